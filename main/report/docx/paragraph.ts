/** Paragraphs of the document's styles. */
import { AlignmentType, HeadingLevel, LineRuleType, Paragraph } from 'docx'
import type { IParagraphOptions, ParagraphChild } from 'docx'
import type { Inline } from '../../../domain/report/block.ts'
import { splitLong } from './long.ts'
import type { Sheet } from './sheet.ts'
import { styleOf } from './style.ts'
import type { Profile, StyleId, StyleSpec } from './style.ts'
import { inline } from './text.ts'
import type { Ink } from './text.ts'

const headings: Partial<Record<StyleId, IParagraphOptions['heading']>> = {
  Heading1: HeadingLevel.HEADING_1,
  Heading2: HeadingLevel.HEADING_2,
  Heading3: HeadingLevel.HEADING_3,
}
export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const

export interface ParagraphSettings extends Omit<
  IParagraphOptions,
  'style' | 'heading' | 'children' | 'spacing' | 'alignment'
> {
  readonly align?: keyof typeof alignments
  /** Space before and after in twips where it differs from the style's. */
  readonly before?: number
  readonly after?: number
}

/** Spacing of a style with its exact line; pictures grow. */
export function spacingOf(spec: StyleSpec, before = spec.before ?? 0, after = spec.after ?? 0) {
  return spec.line === 0
    ? { line: 240, lineRule: LineRuleType.AUTO, before, after }
    : { line: spec.line, lineRule: LineRuleType.EXACT, before, after }
}

/** The font and size that a style's runs have. */
export function inkOf(profile: Profile, id: StyleId): Ink & { readonly size: number } {
  const spec = styleOf(profile, id)
  return {
    slot: spec.slot,
    size: spec.size,
    ...(spec.bold ? { bold: true } : {}),
    ...(spec.spaced ? { spaced: spec.spaced } : {}),
  }
}

/** A paragraph of a style with runs that are already made. */
export function paragraphOf(
  id: StyleId,
  sheet: Sheet,
  children: readonly ParagraphChild[],
  settings: ParagraphSettings = {},
): Paragraph {
  const { align, before, after, ...rest } = settings
  const heading = headings[id]
  const changed = before !== undefined || after !== undefined
  return new Paragraph({
    ...rest,
    ...(heading ? { heading } : { style: id }),
    ...(align ? { alignment: alignments[align] } : {}),
    ...(changed ? { spacing: spacingOf(styleOf(sheet.profile, id), before, after) } : {}),
    children,
  })
}

export type TextSettings = ParagraphSettings & { readonly ink?: Partial<Ink> }

/** A paragraph of a style with text. */
export function paragraph(id: StyleId, sheet: Sheet, text: Inline, settings: TextSettings = {}): Paragraph {
  const { ink, ...rest } = settings
  return paragraphOf(id, sheet, inline(text, { ...inkOf(sheet.profile, id), ...ink }, sheet), rest)
}

/** Text that a user may have typed or pasted: one paragraph, or several where it is very long. */
export function paragraphs(id: StyleId, sheet: Sheet, text: Inline, settings: TextSettings = {}): Paragraph[] {
  return splitLong(text).map((piece) => paragraph(id, sheet, piece, settings))
}
