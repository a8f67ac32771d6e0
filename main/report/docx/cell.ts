/** Cells and rows as every table of a report has them. */
import {
  BorderStyle,
  HeightRule,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  AlignmentType,
} from 'docx'
import type { ITableBordersOptions, Paragraph } from 'docx'
import { keptWithNext } from './keep.ts'
import type { Breaking } from './keep.ts'

export const fills = {
  head: 'DDE3EA',
  label: 'F2F4F7',
  raw: 'F7F7F7',
  attention: 'D9D9D9',
  abnormal: '9C0006',
} as const

const rule = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' } as const
export const noRule = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** A heavier black rule; size in eighths of a point. */
export function blackRule(size: number) {
  return { style: BorderStyle.SINGLE, size, color: '000000' } as const
}

/** A cell that is laid out: its content, its ground, and how many grid columns it spans. */
export interface DrawnCell {
  readonly content: readonly Paragraph[]
  readonly fill?: string
  readonly span?: number
  /** `start` opens a vertical merge, `on` continues it. */
  readonly merge?: 'start' | 'on'
  /** A rule below, where the table has none. */
  readonly ruled?: boolean
}
export interface DrawnRow {
  readonly cells: readonly DrawnCell[]
  /** Repeated at the top of every page that the table reaches. */
  readonly header?: boolean
  /** Least height in twips. */
  readonly height?: number
  /** A row higher than a page must be allowed to break. */
  readonly splits?: boolean
}

export interface TableLook {
  readonly grid: readonly number[]
  readonly borders?: Partial<ITableBordersOptions>
  readonly margins?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
  readonly vertical?: 'top' | 'center'
}

const cellMargins = { top: 40, bottom: 40, left: 70, right: 70 }

/** A table with a fixed grid, its widths written in the grid and in every cell. Rows keep together by `keptWithNext`. */
export function drawTable(rows: readonly DrawnRow[], look: TableLook, tall: Breaking = false): Table {
  const kept = keptWithNext(rows.length, tall)
  const total = look.grid.reduce((a, b) => a + b, 0)
  const sides = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: total, type: WidthType.DXA },
    columnWidths: [...look.grid],
    alignment: AlignmentType.CENTER,
    margins: { ...(look.margins ?? cellMargins), marginUnitType: WidthType.DXA },
    borders: { ...sides, ...look.borders },
    rows: rows.map((row, at) => drawRow(row, look, kept[at] ?? false)),
  })
}

function drawRow(row: DrawnRow, look: TableLook, keepNext: boolean): TableRow {
  let column = 0
  const children = row.cells.map((cell) => {
    const span = cell.span ?? 1
    const width = look.grid.slice(column, column + span).reduce((a, b) => a + b, 0)
    column += span
    return new TableCell({
      children: cell.content,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: look.vertical === 'top' ? VerticalAlign.TOP : VerticalAlign.CENTER,
      ...(span > 1 ? { columnSpan: span } : {}),
      ...(cell.merge ? { verticalMerge: cell.merge === 'start' ? ('restart' as const) : ('continue' as const) } : {}),
      ...(cell.ruled ? { borders: { bottom: rule } } : {}),
      ...(cell.fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: cell.fill } } : {}),
    })
  })
  return new TableRow({
    children,
    keepNext,
    cantSplit: row.splits !== true,
    ...(row.header ? { tableHeader: true } : {}),
    ...(row.height ? { height: { value: row.height, rule: HeightRule.ATLEAST } } : {}),
  })
}
