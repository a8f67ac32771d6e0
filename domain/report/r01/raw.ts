import type { ItemFacts } from '../../inspection/facts.ts'
import type { Raw } from '../block.ts'
import type { Context } from './context.ts'
import { whenText } from './quarter.ts'

/** One paper of appendix B. */
export interface RawPaper {
  /** `B-1`. */
  readonly number: string
  readonly block: Raw
}

/** Columns that one line holds at 7.5 pt. */
const columns = 100
/** Lines of an excerpt. */
const mostLines = 40

/** East Asian characters take two columns of a monospaced line. */
const widthOf = (char: string): number => ((char.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2)

function wrapped(line: string): string[] {
  const lines = ['']
  let used = 0
  for (const char of line.replaceAll('\t', '    ')) {
    if (used + widthOf(char) > columns) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += char
    used += widthOf(char)
  }
  return lines
}

/**
 * Pasted text as it goes into appendix B, marked 原文重现 so that it is never taken for a screenshot: an excerpt, with
 * the hash of the whole original. Null when the text is not at hand.
 */
export function rawBlock(
  context: Context,
  evidence: ItemFacts['evidence'][number],
  caption: string,
  item: ItemFacts,
): RawPaper | null {
  const { file, redaction } = evidence
  if (file === null) return null
  const text = context.edition.rawTexts[redaction?.copy || file.sha256]
  if (text === undefined) return null
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const head = source.slice(0, mostLines).flatMap((line) => wrapped(line.slice(0, columns * mostLines)))
  const shown = head.slice(0, mostLines)
  const whole = source.length <= mostLines && head.length <= mostLines
  const number = context.numbers.raw()
  const cut = whole ? `全文${source.length}行` : `节选，全文${source.length}行`
  const hidden = redaction?.copy || redaction?.marks.length ? '，已作脱敏处理' : ''
  return {
    number,
    block: {
      type: 'raw',
      caption: `${number}　${caption}（原文重现，${item.item.id}，${whenText(file.addedAt)}）`,
      lines: shown.map((line) => (line === '' ? ' ' : line)),
      note: `注：${cut}${hidden}。原文SHA-256：${file.sha256}`,
    },
  }
}
