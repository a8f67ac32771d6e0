import { dateTimeOf, epochOf, type Instant, instantOf } from '../time/instant.ts'
import { eventStart, type SlaEvent, type SlaEventType } from './event.ts'
import type { Policy } from './policy.ts'
import type { SlaSetting } from './setting.ts'

/** An event with the instant from which it counts, in milliseconds since 1970 UTC. */
export interface Timed {
  readonly at: number
  readonly event: SlaEvent
}

/** Events at the same instant happen in this order, whatever the order they were typed in. */
const typeOrder: readonly SlaEventType[] = [
  'occurred',
  'reported',
  'accepted',
  'auto_reply',
  'first_response',
  'on_site',
  'team_consultation',
  'plan_sent',
  'workaround',
  'repair_needed',
  'loaner_in_use',
  'handled',
  'repaired',
  'answered',
  'resolved',
  'loaner_returned',
  'closed',
  'reopened',
  'reclassified',
  'waiting',
  'force_majeure',
]

/** Orders events of one kind at one instant by what they say, whatever offset their times are written with. */
function factsOf(event: SlaEvent): string {
  const facts = Object.entries(event).filter(([key]) => !['at', 'from', 'recordedAt'].includes(key))
  const ends = 'from' in event && event.to !== undefined ? epochOf(event.to) : null
  return JSON.stringify([
    ends,
    ...facts.filter(([key]) => ends === null || key !== 'to').toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])
}

/** What counts at `now`, by the time it happened. */
export function timeline(events: readonly SlaEvent[], now: Instant): Timed[] {
  const until = epochOf(now)
  return events
    .map((event) => ({ at: epochOf(eventStart(event)), event }))
    .filter(({ at }) => at <= until)
    .toSorted(
      (a, b) =>
        a.at - b.at ||
        typeOrder.indexOf(a.event.type) - typeOrder.indexOf(b.event.type) ||
        (factsOf(a.event) < factsOf(b.event) ? -1 : 1),
    )
}

const firstOf = (events: readonly Timed[], type: SlaEventType): number | null =>
  events.find(({ event }) => event.type === type)?.at ?? null

/**
 * A1: the clock starts with the user's report. Under the alternatives it starts when the fault occurred or was taken
 * down; where nobody wrote that time, with the report. Null before a report: nothing is promised until then.
 */
export function startOf(events: readonly Timed[], setting: SlaSetting): number | null {
  const reported = firstOf(events, 'reported')
  if (reported === null) return null
  return (setting.start === 'reported' ? null : firstOf(events, setting.start)) ?? reported
}

/** The tier in force, since when (null: from the start), and sentences about changes that do not count. */
export interface Tier {
  readonly policy: Policy
  readonly since: number | null
  readonly notes: readonly string[]
}

/**
 * A13: a change of tier counts when the customer confirmed it, or at once where the engineer decides. The last one
 * that counts is in force for the whole history (A12). Throws a RangeError that names a tier no policy has.
 */
export function tierInForce(
  events: readonly Timed[],
  first: string,
  policies: readonly Policy[],
  setting: SlaSetting,
): Tier {
  const known = (key: string): Policy => {
    const policy = policies.find((p) => p.key === key)
    if (!policy) throw new RangeError(`unknown tier: ${key}`)
    return policy
  }
  let policy = known(first)
  let since: number | null = null
  const notes: string[] = []
  for (const { at, event } of events) {
    if (event.type !== 'reclassified') continue
    const to = known(event.to)
    if (setting.decides === 'engineer' || event.customerConfirmed === true) {
      if (to.key !== policy.key) since = at
      policy = to
    } else notes.push(`${dateTimeOf(event.at)} 改为“${to.name}”未经院方确认，层级不变。`)
  }
  return { policy, since, notes }
}

/** Kinds of event that achieve a milestone, and so may not lie before the report. */
const achievements: readonly SlaEventType[] = [
  'first_response',
  'on_site',
  'team_consultation',
  'plan_sent',
  'workaround',
  'loaner_in_use',
  'handled',
  'repaired',
  'answered',
  'resolved',
]

/** Events that stand: after the start, and not taken back by a reopening. */
export interface Standing {
  readonly events: readonly Timed[]
  /** First responses and arrivals since the start: a reopening does not take a response back. */
  readonly responses: readonly Timed[]
  readonly notes: readonly string[]
}

const ends = ({ event }: Timed): boolean =>
  ['repaired', 'resolved', 'handled'].includes(event.type) ||
  (event.type === 'workaround' && event.businessRestored === true)

/**
 * A14: the same symptom within `reopenDays` (of 24 hours, the limit included) after the last closing, else after the
 * last repair, reopens the fault with its T0, and takes back everything achieved until then except the response. Later,
 * or with another symptom, it is a fault of its own.
 */
export function standing(events: readonly Timed[], start: number, setting: SlaSetting): Standing {
  const notes: string[] = []
  const since = events.filter(({ at, event }) => {
    if (at >= start || !achievements.includes(event.type)) return at >= start
    notes.push(`${dateTimeOf(instantOf(at))} 的${eventNames[event.type]}早于报障时间，不计入时限。`)
    return false
  })
  let kept: Timed[] = []
  for (const timed of since) {
    if (timed.event.type !== 'reopened') {
      kept.push(timed)
      continue
    }
    const when = dateTimeOf(timed.event.at)
    const done = kept.findLast(({ event }) => event.type === 'closed') ?? kept.findLast(ends)
    if (!done) notes.push(`${when} 的重开之前没有关闭或修复，不计。`)
    else if (timed.event.sameSymptom === true && timed.at - done.at <= setting.reopenDays * 86_400_000) {
      kept = kept.filter(({ event }) => !achievements.includes(event.type) && event.type !== 'closed')
      notes.push(`${when} 以同一症状重开：沿用原报障时间，此前的处理结果收回，响应保留。`)
    } else
      notes.push(`${when} 的重开${timed.event.sameSymptom === true ? '已过期限' : '不是同一症状'}，应另开新单并关联。`)
  }
  const responses = since.filter(({ event }) => event.type === 'first_response' || event.type === 'on_site')
  return { events: kept, responses, notes }
}

/** What the kinds of event are called on screen. */
export const eventNames: Readonly<Record<SlaEventType, string>> = {
  occurred: '发生',
  reported: '报障',
  accepted: '受理',
  first_response: '首次响应',
  auto_reply: '自动回复',
  on_site: '到场',
  team_consultation: '技术小组商讨',
  plan_sent: '方案',
  workaround: '临时恢复',
  repair_needed: '判定需维修',
  repaired: '修复',
  handled: '处理完成',
  answered: '答复',
  resolved: '解决',
  closed: '关闭',
  reopened: '重开',
  loaner_in_use: '备机投入使用',
  loaner_returned: '备机归还',
  waiting: '等待',
  force_majeure: '不可抗力',
  reclassified: '层级变更',
}
