/**
 * Very long text as several paragraphs. The layout's cost grows with the square of a paragraph's length, so that a
 * pasted megabyte in one paragraph would take minutes.
 */
import type { Inline, Span } from '../../../domain/report/block.ts'

const longest = 2000
/** From this length on, the next end of a sentence ends the paragraph. */
const enough = 800

/** A long string in pieces that end with a line or a sentence, or at 2000 characters where there is no such end. */
export function splitText(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  while (text.length - from > longest) {
    const part = text.slice(from, from + longest)
    const line = part.indexOf('\n', enough)
    const sentence = part.slice(enough).search(/[。；！？]/u)
    const high = /[\ud800-\udbff]/.test(part.at(-1) ?? '')
    const end = line >= 0 ? line : sentence >= 0 ? enough + sentence + 1 : high ? longest - 1 : longest
    pieces.push(text.slice(from, from + end))
    from += line >= 0 ? end + 1 : end
  }
  pieces.push(text.slice(from))
  return pieces
}

/** Text with spans as the paragraphs it fills; one for any text of ordinary length. */
export function splitLong(text: Inline): Inline[] {
  if (typeof text === 'string') return splitText(text)
  if (text.every((span) => span.text.length <= longest)) return [text]
  const paragraphs: Span[][] = [[]]
  for (const span of text) {
    for (const [at, piece] of splitText(span.text).entries()) {
      if (at > 0) paragraphs.push([])
      paragraphs.at(-1)?.push({ ...span, text: piece })
    }
  }
  return paragraphs
}
