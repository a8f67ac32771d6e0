/** Cells as the report uses them. None may be empty: what is not known is said in words. */
import type { Cell, Inline } from './block.ts'
import { type Verdict, verdictNames, type Wording } from '../verdict.ts'

export function left(text: Inline): Cell {
  return { text }
}
export function small(text: Inline): Cell {
  return { text, kind: 'small' }
}
export function centred(text: Inline, bold = false): Cell {
  return { text, align: 'center', ...(bold ? { bold } : {}) }
}
/** A number, a date or a mark in a dense table. */
export function centredSmall(text: Inline): Cell {
  return { text, kind: 'small', align: 'center' }
}
export function right(text: Inline, bold = false): Cell {
  return { text, align: 'right', ...(bold ? { bold } : {}) }
}
export function label(text: string): Cell {
  return { text, kind: 'label' }
}
export function heads(...texts: readonly string[]): Cell[] {
  return texts.map((text) => ({ text }))
}

const signs: Readonly<Partial<Record<Verdict, string>>> = { attention: '▲ ', abnormal: '× ' }

/** `▲ 关注`: word and sign, so that grey print shows it as well. */
export function signedVerdict(verdict: Verdict, words: Wording = 'verdict'): string {
  return `${signs[verdict] ?? ''}${verdictNames(words)[verdict]}`
}
/** A verdict's cell; `text` replaces its words, as a count does. */
export function verdictCell(verdict: Verdict, text: string = signedVerdict(verdict), bold = false): Cell {
  return { text, kind: 'verdict', verdict, align: 'center', ...(bold ? { bold } : {}) }
}

/** What text says, without its marks. */
export function plainTextOf(text: Inline): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('')
}
