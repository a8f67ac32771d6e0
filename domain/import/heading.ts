import { cellText, type SheetRow } from './cell.ts'
import type { ImportColumn, ImportField } from './field.ts'

/** Rows at the top of a sheet among which the headings are sought: titles and notes often stand above them. */
const lookedAt = 20

/** A heading as it compares: without blanks, signs, units and the star of a required column. */
export function bareTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .replace(/[\s*：:、，,。.\-_/\\"'“”]/g, '')
    .toLowerCase()
}

/** How well a heading names a field: 0 not at all, the more the surer. */
function fit(title: string, field: ImportField): number {
  if (title === '') return 0
  const at = field.names.findIndex((name) => bareTitle(name) === title)
  if (at >= 0) return 1000 - at
  const within = field.names.filter((name) => name.length >= 2 && title.includes(bareTitle(name)))
  return within.length > 0 ? 100 + Math.max(...within.map((name) => name.length)) : 0
}

/** What each column is, by its heading: every field at most once, the surest first. Unknown columns stay empty. */
export function proposedColumns(titles: readonly string[], fields: readonly ImportField[]): ImportColumn[] {
  const bare = titles.map(bareTitle)
  const fits = bare.flatMap((title, column) =>
    fields.map((field) => ({ column, field, score: fit(title, field) })).filter(({ score }) => score > 0),
  )
  const chosen = new Map<number, string>()
  const taken = new Set<string>()
  for (const { column, field } of fits.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (chosen.has(column) || (taken.has(field.id) && !field.several)) continue
    chosen.set(column, field.id)
    taken.add(field.id)
  }
  for (const field of fields) {
    const at = bare.findIndex((title, n) => !chosen.has(n) && field.spare?.some((name) => bareTitle(name) === title))
    if (at >= 0 && !taken.has(field.id)) chosen.set(at, field.id)
  }
  return titles.map((title, column) => ({ title, field: chosen.get(column) ?? '' }))
}

/** The row of the headings: the one at the top in which most cells name fields, else the first with several cells. */
export function headingRow(rows: readonly SheetRow[], fields: readonly ImportField[]): SheetRow | undefined {
  const top = rows.slice(0, lookedAt)
  const known = (row: SheetRow): number =>
    row.cells.filter((cell) => {
      const title = bareTitle(cellText(cell))
      // A long text that happens to hold a name is no heading.
      return title.length <= 16 && fields.some((field) => fit(title, field) > 0)
    }).length
  const best = top.reduce<SheetRow | undefined>((a, b) => (known(b) > (a ? known(a) : 1) ? b : a), undefined)
  return best ?? top.find((row) => row.cells.filter(Boolean).length > 1) ?? top[0]
}

/** The headings of a row, one for each column up to the last that holds anything. */
export function titlesOf(row: SheetRow | undefined, columns: number): string[] {
  return Array.from({ length: columns }, (_, n) => cellText(row?.cells[n]))
}
