/** Header and footer. An official paper has no header but the draft mark, and its page number between dashes. */
import { BorderStyle, Footer, Header, TabStopType } from 'docx'
import type { ParagraphChild } from 'docx'
import type { Inline, ReportModel } from '../../../domain/report/block.ts'
import { inkOf, paragraphOf } from './paragraph.ts'
import type { ParagraphSettings } from './paragraph.ts'
import type { Sheet } from './sheet.ts'
import { inline } from './text.ts'

const draftMark: Inline = [{ text: '草稿', bold: true, tone: 'alarm' }]
const thin = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' } as const

function line(sheet: Sheet, parts: readonly Inline[], settings: ParagraphSettings) {
  const ink = inkOf(sheet.profile, 'Running')
  const children: ParagraphChild[] = parts.flatMap((part) => inline(part, ink, sheet))
  return paragraphOf('Running', sheet, children, {
    tabStops: [{ type: TabStopType.RIGHT, position: sheet.page.text }],
    ...settings,
  })
}

export function headerOf(model: ReportModel, sheet: Sheet): Header {
  const draft: Inline[] = model.draft ? [draftMark] : []
  if (sheet.profile === 'official') return new Header({ children: [line(sheet, draft, { align: 'right' })] })
  const mark: Inline[] = model.draft ? [draftMark, '　'] : []
  const children = line(sheet, [model.header.left, '\t', ...mark, model.header.right], {
    border: { bottom: { ...thin, space: 4 } },
  })
  return new Header({ children: [children] })
}

export function footerOf(model: ReportModel, sheet: Sheet, side: 'odd' | 'even' = 'odd'): Footer {
  if (sheet.profile === 'official') {
    const number: Inline = [{ text: '— ' }, { text: '', field: 'page' }, { text: ' —' }]
    const indent = side === 'odd' ? { right: 280 } : { left: 280 }
    return new Footer({ children: [line(sheet, [number], { align: side === 'odd' ? 'right' : 'left', indent })] })
  }
  const pages: Inline = [
    { text: '第 ' },
    { text: '', field: 'page' },
    { text: ' 页　共 ' },
    { text: '', field: 'pages' },
    { text: ' 页' },
  ]
  return new Footer({
    children: [line(sheet, [model.footerLeft, '\t', pages], { border: { top: { ...thin, space: 4 } } })],
  })
}
