import type { FaultEventType } from '../record/fault.ts'
import { dateTimeOf, epochOf, type Instant } from '../time/instant.ts'
import { faultEventName } from './event-name.ts'
import type { FaultEntry, FaultState } from './facts.ts'
import { onceOnly } from './next-step.ts'
import { endOf, isInstant, reportOf, standing } from './timeline.ts'

/** An entry that somebody wants to write. `to` is empty where it still lasts or has no end. */
export interface ProposedEntry {
  readonly type: FaultEventType
  readonly at: Instant
  readonly to: Instant | ''
  readonly backdated: string
}

/** Why an entry is not taken, and at which field; the sentence is whole. */
export interface Refusal {
  readonly field: 'at' | 'to' | 'type' | 'backdated'
  readonly sentence: string
}

/** Two clocks that show one minute may still differ by that much. */
const tolerance = 60_000
const day = 24 * 3_600_000
const kept = '没有记录，您写的还在框里。'

/** Stops instants that nobody can have lived yet, or that are no times at all. */
export function refusedTime(at: string, now: Instant, what: string): string | null {
  if (!isInstant(at)) return `${what}没有写完整，要写到几点几分。${kept}`
  return epochOf(at) > epochOf(now) + tolerance
    ? `${what} ${dateTimeOf(at)} 晚于现在（${dateTimeOf(now)}），还没有发生的事不能记录。${kept}`
    : null
}

/** True when `at` lies more than 24 h before `now`: then a reason is needed (A1). */
export function isBackdated(at: Instant, now: Instant): boolean {
  return epochOf(now) - epochOf(at) > day
}

/** Why an entry may not be written; null when it may. Order of typing does not matter, only what the times say. */
export function refusalOf(
  proposed: ProposedEntry,
  events: readonly FaultEntry[],
  state: FaultState,
  now: Instant,
): Refusal | null {
  const { type, at, to } = proposed
  const name = faultEventName(type)
  const refuse = (field: Refusal['field'], sentence: string): Refusal => ({ field, sentence })
  const badTime = refusedTime(at, now, `“${name}”的时间`)
  if (badTime) return refuse('at', badTime)
  if (state === 'void') return refuse('type', `这条故障已作废，不能再记录。${kept}`)
  if (state === 'closed' && type !== 'note' && type !== 'confirmed')
    return refuse('type', `故障已关闭，只能补备注或用户确认。要继续处理请先“重开”。${kept}`)
  const report = reportOf(events)
  const before = report && epochOf(at) < epochOf(report.entry.at)
  if (before && type !== 'occurred' && type !== 'note')
    return refuse(
      'at',
      `“${name}” ${dateTimeOf(at)} 早于报障时间 ${dateTimeOf(report.entry.at)}，报障之前不算。请核对时间。${kept}`,
    )
  if (type === 'occurred' && report && epochOf(at) > epochOf(report.entry.at))
    return refuse('at', `故障发生不会晚于报障时间 ${dateTimeOf(report.entry.at)}。请核对时间。${kept}`)
  return refusedEnd(to, at, now, name) ?? refusedTwice(proposed, events) ?? refusedOverlap(proposed, events)
}

/** Why an interval may not end at `to`; null when it may, or when it still lasts. */
export function refusedEnd(to: string, from: Instant, now: Instant, name: string): Refusal | null {
  if (to === '') return null
  const bad = refusedTime(to, now, `“${name}”的结束时间`)
  if (bad) return { field: 'to', sentence: bad }
  return epochOf(to) <= epochOf(from)
    ? { field: 'to', sentence: `“${name}”的结束 ${dateTimeOf(to)} 不晚于开始 ${dateTimeOf(from)}。请核对时间。${kept}` }
    : null
}

function refusedTwice({ type, at }: ProposedEntry, events: readonly FaultEntry[]): Refusal | null {
  const there = standing(events, type)
  if (there && onceOnly.has(type))
    return {
      field: 'type',
      sentence: `“${faultEventName(type)}”已记在 ${dateTimeOf(there.entry.at)}。记错了请先划去那一条；又坏了请先“重开”。${kept}`,
    }
  const same = events.some((e) => e.entry.type === type && epochOf(e.entry.at) === epochOf(at))
  return same && type !== 'note'
    ? { field: 'at', sentence: `${dateTimeOf(at)} 已经有一条“${faultEventName(type)}”，没有重复记录。` }
    : null
}

function refusedOverlap({ type, at, to }: ProposedEntry, events: readonly FaultEntry[]): Refusal | null {
  if (type !== 'waiting') return null
  return overlapOf({ from: at, to }, events, '')
}

/** The wait that an interval would overlap, as a refusal. `except` is the id of the entry itself. */
export function overlapOf(
  span: { readonly from: Instant; readonly to: Instant | '' },
  events: readonly FaultEntry[],
  except: string,
): Refusal | null {
  const from = epochOf(span.from)
  const to = span.to === '' ? Infinity : epochOf(span.to)
  const other = events.find((e) => {
    if (e.entry.type !== 'waiting' || e.id === except) return false
    const end = endOf(e)
    return epochOf(e.entry.at) < to && from < (end === '' ? Infinity : epochOf(end))
  })
  if (!other) return null
  const end = endOf(other)
  return {
    field: 'at',
    sentence: `与 ${dateTimeOf(other.entry.at)} 开始的等待（${end === '' ? '还没有结束' : `到 ${dateTimeOf(end)}`}）重叠，同一段时间只记一次。${end === '' ? '请先结束那一段。' : ''}${kept}`,
  }
}

/** Sentences about entries that contradict each other by their times. They stop nothing: facts may be typed late. */
export function doubtsOf(events: readonly FaultEntry[]): string[] {
  const first = (type: FaultEventType): FaultEntry | undefined => events.find((e) => e.entry.type === type)
  return order.flatMap(([earlier, later]) => {
    const a = first(earlier)
    const b = first(later)
    return a && b && epochOf(b.entry.at) < epochOf(a.entry.at)
      ? [
          `“${faultEventName(later)}” ${dateTimeOf(b.entry.at)} 早于“${faultEventName(earlier)}” ${dateTimeOf(a.entry.at)}，请核对；记错的那条可以划去重记。`,
        ]
      : []
  })
}

const order: readonly (readonly [FaultEventType, FaultEventType])[] = [
  ['first_response', 'repaired'],
  ['first_response', 'plan_sent'],
  ['first_response', 'on_site'],
  ['first_response', 'resolved'],
  ['first_response', 'handled'],
  ['plan_sent', 'resolved'],
  ['installed', 'connected'],
  ['repaired', 'confirmed'],
  ['resolved', 'confirmed'],
]
