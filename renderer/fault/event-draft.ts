import type { FaultEntry } from '../../domain/fault/facts.ts'
import type { FaultChannel, FaultEventType } from '../../domain/record/fault.ts'
import { dateTimeOf, type Instant } from '../../domain/time/instant.ts'
import { isBackdated, readInstant } from '../ui/instant-text.ts'
import { noInstant } from '../ui/instant-input.tsx'

export type Detail = FaultEntry['entry']['detail']

/** An entry that is being written. */
export interface EventDraft {
  readonly at: string
  readonly to: string
  readonly channel: FaultChannel | null
  readonly text: string
  readonly backdated: string
  readonly detail: Detail
  /** As typed: names with anything between them. */
  readonly members: string
  readonly andResponse: boolean
}

export function emptyDraft(now: Instant): EventDraft {
  return {
    at: dateTimeOf(now),
    to: '',
    channel: null,
    text: '',
    backdated: '',
    detail: {},
    members: '',
    andResponse: false,
  }
}

/** Kinds with somebody at the other end of a line. */
export const withChannel: ReadonlySet<FaultEventType> = new Set([
  'first_response',
  'auto_reply',
  'plan_sent',
  'answered',
  'confirmed',
])
/** Kinds that last. */
export const withEnd: ReadonlySet<FaultEventType> = new Set(['waiting', 'transport'])
/** Kinds in which somebody spoke with the reporter, or worked before their eyes. */
export const canRespond: ReadonlySet<FaultEventType> = new Set([
  'on_site',
  'workaround',
  'handled',
  'repaired',
  'answered',
  'plan_sent',
])

export interface Sent {
  readonly at: Instant
  readonly to: Instant | ''
  readonly detail: Detail
}
type Problems = Readonly<Record<string, string>>

/** What is sent of a draft, or what is wrong with it by field. */
export function sentOf(draft: EventDraft, now: Instant): { sent: Sent } | { problems: Problems } {
  const at = readInstant(draft.at, now)
  const to = readInstant(draft.to, now)
  const problems: Problems = {
    ...(at ? {} : { at: noInstant }),
    ...(to === null ? { to: noInstant } : {}),
    ...(at && isBackdated(at, now) && draft.backdated.trim() === '' ? { backdated: '补记超过 24 小时，请写原因' } : {}),
  }
  if (!at || to === null || Object.keys(problems).length > 0) return { problems }
  const members = draft.members
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return { sent: { at, to, detail: { ...draft.detail, ...(members.length > 0 ? { members } : {}) } } }
}
