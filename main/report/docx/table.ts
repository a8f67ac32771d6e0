/** The table block: header row, cells by their kinds, the note as its last row. */
import type { Table } from 'docx'
import type { Cell, Table as TableBlock } from '../../../domain/report/block.ts'
import { drawTable, fills } from './cell.ts'
import type { DrawnCell, DrawnRow } from './cell.ts'
import { cellWidths, fitGrid } from './grid.ts'
import { inkOf, paragraph, paragraphOf, paragraphs } from './paragraph.ts'
import type { Sheet } from './sheet.ts'
import type { StyleId } from './style.ts'
import { plainText, spreadLabel } from './text.ts'
import { verdictMark, verdictText } from './verdict.ts'

const kinds: Readonly<Record<NonNullable<Cell['kind']>, StyleId>> = {
  label: 'CellHead',
  verdict: 'Cell',
  raw: 'CellRaw',
  small: 'CellSmall',
  big: 'CellBig',
}

/** Labels in columns narrower than this are spread to four characters, so that they line up. */
const narrow = 1500

/** A cell by its kind, in a column of a width. Verdict cells without text print the verdict's own words. */
export function drawCell(cell: Cell, sheet: Sheet, width = Infinity): DrawnCell {
  const span = cell.span ? { span: cell.span } : {}
  if (cell.kind === 'verdict' && cell.verdict) {
    const mark = verdictMark(cell.verdict)
    const text = plainText(cell.text) === '' ? verdictText[cell.verdict] : cell.text
    const counted = /^\d/.test(plainText(text))
    const ink = mark
      ? { color: mark.color, bold: true, ...(counted ? {} : { slot: 'hei' as const }) }
      : { bold: cell.bold ?? false }
    return {
      ...span,
      ...(mark ? { fill: mark.fill } : {}),
      content: [paragraph('Cell', sheet, text, { align: cell.align ?? 'center', ink })],
    }
  }
  if (cell.kind === 'label' && typeof cell.text === 'string' && width < narrow && cell.align === undefined) {
    return {
      ...span,
      fill: fills.label,
      content: [paragraphOf('CellHead', sheet, spreadLabel(cell.text, inkOf(sheet.profile, 'CellHead')))],
    }
  }
  const style = cell.kind ? kinds[cell.kind] : 'Cell'
  const content = paragraphs(style, sheet, cell.text, {
    align: cell.align ?? 'left',
    ink: cell.bold ? { bold: true } : {},
  })
  return { ...span, content, ...(cell.kind === 'label' ? { fill: fills.label } : {}) }
}

/** A header cell: 黑体 on grey, centred, whatever its kind. */
export function drawHead(cell: Cell, sheet: Sheet): DrawnCell {
  const mark = { fill: fills.head, content: [paragraph('CellHead', sheet, cell.text, { align: 'center' })] }
  return { ...mark, ...(cell.span ? { span: cell.span } : {}) }
}

/**
 * A table without its caption, as wide as the text. A table of more than six rows without a header repeats its first
 * row, so that a form that breaks still says what it is.
 */
export function tableOf(block: TableBlock, sheet: Sheet): Table {
  const grid = fitGrid(block.grid, sheet.page.text)
  const rows: DrawnRow[] = []
  if (block.header) rows.push({ header: true, cells: block.header.map((cell) => drawHead(cell, sheet)) })
  for (const row of block.rows) {
    const widths = cellWidths(row, grid)
    rows.push({ cells: row.map((cell, at) => drawCell(cell, sheet, widths[at])), splits: isHuge(row) })
  }
  if (block.note !== undefined)
    rows.push({ cells: [{ span: grid.length, content: [paragraph('CellSmall', sheet, block.note)] }] })
  const first = rows[0]
  if (first && !block.header && rows.length > 6) rows[0] = { ...first, header: true }
  return drawTable(rows, { grid }, block.tall)
}

/** A row that may be higher than a page: it has to break, or its end would be cut off. */
export function isHuge(row: readonly Cell[]): boolean {
  return row.some((cell) => plainText(cell.text).length > 700)
}
