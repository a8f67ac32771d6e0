/** The cover: what, whose, when, by whom. Its space is shared out so that long names do not push it to a second page. */
import type { Paragraph, Table } from 'docx'
import type { ReportModel } from '../../../domain/report/block.ts'
import { drawTable, noRule } from './cell.ts'
import { textWidth } from './clean.ts'
import { inkOf, paragraph, paragraphOf } from './paragraph.ts'
import { logoHeight, logoOf } from './figure.ts'
import type { Picture, Sheet } from './sheet.ts'
import { styleOf } from './style.ts'
import type { StyleId } from './style.ts'
import { spreadLabel } from './text.ts'

const factGrid = [1900, 5172] as const

/** Height in twips of text set in a style over a width. */
function height(id: StyleId, text: string, sheet: Sheet, width: number): number {
  const spec = styleOf(sheet.profile, id)
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line, spec.size) / width)), 0)
  return (spec.before ?? 0) + lines * spec.line + (spec.after ?? 0)
}

function factsOf(model: ReportModel, sheet: Sheet): Table {
  const ink = inkOf(sheet.profile, 'CoverFact')
  const rows = model.cover.facts.map(([name, text]) => ({
    cells: [
      { content: [paragraphOf('CoverFact', sheet, spreadLabel(name, { ...ink, slot: 'hei' }))] },
      { content: [paragraph('CoverFact', sheet, text)], ruled: true },
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
export function coverOf(model: ReportModel, sheet: Sheet, logo: Picture | undefined): (Paragraph | Table)[] {
  const { cover } = model
  const names: readonly (readonly [StyleId, string])[] = [
    ['CoverHospital', cover.hospital],
    ['CoverSystem', cover.system],
    ['CoverTitle', cover.title],
    ['CoverPeriod', cover.period],
  ]
  const text = sheet.page.text
  const top = [
    ...cover.marks.map((mark) => paragraph('CoverMark', sheet, mark)),
    ...(logo ? [logoOf(logo, sheet)] : []),
  ]
  const draft = model.draft ? [paragraph('CoverDraft', sheet, '草稿', { ink: { color: 'C00000' }, before: 200 })] : []
  const heights = [
    ...cover.marks.map((mark) => height('CoverMark', mark, sheet, text)),
    logo ? logoHeight : 0,
    model.draft ? 200 + height('CoverDraft', '草稿', sheet, text) : 0,
    ...names.map(([id, name]) => height(id, name, sheet, text)),
    ...cover.facts.map(([, fact]) => height('CoverFact', fact, sheet, factGrid[1]) + 90),
    height('CoverFirm', cover.firm, sheet, text) + height('CoverDate', cover.date, sheet, text),
  ]
  const used = heights.reduce((a, b) => a + b, 0)
  const free = Math.max(900, sheet.page.height - sheet.page.top - sheet.page.bottom - used - 300)
  const share = (part: number) => Math.round(free * part)
  const [first, ...others] = names
  return [
    ...top,
    ...draft,
    ...(first ? [paragraph(first[0], sheet, first[1], { before: share(0.36) })] : []),
    ...others.map(([id, name]) => paragraph(id, sheet, name)),
    paragraph('Gap', sheet, '', { before: share(0.26) }),
    factsOf(model, sheet),
    paragraph('CoverFirm', sheet, cover.firm, { before: share(0.22) }),
    paragraph('CoverDate', sheet, cover.date),
  ]
}
