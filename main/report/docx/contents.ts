/** The table of contents, already filled in: Word shows it as written and asks nobody to update fields. */
import { TableOfContents } from 'docx'
import type { Paragraph } from 'docx'
import { paragraph } from './paragraph.ts'
import type { Sheet } from './sheet.ts'

export function contentsOf(title: string, sheet: Sheet, breaks: boolean): (Paragraph | TableOfContents)[] {
  return [
    paragraph('FrontTitle', sheet, title, breaks ? { pageBreakBefore: true } : {}),
    new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' }),
  ]
}
