import type { Block, Inline, Span } from '../block.ts'
import type { Edition } from '../edition.ts'

/** Title, number, version and state. */
export function formHead(title: string, edition: Edition, state: string): Block {
  return {
    type: 'form-head',
    title,
    left: `单号：${edition.number}`,
    right: `版本：${edition.version}　状态：${state}`,
  }
}

/** The box that answers first: `结论：` and what follows. */
export function conclusionBox(text: Inline): Block {
  const spans: readonly Span[] = typeof text === 'string' ? [{ text }] : text
  return { type: 'conclusion', headline: '', lines: [[{ text: '结论：', bold: true }, ...spans]] }
}

/** `二、时间与时限`. */
export function formSection(text: string): Block {
  return { type: 'heading', level: 2, text }
}
