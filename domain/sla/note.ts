import { dateTimeOf, instantOf } from '../time/instant.ts'
import type { Limit } from './deadline.ts'
import { lackingProof, named, type Pause } from './interval.ts'
import type { Policy } from './policy.ts'
import type { Timed } from './replay.ts'
import type { SlaSetting } from './setting.ts'

/** Why a recorded pause moves no deadline; null when it moves one. `limits`: those of the tier in force. */
function pauseNote(pause: Pause, start: number, limits: readonly Limit[], setting: SlaSetting): string | null {
  const { event } = pause
  const majeure = event.type === 'force_majeure'
  const name = majeure ? named('不可抗力', event.event) : named('等待', event.for)
  if (!pause.counts) {
    if (majeure && !setting.forceMajeure) return `${name}按约定不影响期限。`
    if (majeure) return `${name}缺少${lackingProof(event).join('、')}，不影响期限。`
    return setting.pause === 'never' ? `${name}按约定不影响期限。` : `${name}未经甲方书面同意，不影响期限。`
  }
  if (!pause.lasting && pause.to <= start) return `${name}在报障前已结束，不影响期限。`
  if (limits.length > 0 && limits.every((l) => pause.from >= l.deadline)) return `${name}始于期限之后，不影响期限。`
  return null
}

/** Sentences about pauses that move no deadline. */
export function pauseNotes(
  pauses: readonly Pause[],
  start: number,
  limits: readonly Limit[],
  setting: SlaSetting,
): string[] {
  return pauses.flatMap((pause) => pauseNote(pause, start, limits, setting) ?? [])
}

/** What is said of an event that looks like an achievement under this tier and is none; null for every other. */
function eventNote({ event }: Timed, tier: Policy, setting: SlaSetting): string | null {
  const has = (id: string): boolean => tier.milestones.some((m) => m.id === id)
  const root = setting.repairBy === 'root'
  if (event.type === 'auto_reply') return '的自动回复不算响应。'
  if (event.type === 'loaner_in_use' && has('repair_or_loaner')) {
    const lacks = [...(event.sameGrade ? [] : ['同档次说明']), ...(event.businessCheck ? [] : ['业务验证'])]
    return lacks.length > 0 ? `的备机缺少${lacks.join('、')}，不计为备机保障。` : null
  }
  if (event.type === 'workaround' && has('repair')) {
    if (root) return '的临时措施按约定不计为修复，以根本解决为准。'
    return event.businessRestored === true ? null : '的临时措施未恢复业务，不计为修复。'
  }
  if (event.type === 'repaired' && has('repair') && root && event.rootCauseFixed !== true)
    return '的修复未标明根本解决，按约定不计为修复。'
  return null
}

/** Sentences about events that look like an achievement under this tier and are none. */
export function eventNotes(events: readonly Timed[], tier: Policy, setting: SlaSetting): string[] {
  return events.flatMap((timed) => {
    const note = eventNote(timed, tier, setting)
    return note === null ? [] : [`${dateTimeOf(instantOf(timed.at))} ${note}`]
  })
}

/** A8: a loaner that went back before the repair no longer protects the business. */
export function loanerNotes(events: readonly Timed[], loaner: number | null, tier: Policy): string[] {
  if (loaner !== null || !tier.milestones.some((m) => m.id === 'repair_or_loaner')) return []
  const repaired = events.find(({ event }) => event.type === 'repaired')?.at ?? Number.POSITIVE_INFINITY
  const lent = events.some(
    ({ at, event }) => event.type === 'loaner_in_use' && event.sameGrade && event.businessCheck && at <= repaired,
  )
  const back = events.findLast(({ at, event }) => event.type === 'loaner_returned' && at < repaired)
  return lent && back ? [`${dateTimeOf(instantOf(back.at))} 备机在修复前归还，不计为备机保障。`] : []
}
