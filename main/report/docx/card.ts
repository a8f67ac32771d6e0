/** The card of one item: label/value rows on one common grid, a band on top for 关注 and 异常, a box for 异常. */
import { TabStopType } from 'docx'
import type { Table } from 'docx'
import type { Card, CardRow, Inline } from '../../../domain/report/block.ts'
import { blackRule, drawTable, fills } from './cell.ts'
import type { DrawnCell, DrawnRow } from './cell.ts'
import { textWidth } from './clean.ts'
import { cellWidths, commonGrid, fitGrid } from './grid.ts'
import { inkOf, paragraph, paragraphOf, paragraphs } from './paragraph.ts'
import type { Sheet } from './sheet.ts'
import { drawCell, drawHead } from './table.ts'
import { plainText, runs, spreadLabel } from './text.ts'
import { verdictBoxes, verdictMark } from './verdict.ts'

/** Label, value, label, value in an engineering report's 9072 twips. */
const pairGrid = [1360, 3176, 1360, 3176]
const tickColumns = 5
const tickWidth = 1530

/** A row with the widths of its own columns, before the common grid is known. */
interface OwnRow {
  readonly widths: readonly number[]
  readonly cells: readonly DrawnCell[]
  readonly splits?: boolean
}

function label(text: string, sheet: Sheet): DrawnCell {
  return {
    fill: fills.label,
    content: [paragraphOf('CellHead', sheet, spreadLabel(text, inkOf(sheet.profile, 'CellHead')))],
  }
}
function value(text: Inline, sheet: Sheet, bold = false): DrawnCell {
  return { content: paragraphs('Cell', sheet, text, { ink: { joined: true, ...(bold ? { bold: true } : {}) } }) }
}

/** What a tick may take of its column; of the last one the cell's margins are off. */
const tickRoom = tickWidth - 40
const lastTickRoom = tickWidth - 90

/** Ticks in lines of five columns; one too long for its column takes the next as well. */
export function tickLines(ticks: readonly string[], halfPoints: number): string[][] {
  const lines: string[][] = []
  let used = tickColumns
  for (const tick of ticks) {
    const marked = /^[√×▲—○□■]/u.test(tick) ? tick : `√${tick}`
    const width = textWidth(marked, halfPoints)
    const columns = Math.ceil(width / tickRoom)
    const fits =
      used + columns < tickColumns ||
      (used + columns === tickColumns && width <= (columns - 1) * tickWidth + lastTickRoom)
    if (!fits) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(marked)
    used += columns
  }
  return lines
}

function ticksCell(ticks: readonly string[], sheet: Sheet): DrawnCell {
  const ink = inkOf(sheet.profile, 'Cell')
  const tabStops = [1, 2, 3, 4].map((at) => ({ type: TabStopType.LEFT, position: at * tickWidth }))
  const lines = tickLines(ticks, ink.size)
  return { content: lines.map((line) => paragraphOf('Cell', sheet, runs(line.join('\t'), ink), { tabStops })) }
}

function verdictCell(row: CardRow & { kind: 'verdict' }, sheet: Sheet): DrawnCell {
  const ink = inkOf(sheet.profile, 'Cell')
  const boxes = verdictBoxes(row.verdict, row.words).flatMap((box, at) => [
    ...(at > 0 ? runs('　　', ink) : []),
    ...runs(box.text, { ...ink, ...(box.bold ? { bold: true } : {}) }),
  ])
  return { content: [paragraphOf('Cell', sheet, [...boxes, ...(row.after ? runs(`　　${row.after}`, ink) : [])])] }
}

function measureRows(row: CardRow & { kind: 'measures' }, sheet: Sheet, [first = 0]: readonly number[]): OwnRow[] {
  const own = row.label !== ''
  const inner = fitGrid(row.grid, sheet.page.text - (own ? first : 0))
  const heads = row.header.map((text) => drawHead({ text }, sheet))
  const lines = [heads, ...row.rows.map((cells) => cells.map((cell) => drawCell(cell, sheet)))]
  return lines.map((cells, at) => {
    const start = { ...label(row.label, sheet), merge: at === 0 ? ('start' as const) : ('on' as const) }
    const lead = at === 0 ? start : { ...start, content: [paragraph('Cell', sheet, '')] }
    return { widths: own ? [first, ...inner] : inner, cells: own ? [lead, ...cells] : cells }
  })
}

function ownRows(row: CardRow, sheet: Sheet, pair: readonly number[]): OwnRow[] {
  const wide = [pair[0] ?? 0, pair.slice(1).reduce((a, b) => a + b, 0)]
  switch (row.kind) {
    case 'wide':
      return [
        {
          widths: wide,
          cells: [label(row.label, sheet), value(row.value, sheet, row.bold)],
          splits: plainText(row.value).length > 1500,
        },
      ]
    case 'pair':
      return [
        {
          widths: pair,
          cells: [row.left, row.right].flatMap(([name, text]) => [label(name, sheet), value(text, sheet)]),
        },
      ]
    case 'ticks':
      return [{ widths: wide, cells: [label(row.label, sheet), ticksCell(row.ticks, sheet)] }]
    case 'verdict':
      return [{ widths: wide, cells: [label(row.label, sheet), verdictCell(row, sheet)] }]
    case 'measures':
      return measureRows(row, sheet, pair)
  }
}

/**
 * A card as one table. The band, else the first row, repeats where the card breaks; a card of 异常 never breaks unless
 * it is higher than a page.
 */
export function cardOf(card: Card, sheet: Sheet): Table {
  const pair = fitGrid(pairGrid, sheet.page.text)
  const own = card.rows.flatMap((row) => ownRows(row, sheet, pair))
  const mark = verdictMark(card.verdict)
  if (card.band && mark) {
    const size = card.verdict === 'abnormal' ? { size: 24 } : {}
    const ink = { slot: 'hei' as const, color: mark.color, ...size }
    own.unshift({
      widths: [sheet.page.text],
      cells: [
        {
          fill: mark.fill,
          content: [
            paragraph(card.verdict === 'abnormal' ? 'CellBig' : 'Cell', sheet, card.band, { align: 'center', ink }),
          ],
        },
      ],
    })
  }
  const { grid, spans } = commonGrid(own.map((row) => cellWidths(row.cells, row.widths)))
  const rows = own.map((row, at): DrawnRow => ({
    ...(at === 0 ? { header: true } : {}),
    ...(row.splits ? { splits: true } : {}),
    cells: row.cells.map((cell, index) => ({ ...cell, span: spans[at]?.[index] ?? 1 })),
  }))
  const heavy = blackRule(18)
  const borders =
    card.verdict === 'abnormal'
      ? { top: heavy, bottom: heavy, left: heavy, right: heavy }
      : { top: blackRule(8), bottom: blackRule(8) }
  return drawTable(rows, { grid, borders }, card.verdict === 'abnormal' ? 'never' : rows.length > 14)
}
