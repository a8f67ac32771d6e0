/** One-cell tables: the conclusion box and raw output. */
import type { Table } from 'docx'
import type { ConclusionBox, Raw } from '../../../domain/report/block.ts'
import { blackRule, drawTable, fills, noRule } from './cell.ts'
import { paragraph, paragraphs } from './paragraph.ts'
import type { Sheet } from './sheet.ts'

/** The box that answers on one page: grey ground, black rules above and below, no sides. */
export function conclusionOf(block: ConclusionBox, sheet: Sheet): Table {
  const content = [
    ...(block.headline === ''
      ? []
      : [paragraph('BoxHead', sheet, block.headline, { keepNext: true, ink: { joined: true } })]),
    ...block.lines.flatMap((line) => paragraphs('BoxLine', sheet, line, { ink: { joined: true } })),
  ]
  return drawTable([{ cells: [{ content, fill: fills.label }] }], {
    grid: [sheet.page.text],
    borders: { top: blackRule(12), bottom: blackRule(12), left: noRule, right: noRule },
    margins: sheet.profile === 'form' ? formMargins : { top: 120, bottom: 120, left: 200, right: 200 },
  })
}

const formMargins = { top: 60, bottom: 60, left: 160, right: 160 }

/** Lines above which raw output may break between pages. */
const wholeRaw = 40

/** Command output as text, monospaced, a hundred columns wide. */
export function rawOf(block: Raw, sheet: Sheet): Table {
  const content = (block.lines.length > 0 ? block.lines : ['']).flatMap((line) => paragraphs('Raw', sheet, line))
  return drawTable([{ cells: [{ content, fill: fills.raw }], splits: content.length > wholeRaw }], {
    grid: [sheet.page.text],
  })
}
