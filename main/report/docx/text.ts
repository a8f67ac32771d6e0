/** Runs of text: fonts in all four slots, ambiguous signs apart, hyphens that do not break, fields. */
import { NoBreakHyphen, PageNumber, Tab, TextRun } from 'docx'
import type { IRunOptions } from 'docx'
import type { Inline, Span } from '../../../domain/report/block.ts'
import { clean } from './clean.ts'
import { fontOf, splitSigns } from './font.ts'
import type { Slot } from './font.ts'
import type { Sheet } from './sheet.ts'

export interface Ink {
  readonly slot: Slot
  readonly size?: number
  readonly bold?: boolean
  readonly color?: string
  /** Letter spacing in twips. */
  readonly spaced?: number
  /** Hyphens within codes and dates do not end a line; for running text, where a column gives no width. */
  readonly joined?: boolean
}
type Child = NonNullable<IRunOptions['children']>[number]

const tones = { muted: '6B6B6B', alarm: 'C00000' } as const

function run(children: readonly Child[], ink: Ink, sign: boolean, line = false): TextRun {
  return new TextRun({
    children,
    font: { ...fontOf(ink.slot, sign) },
    // 黑体 has no bold face; a synthetic one is smeared.
    ...(ink.bold && ink.slot !== 'hei' ? { bold: true } : {}),
    ...(ink.size ? { size: ink.size } : {}),
    ...(ink.color ? { color: ink.color } : {}),
    ...(ink.spaced ? { characterSpacing: ink.spaced } : {}),
    ...(line ? { break: 1 } : {}),
  })
}

/** A stretch of one line as run content: tabs and hyphens become elements. */
function children(text: string, joined: boolean): Child[] {
  const out: Child[] = []
  for (const part of text.split(joined ? /(\t|(?<=[\dA-Za-z])-(?=[\dA-Za-z]))/ : /(\t)/)) {
    if (part === '\t') out.push(new Tab())
    else if (part === '-' && joined) out.push(new NoBreakHyphen())
    else if (part !== '') out.push(part)
  }
  return out
}

/** Plain text as runs; `\n` starts a new line in the same paragraph. */
export function runs(text: string, ink: Ink): TextRun[] {
  const out: TextRun[] = []
  for (const [index, line] of clean(text).split('\n').entries()) {
    if (line === '' && index > 0) out.push(run([], ink, false, true))
    let starts = index > 0
    for (const piece of splitSigns(line)) {
      out.push(run(children(piece.text, ink.joined ?? false), ink, piece.sign, starts))
      starts = false
    }
  }
  return out
}

/** A label of two or three Chinese characters, spread over the width of four. */
export function spreadLabel(label: string, ink: Ink & { readonly size: number }): TextRun[] {
  const chars = [...clean(label)]
  if (chars.length < 2 || chars.length > 3 || !chars.every((char) => /\p{Script=Han}/u.test(char)))
    return runs(label, ink)
  const spaced = Math.round(((4 - chars.length) / (chars.length - 1)) * ink.size * 10)
  return [...runs(chars.slice(0, -1).join(''), { ...ink, spaced }), ...runs(chars.at(-1) ?? '', ink)]
}

/** Courier looks larger than the text around it. */
function mono(ink: Ink): Partial<Ink> & { slot: 'mono' } {
  return { slot: 'mono', ...(ink.size ? { size: ink.size - 3 } : {}) }
}

function hashText(span: Span, sheet: Sheet): string {
  const hash = sheet.contentHash
  if (!hash) return span.text
  if (span.field === 'hash-ends') return `${hash.slice(0, 8)}…${hash.slice(-8)}`
  const groups = hash.match(/.{1,8}/g) ?? []
  return [groups.slice(0, 4).join(' '), groups.slice(4).join(' ')].join('\n')
}

/** Text with spans as runs. `ink` holds for whatever a span does not say itself. */
export function inline(text: Inline, ink: Ink, sheet: Sheet): TextRun[] {
  if (typeof text === 'string') return runs(text, ink)
  return text.flatMap((span) => {
    const own: Ink = {
      ...ink,
      ...(span.mono ? mono(ink) : {}),
      ...(span.bold ? { bold: true } : {}),
      ...(span.tone ? { color: tones[span.tone] } : {}),
    }
    if (span.field === 'page') return [run([PageNumber.CURRENT], own, false)]
    if (span.field === 'pages') return [run([PageNumber.TOTAL_PAGES], own, false)]
    if (span.field) return runs(hashText(span, sheet), { ...own, ...(sheet.contentHash ? mono(ink) : {}) })
    return runs(span.text, own)
  })
}

/** What an Inline says, without its marks. */
export function plainText(text: Inline): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('')
}
