import { evaluateSla } from '../../../domain/sla/evaluate.ts'
import type { SlaEvent } from '../../../domain/sla/event.ts'
import { defaultSlaSetting, type SlaSetting } from '../../../domain/sla/setting.ts'
import type { SlaRow, SlaView } from '../../../domain/sla/state.ts'
import { addDays, type Instant } from '../../../domain/time/instant.ts'
import type { Workdays } from '../../../domain/time/workday.ts'
import { bundledPacks } from '../../../main/services/bundled-packs.ts'

export const policies = bundledPacks.flatMap((pack) => pack.faults.policies)

/** `02-09 22:30` in Shanghai in 2024. */
export const t = (text: string): Instant => `2024-${text.replace(' ', 'T')}:00+08:00`

type Of<T extends SlaEvent['type']> = Extract<SlaEvent, { type: T }>
type PointType = Extract<SlaEvent, { at: Instant }>['type']

/** `reported 02-09 22:30`, with what the kind says besides. */
export function e<T extends PointType>(type: T, at: string, more: Partial<Of<T>> = {}): SlaEvent {
  return { type, at: t(at), ...more } as SlaEvent
}
export const waiting = (from: string, to: string | null, customerWrittenConsent = false): SlaEvent => ({
  type: 'waiting',
  from: t(from),
  ...(to === null ? {} : { to: t(to) }),
  for: '用户',
  customerWrittenConsent,
})
const proven = { noticeSent: true, proofAttached: true, customerConfirmed: true }
export const majeure = (from: string, to: string | null, more: Partial<Of<'force_majeure'>> = proven): SlaEvent => ({
  type: 'force_majeure',
  from: t(from),
  ...(to === null ? {} : { to: t(to) }),
  event: '台风',
  ...more,
})
export const lent = { sameGrade: true, businessCheck: true }

/** The public holidays of February and October 2024 with their make-up workdays. */
export const holidays: Workdays = (() => {
  const off = new Set([
    ...Array.from({ length: 8 }, (_, n) => addDays('2024-02-10', n)),
    ...Array.from({ length: 7 }, (_, n) => addDays('2024-10-01', n)),
  ])
  const on = new Set(['2024-02-04', '2024-02-18', '2024-09-29', '2024-10-12'])
  return {
    isWorkday: (date) =>
      on.has(date) || (!off.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())),
    covers: (year) => year === 2024,
  }
})()

export const withSetting = (change: Partial<SlaSetting>): SlaSetting => ({ ...defaultSlaSetting, ...change })

export interface Story {
  readonly name: string
  readonly tier: string
  readonly events: readonly SlaEvent[]
  readonly now: string
  readonly setting?: Partial<SlaSetting>
  readonly service?: { start: string; end: string }
  readonly humanCause?: boolean
  /** `response 02-10 00:30 达标 @02-09 22:40`; `AS` before rows of the general clause; a nominal deadline in brackets where it differs. */
  readonly rows: readonly string[]
  /** Parts of the notes, one each, in order. */
  readonly notes?: readonly string[]
}

export function viewOf(story: Omit<Story, 'name' | 'rows' | 'notes'>): SlaView {
  return evaluateSla({
    policies,
    tier: story.tier,
    events: story.events,
    now: t(story.now),
    workdays: holidays,
    ...(story.setting ? { setting: withSetting(story.setting) } : {}),
    ...(story.service ? { service: story.service } : {}),
    ...(story.humanCause ? { humanCause: true } : {}),
  })
}

/** `02-10 00:30`; seconds only where there are any. */
export const minute = (instant: Instant): string =>
  instant
    .slice(5, 23)
    .replace('T', ' ')
    .replace(/:00\.000$/, '')

export function lineOf(row: SlaRow): string {
  const general = row.policy === 'A-AS' ? 'AS ' : ''
  const nominal = row.nominalDeadline === row.deadline ? '' : `(${minute(row.nominalDeadline!)})`
  const deadline = row.deadline === null ? '' : ` ${minute(row.deadline)}${nominal}`
  return `${general}${row.milestone}${deadline} ${row.state}${row.metAt === null ? '' : ` @${minute(row.metAt)}`}`
}
