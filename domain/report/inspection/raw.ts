import type { ItemFacts } from '../../inspection/facts.ts'
import type { Raw } from '../block.ts'
import { excerptOf } from '../excerpt.ts'
import type { Context } from './context.ts'
import { whenText } from './quarter.ts'

/** One paper of appendix B. */
export interface RawPaper {
  /** `B-1`. */
  readonly number: string
  readonly block: Raw
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
  const { lines, extent } = excerptOf(text)
  const number = context.numbers.raw()
  const hidden = redaction?.copy || redaction?.marks.length ? '，已作脱敏处理' : ''
  return {
    number,
    block: {
      type: 'raw',
      caption: `${number}　${caption}（原文重现，${item.item.id}，${whenText(file.addedAt)}）`,
      lines,
      note: `注：${extent}${hidden}。原文SHA-256：${file.sha256}`,
    },
  }
}
