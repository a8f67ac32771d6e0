/** Blocks in their order: what each becomes, and what stands between two of them. */
import type { Paragraph, Table } from 'docx'
import type { Block, Figure } from '../../../domain/report/block.ts'
import { conclusionOf, rawOf } from './box.ts'
import { cardOf } from './card.ts'
import { splitLong } from './long.ts'
import { paragraph } from './paragraph.ts'
import type { ParagraphSettings } from './paragraph.ts'
import type { Sheet } from './sheet.ts'
import { formHeadOf } from './form-head.ts'
import { opinionOf, signaturesOf, signBoxesOf } from './signature.ts'
import type { StyleId } from './style.ts'
import { tableOf } from './table.ts'

export type Content = Paragraph | Table
/** Draws a figure, whose picture has to be fetched or painted first. */
export type DrawFigure = (figure: Figure) => Promise<Paragraph[]>

const textStyles = { body: 'Body', note: 'Note', plain: 'Plain', end: 'End' } as const satisfies Record<string, StyleId>
const headingStyles = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const satisfies Record<number, StyleId>

/** True for what Word sees as a table with nothing before it: two such need a paragraph between them. */
function opensWithTable(block: Block): boolean {
  return (
    block.type === 'card' ||
    block.type === 'conclusion' ||
    block.type === 'signatures' ||
    block.type === 'sign-boxes' ||
    (block.type === 'table' && block.caption === undefined)
  )
}
function endsWithTable(block: Block | undefined): boolean {
  return block !== undefined && ['card', 'conclusion', 'signatures', 'sign-boxes', 'table'].includes(block.type)
}

export interface Flow {
  /** Headings as they stand in a front page: not in the contents. */
  readonly front: boolean
  /** The first block starts a page. */
  readonly pageTop: boolean
  readonly sheet: Sheet
  readonly drawFigure: DrawFigure
}

/** All blocks as Word's paragraphs and tables. `each` is called after every block. */
export async function flowOf(
  blocks: readonly Block[],
  flow: Flow,
  each: () => void = () => undefined,
): Promise<Content[]> {
  const out: Content[] = []
  let top = flow.pageTop
  let breaks = flow.pageTop && !flow.front
  let last: Block | undefined
  for (const [at, block] of blocks.entries()) {
    if (block.type === 'page-break') {
      breaks = true
      top = true
    } else {
      const textual = block.type === 'heading' || block.type === 'paragraph'
      if (breaks && !textual) out.push(paragraph('Gap', flow.sheet, '', { pageBreakBefore: true }))
      else if (!breaks && endsWithTable(last) && opensWithTable(block)) out.push(paragraph('Gap', flow.sheet, ''))
      const settings: ParagraphSettings = {
        ...(breaks && textual ? { pageBreakBefore: true } : {}),
        ...((top && textual) || (last?.type === 'heading' && block.type === 'heading')
          ? { before: 0 }
          : endsWithTable(last) && block.type === 'paragraph' && block.style !== 'note'
            ? { before: 140 }
            : {}),
      }
      out.push(...(await draw(block, blocks[at + 1], settings, flow)))
      breaks = false
      top = false
      last = block
    }
    each()
  }
  // Word needs a paragraph after the last table of a section.
  if (endsWithTable(last) || last?.type === 'raw') out.push(paragraph('Gap', flow.sheet, ''))
  return out
}

async function draw(
  block: Exclude<Block, { type: 'page-break' }>,
  next: Block | undefined,
  settings: ParagraphSettings,
  flow: Flow,
): Promise<Content[]> {
  const { sheet } = flow
  switch (block.type) {
    case 'heading': {
      // An official heading has no space of its own; a table would touch it.
      const after = sheet.profile === 'official' && next && opensWithTable(next) ? { after: 100 } : {}
      return [
        paragraph(flow.front ? 'FrontSub' : headingStyles[block.level], sheet, block.text, { ...settings, ...after }),
      ]
    }
    case 'paragraph': {
      const pieces = splitLong(block.text)
      const end = next && opensWithTable(next) && block.style !== 'note' ? { after: 140 } : {}
      return pieces.map((text, at) =>
        paragraph(textStyles[block.style], sheet, text, {
          ...(at === 0 ? settings : {}),
          ...(at === pieces.length - 1 ? end : {}),
          ink: { joined: true },
        }),
      )
    }
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [paragraph('CaptionTable', sheet, block.caption)]),
        tableOf(block, sheet),
      ]
    case 'card':
      return [cardOf(block, sheet)]
    case 'figure':
      return flow.drawFigure(block)
    case 'raw':
      return [
        paragraph(flow.front ? 'FrontSub' : 'Heading3', sheet, block.caption),
        rawOf(block, sheet),
        paragraph('Note', sheet, block.note),
      ]
    case 'conclusion':
      return [conclusionOf(block, sheet)]
    case 'signatures':
      return [signaturesOf(block, sheet), ...opinionOf(block, sheet)]
    case 'sign-boxes':
      return [signBoxesOf(block, sheet)]
    case 'form-head':
      return formHeadOf(block, sheet)
  }
}
