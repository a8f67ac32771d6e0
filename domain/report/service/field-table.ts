import type { Field, TableField } from '../../service/field.ts'
import type { Cell, Inline, Table } from '../block.ts'
import { centred, heads, label, left, plainTextOf, small } from '../cell.ts'
import { isCode, shownField, shownText } from './value.ts'

export type Row = readonly [label: string, value: Inline]

/** Labels of up to seven characters stay on one line. */
const grid = [1650, 2886, 1650, 2886]
/** Halves of a Chinese character that one line of a paired value holds. */
const longestPaired = 26
/** Characters from which a table may break between pages. */
const tallText = 300

/** Labels and values: short ones two in a row, long ones over the whole width. */
export function pairTable(rows: readonly Row[]): Table {
  const cells: Cell[][] = []
  let waiting: Row | null = null
  const flush = (): void => {
    if (waiting) cells.push(alone(waiting))
    waiting = null
  }
  for (const row of rows) {
    if (isWide(row)) {
      flush()
      cells.push(alone(row))
    } else if (waiting) {
      cells.push([label(waiting[0]), left(waiting[1]), label(row[0]), left(row[1])])
      waiting = null
    } else waiting = row
  }
  flush()
  const tall = rows.some(([, value]) => plainTextOf(value).length > tallText)
  return { type: 'table', grid, rows: cells, ...(tall ? { tall } : {}) }
}

const alone = ([name, value]: Row): Cell[] => [label(name), { text: value, span: 3 }]

function isWide([, value]: Row): boolean {
  const text = plainTextOf(value)
  return (
    widthOfText(text) > longestPaired || text.includes('\n') || (typeof value !== 'string' && value.some((s) => s.mono))
  )
}

const widthOfText = (text: string): number =>
  [...text].reduce((n, c) => n + ((c.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2), 0)

/** The fields of a kind as labels and values, in their order. */
export function fieldRows(fields: readonly Field[], values: Readonly<Record<string, string>>): Row[] {
  return fields.map((f) => [f.label, shownField(f, values)])
}

const whole = 9072
const numberWidth = 620

/** Twips that a column needs; null for one that takes a share of what is left. */
function widthOf(column: Field): number | null {
  const head = column.label.length * 210 + 160
  switch (column.type) {
    case 'instant':
      return Math.max(head, 1620)
    case 'date':
      return Math.max(head, 1290)
    case 'number':
      return Math.max(head, 800)
    case 'yes-no':
      return Math.max(head, 700)
    case 'choice':
      return Math.max(head, ...column.choices!.map((c) => c.length * 210 + 160))
    case 'text':
    case 'long':
      return null
  }
}

/** A table of a record with its rows numbered; one line says `none` where there are none. */
export function recordTable(table: TableField, rows: readonly Readonly<Record<string, string>>[], none: string): Table {
  const widths = table.columns.map(widthOf)
  const fixed = widths.reduce<number>((sum, w) => sum + (w ?? 0), numberWidth)
  const open = widths.filter((w) => w === null).length
  const share = open > 0 ? Math.floor((whole - fixed) / open) : 0
  const grid = [numberWidth, ...widths.map((w) => w ?? share)]
  grid[grid.length - 1]! += whole - grid.reduce((a, b) => a + b, 0)
  const filled = rows.filter((row) => Object.values(row).some((text) => text.trim() !== ''))
  return {
    type: 'table',
    grid,
    header: heads('序号', ...table.columns.map((c) => c.label)),
    rows:
      filled.length === 0
        ? [[{ text: none, align: 'center', span: grid.length }]]
        : filled.map((row, n) => [
            { ...centred(String(n + 1)), kind: 'small' as const },
            ...table.columns.map((c) => cellOf(c, row[c.id] ?? '')),
          ]),
    tall: filled.length > 10,
  }
}

function cellOf(column: Field, text: string): Cell {
  if (text.trim() === '') return { ...centred('—'), kind: 'small' }
  if (isCode(column)) return { text: [{ text: text.trim(), mono: true }], kind: 'small' }
  const shown = shownText(column, text)
  return column.type === 'text' || column.type === 'long' ? small(shown) : { ...centred(shown), kind: 'small' }
}
