/** The table of contents, already filled in: Word shows it as written and asks nobody to update fields. */
import { TableOfContents } from 'docx'
import type { IXmlableObject, PageNumberEstimator, Paragraph } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { fontOf } from './font.ts'
import { paragraph } from './paragraph.ts'
import type { Sheet } from './sheet.ts'
import { styleOf } from './style.ts'
import type { Profile, StyleId } from './style.ts'

export function contentsOf(title: string, sheet: Sheet, breaks: boolean): (Paragraph | TableOfContents)[] {
  return [
    paragraph('FrontTitle', sheet, title, breaks ? { pageBreakBefore: true } : {}),
    new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' }),
  ]
}

/**
 * Lays out the pages and counts them. Fonts without known widths are measured as their nearest kin; all lines are
 * exact, so that a guess at a width hardly ever moves a page. docx makes the entries of the contents itself, without
 * fonts: they get them here, before they are measured and written.
 */
export function pageNumbersOf(profile: Profile): PageNumberEstimator {
  const estimate = estimatePageNumbersWith({ guess: true })
  const counted: PageNumberEstimator = (body, context) => {
    setFonts(body, profile)
    return estimate(body, context)
  }
  return Object.assign(counted, estimate)
}

type Node = Record<string, unknown>

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function childrenOf(value: unknown, name: string): Node[] {
  return Array.isArray(value) ? value.filter((child): child is Node => isNode(child) && name in child) : []
}
function attributes(value: unknown): Node {
  const list = Array.isArray(value) ? value : [value]
  const found = list.find((entry): entry is Node => isNode(entry) && '_attr' in entry)
  return found && isNode(found['_attr']) ? found['_attr'] : {}
}

function setFonts(body: IXmlableObject, profile: Profile): void {
  const content = (body as Node)['w:body']
  for (const box of childrenOf(content, 'w:sdt')) {
    for (const inner of childrenOf(box['w:sdt'], 'w:sdtContent')) {
      for (const entry of childrenOf(inner['w:sdtContent'], 'w:p')) setEntryFonts(entry['w:p'], profile)
    }
  }
}

function setEntryFonts(entry: unknown, profile: Profile): void {
  const style = childrenOf(childrenOf(entry, 'w:pPr')[0]?.['w:pPr'], 'w:pStyle')[0]?.['w:pStyle']
  const id: StyleId = attributes(style)['w:val'] === 'TOC1' ? 'TOC1' : 'TOC2'
  const font = Object.fromEntries(
    Object.entries(fontOf(styleOf(profile, id).slot)).map(([slot, name]) => [`w:${slot}`, name]),
  )
  const links = childrenOf(entry, 'w:hyperlink').flatMap((link) => childrenOf(link['w:hyperlink'], 'w:r'))
  for (const run of [...childrenOf(entry, 'w:r'), ...links]) {
    const parts = run['w:r']
    if (Array.isArray(parts) && childrenOf(parts, 'w:rPr').length === 0)
      parts.unshift({ 'w:rPr': [{ 'w:rFonts': { _attr: font } }] })
  }
}
