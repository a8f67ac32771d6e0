/** What is signed and stamped: one row of two cells that never splits, and the customer's opinion below. */
import { LeaderType, TabStopType } from 'docx'
import type { Paragraph, Table } from 'docx'
import type { SignatureBlock, SignBoxes } from '../../../domain/report/block.ts'
import { drawTable } from './cell.ts'
import { fitGrid } from './grid.ts'
import { inkOf, paragraph, paragraphOf } from './paragraph.ts'
import type { Sheet } from './sheet.ts'
import { runs } from './text.ts'

const margins = { top: 120, bottom: 120, left: 180, right: 180 }
const leastHeight = 5900

/** A line to be signed ends in a rule; a date keeps its blanks; the seal's place stands apart in grey. */
function signLine(line: string, sheet: Sheet, width: number): Paragraph {
  if (line.startsWith('（盖章')) return paragraph('Seal', sheet, line, { ink: { color: '6B6B6B' } })
  if (/[：:]./u.test(line)) return paragraph('Sign', sheet, line)
  const ink = inkOf(sheet.profile, 'Sign')
  const name = /[：:]$/u.test(line) ? line : `${line}：`
  const stop = { type: TabStopType.RIGHT, position: width, leader: LeaderType.UNDERSCORE }
  return paragraphOf('Sign', sheet, [...runs(name, ink), ...runs('\t', ink)], { tabStops: [stop] })
}

/** The block of two columns, at least 5900 twips high, with 50 mm free for each seal. */
export function signaturesOf(block: SignatureBlock, sheet: Sheet): Table {
  const left = Math.floor(sheet.page.text / 2)
  const grid = [left, sheet.page.text - left]
  const cells = [block.left, block.right].map((side) => ({
    content: [
      paragraph('SignHead', sheet, side.title),
      ...side.lines.map((line) => signLine(line, sheet, left - margins.left - margins.right)),
    ],
  }))
  return drawTable([{ cells, height: leastHeight }], { grid, margins, vertical: 'top' })
}

const boxMargins = { top: 60, bottom: 60, left: 120, right: 120 }
const leastBox = 1400

/** The boxes of a form, side by side and of one width. */
export function signBoxesOf(block: SignBoxes, sheet: Sheet): Table {
  const grid = fitGrid(
    block.boxes.map(() => 1),
    sheet.page.text,
  )
  const cells = block.boxes.map((box, at) => ({
    content: [
      paragraph('SignHead', sheet, box.title),
      ...box.lines.map((line) => signLine(line, sheet, (grid[at] ?? 0) - boxMargins.left - boxMargins.right)),
    ],
  }))
  return drawTable([{ cells, height: leastBox }], { grid, margins: boxMargins, vertical: 'top' })
}

/** `甲方意见：□同意…`: what stands before the first colon is the title, the rest a box to write in. */
export function opinionOf(block: SignatureBlock, sheet: Sheet): (Paragraph | Table)[] {
  const at = block.opinion.indexOf('：')
  const title = at > 0 ? block.opinion.slice(0, at) : ''
  const content = [paragraph('CellBig', sheet, block.opinion.slice(at + 1))]
  const box = drawTable([{ cells: [{ content }], height: 1200 }], { grid: [sheet.page.text], vertical: 'top' })
  return [...(title === '' ? [] : [paragraph('FrontSub', sheet, title)]), box]
}
