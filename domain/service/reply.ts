import { epochOf } from '../time/instant.ts'
import type { ServiceEntry } from './view.ts'

/** From the question to the first reply in milliseconds; null while one of them is not known. */
export function firstReplyMs(record: Pick<ServiceEntry, 'request' | 'reply'>): number | null {
  const asked = record.request?.askedAt ?? ''
  const replied = record.reply?.firstAt ?? ''
  return asked === '' || replied === '' ? null : Math.max(0, epochOf(replied) - epochOf(asked))
}
