import type { SheetCell, SheetRow } from '../../domain/import/cell.ts'

/** A range of merged cells: rows from 1, the column of its value from 0. */
export interface Merge {
  readonly ref: string
  readonly from: number
  readonly to: number
  readonly column: number
}

/** Reads `A3:C7`; null for what is no range, or lies within one row. */
export function mergeOf(ref: string): Merge | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(ref)
  if (!found) return null
  const [from, to] = [Number(found[2]), Number(found[3])]
  return to > from ? { ref, from, to, column: columnOf(found[1]!) } : null
}

/** The column, from 0, of `A` or `AA12`. */
export function columnOf(ref: string): number {
  let n = 0
  for (const c of ref) {
    const code = c.charCodeAt(0)
    if (code < 65 || code > 90) break
    n = n * 26 + code - 64
  }
  return n - 1
}

/**
 * Writes the value of merged cells into each of their rows, as a reader of the sheet understands it. Rows that hold
 * nothing else stay empty.
 */
export function mergeFiller(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  const waiting = merges.toSorted((a, b) => a.from - b.from)
  let next = 0
  let active: { readonly merge: Merge; readonly cell: SheetCell | undefined }[] = []
  return (row) => {
    active = active.filter(({ merge }) => merge.to >= row.row)
    for (; next < waiting.length && waiting[next]!.from <= row.row; next++) {
      const merge = waiting[next]!
      // A range that begins on a row without any cell has no value.
      if (merge.from === row.row) active.push({ merge, cell: row.cells[merge.column] })
    }
    const filled = active.filter(({ merge, cell }) => merge.from < row.row && cell && !row.cells[merge.column])
    if (filled.length === 0) return row
    const cells = [...row.cells]
    for (const { merge, cell } of filled) cells[merge.column] = cell
    return { ...row, cells }
  }
}
