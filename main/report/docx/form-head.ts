/** Head of a form: its title, and one line with the number on the left and the state at the right edge. */
import { TabStopType } from 'docx'
import type { Paragraph } from 'docx'
import type { FormHead } from '../../../domain/report/block.ts'
import { paragraph } from './paragraph.ts'
import type { Sheet } from './sheet.ts'

export function formHeadOf(block: FormHead, sheet: Sheet): Paragraph[] {
  const tabStops = [{ type: TabStopType.RIGHT, position: sheet.page.text }]
  return [
    paragraph('FormTitle', sheet, block.title),
    paragraph('FormLine', sheet, `${block.left}\t${block.right}`, { tabStops, ink: { joined: true } }),
  ]
}
