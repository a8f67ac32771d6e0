import { kindDefinitions } from '../service/kind.ts'
import { firstReplyMs } from '../service/reply.ts'
import type { ServiceEntry } from '../service/view.ts'
import type { ServiceKind } from '../record/service-record.ts'
import { dateOf, type DateText } from '../time/instant.ts'
import { isInstant } from '../fault/timeline.ts'

/** The service records of one kind over a period. */
export interface ServiceCount {
  readonly kind: ServiceKind
  readonly name: string
  readonly done: number
  readonly open: number
  /** Mean time to the first reply in milliseconds; null where no reply has both times. */
  readonly replyMs: number | null
  /** In the order of their numbers. */
  readonly numbers: readonly string[]
}

/** When a service began; when it was recorded where nobody says so. */
export function serviceStart(record: ServiceEntry): string {
  const told = [record.span?.from ?? '', record.request?.askedAt ?? ''].find(isInstant)
  return told ?? record.identity.createdAt
}

/** Services that began between two days, both included, by kind; kinds without any are left out, voided ones too. */
export function serviceCounts(records: readonly ServiceEntry[], from: DateText, to: DateText): ServiceCount[] {
  const within = records.filter((r) => {
    const day = dateOf(serviceStart(r))
    return !r.void && from <= day && day <= to
  })
  return kindDefinitions.flatMap(({ kind, name }) => {
    const own = within.filter((r) => r.identity.kind === kind)
    if (own.length === 0) return []
    const replies = own.flatMap((r) => firstReplyMs(r) ?? [])
    const done = own.filter((r) => r.result?.state === 'done').length
    return [
      {
        kind,
        name,
        done,
        open: own.length - done,
        replyMs: replies.length === 0 ? null : Math.round(replies.reduce((a, b) => a + b, 0) / replies.length),
        numbers: own.map((r) => r.identity.number).sort(),
      },
    ]
  })
}
