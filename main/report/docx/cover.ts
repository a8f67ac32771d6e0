/** The cover: what, whose, when, by whom. Its space is shared out so that long names do not push it to a second page. */
import type { Paragraph, Table } from 'docx'
import type { Cover } from '../../../domain/report/block.ts'
import { drawTable, noRule } from './cell.ts'
import { textWidth } from './clean.ts'
import { inkOf, paragraph, paragraphOf } from './paragraph.ts'
import { logoHeight, logoOf } from './figure.ts'
import type { Picture, Sheet } from './sheet.ts'
import { styleOf } from './style.ts'
import type { StyleId } from './style.ts'
import { spreadLabel } from './text.ts'

const factGrid = [1900, 5172] as const

/** The paragraph that docx ends a section with, and a little more. */
const sectionEnd = 440 + 160

/** Space between the cover's parts, below which the facts are set smaller. */
const leastFree = 1200

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** Height in twips of text set in a style over a width. */
function height(id: StyleId, text: string, sheet: Sheet, width: number): number {
  const spec = styleOf(sheet.profile, id)
  const lines = sum(text.split('\n').map((line) => Math.max(1, Math.ceil(textWidth(line, spec.size) / width))))
  return (spec.before ?? 0) + lines * spec.line + (spec.after ?? 0)
}

/** Facts in their own size, or in that of a table's cell where the page is short of room. */
type FactStyle = 'CoverFact' | 'Cell'

function factsOf(cover: Cover, sheet: Sheet, style: FactStyle): Table {
  const ink = inkOf(sheet.profile, style)
  const rows = cover.facts.map(([name, text]) => ({
    cells: [
      { content: [paragraphOf(style, sheet, spreadLabel(name, { ...ink, slot: 'hei' }))] },
      { content: [paragraph(style, sheet, text)], ruled: true },
    ],
  }))
  const borders = {
    top: noRule,
    left: noRule,
    right: noRule,
    bottom: noRule,
    insideHorizontal: noRule,
    insideVertical: noRule,
  }
  return drawTable(rows, { grid: factGrid, borders })
}

/**
 * The cover's page, without its section. `logo` is the picture that the cover names, when it has one.
 */
export function coverOf(
  cover: Cover,
  isDraft: boolean,
  sheet: Sheet,
  logo: Picture | undefined,
): (Paragraph | Table)[] {
  const lines: readonly (readonly [StyleId, string])[] = [
    ['CoverHospital', cover.hospital],
    ['CoverSystem', cover.system],
    ['CoverTitle', cover.title],
    ['CoverPeriod', cover.period],
  ]
  const names = lines.filter(([, name]) => name !== '')
  const text = sheet.page.text
  const top = [
    ...cover.marks.map((mark) => paragraph('CoverMark', sheet, mark)),
    ...(logo ? [logoOf(logo, sheet)] : []),
  ]
  const draft = isDraft ? [paragraph('CoverDraft', sheet, '草稿', { ink: { color: 'C00000' }, before: 200 })] : []
  const fixed = [
    ...cover.marks.map((mark) => height('CoverMark', mark, sheet, text)),
    logo ? logoHeight : 0,
    isDraft ? 200 + height('CoverDraft', '草稿', sheet, text) : 0,
    ...names.map(([id, name]) => height(id, name, sheet, text)),
    height('CoverFirm', cover.firm, sheet, text) + height('CoverDate', cover.date, sheet, text),
    height('Gap', '', sheet, text),
  ]
  const room = sheet.page.height - sheet.page.top - sheet.page.bottom - sum(fixed) - sectionEnd
  const freeWith = (style: FactStyle) =>
    room - sum(cover.facts.map(([, fact]) => height(style, fact, sheet, factGrid[1] - 140) + 90))
  const style: FactStyle = freeWith('CoverFact') < leastFree ? 'Cell' : 'CoverFact'
  const free = Math.max(0, freeWith(style))
  const share = (part: number) => Math.round(free * part)
  const [first, ...others] = names
  return [
    ...top,
    ...draft,
    ...(first ? [paragraph(first[0], sheet, first[1], { before: share(0.36) })] : []),
    ...others.map(([id, name]) => paragraph(id, sheet, name)),
    paragraph('Gap', sheet, '', { before: share(0.26) }),
    ...(cover.facts.length > 0 ? [factsOf(cover, sheet, style)] : []),
    paragraph('CoverFirm', sheet, cover.firm, { before: share(0.22) }),
    paragraph('CoverDate', sheet, cover.date),
  ]
}
