import type { Inline } from './block.ts'
import { type Edition, hashPlaceholder, noHash } from './edition.ts'

/** The content's SHA-256, filled in when the report is drawn. */
export function hashOf(edition: Edition): Inline {
  if (edition.draft) return noHash
  return [{ text: 'SHA-256\n' }, { text: hashPlaceholder, mono: true, field: 'hash' }]
}

/** Its first and last eight digits, where the whole would be too long. */
export function hashEndsOf(edition: Edition): Inline {
  if (edition.draft) return noHash
  return [{ text: hashPlaceholder, mono: true, field: 'hash-ends' }]
}
