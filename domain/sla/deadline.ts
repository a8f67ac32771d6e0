import { merge, type Span } from './interval.ts'
import type { Milestone } from './policy.ts'
import { weekEnd } from './outer-limit.ts'
import type { SlaSetting } from './setting.ts'
import { naturalHours, type Running } from './working-hours.ts'
import type { Workdays } from '../time/workday.ts'

/** One limit as it runs: all times in milliseconds since 1970 UTC. The limit itself is still in time. */
export interface Limit {
  readonly start: number
  /** What the contract gives, in milliseconds of its own clock. */
  readonly duration: number
  readonly running: Running
  readonly nominal: number
  /** With the pauses that count. */
  readonly deadline: number
  /** Pauses that moved it: those that began before it, as moved so far. */
  readonly stopped: readonly Span[]
}

/**
 * A11, A15: the clock stands still from the later of start and pause to the pause's end. A pause that begins at the
 * deadline or after it does not help, and no pause moves a deadline backwards. `pauses` may overlap.
 */
export function limitOf(start: number, duration: number, running: Running, pauses: readonly Span[]): Limit {
  const stopped: Span[] = []
  let at = start
  let left = duration
  for (const pause of merge(pauses)) {
    if (pause.to <= start) continue
    const used = running.elapsed(at, pause.from)
    if (used >= left) break
    left -= used
    at = pause.to
    stopped.push({ from: Math.max(pause.from, start), to: pause.to })
  }
  return {
    start,
    duration,
    running,
    nominal: running.after(start, duration),
    deadline: running.after(at, left),
    stopped,
  }
}

/** How long the limit's clock has run at `now`, in milliseconds; 0 before its start. */
export function usedAt(limit: Limit, now: number): number {
  return running(limit.running, limit.start, now, limit.stopped)
}

/** How long `clock` runs from `from` to `to` outside the pauses, which must not overlap. */
export function running(clock: Running, from: number, to: number, pauses: readonly Span[]): number {
  return pauses.reduce(
    (sum, pause) => sum - clock.elapsed(Math.max(from, pause.from), Math.min(to, pause.to)),
    clock.elapsed(from, to),
  )
}

const hour = 3_600_000
const week = 168

/** True for 一周内: a limit that A3 reads, by whatever clock hours run. */
export function isWeek(milestone: Milestone): boolean {
  return milestone.id === 'resolved' && milestone.hours === week
}

/** The instants from which limits run (A6, A7), and the clock that hours run by (A2). */
export interface Run {
  readonly start: number
  /** First response, or null. */
  readonly response: number | null
  /** 判定需维修, or null. */
  readonly repairNeeded: number | null
  readonly running: Running
  readonly pauses: readonly Span[]
  readonly workdays: Workdays | undefined
}

/**
 * The limit of one milestone; null for 立即.
 * A6: from T0; under the alternative every limit but the response's runs from the response.
 * A7: the device's limit runs from T0; under the alternative from 判定需维修. Until that is known, both run from T0.
 * A3: 一周内 is 168 natural hours; under the alternatives it ends with the seventh day, or the fifth workday.
 * A18: the limit of 修复或备机 is the later of the repair's and the loaner's.
 */
export function milestoneLimit(milestone: Milestone, run: Run, setting: SlaSetting): Limit | null {
  if (milestone.hours === null) return null
  const device = milestone.id === 'repair_or_loaner'
  const fromResponse = setting.runFrom === 'response' && milestone.id !== 'response' ? run.response : null
  const start =
    (device && setting.deviceFrom === 'repair-needed' ? run.repairNeeded : null) ?? fromResponse ?? run.start
  if (isWeek(milestone)) {
    const end = setting.week === '168h' ? start + week * hour : weekEnd(start, setting.week, run.workdays)
    return limitOf(start, end - start, naturalHours, run.pauses)
  }
  const hours = device ? Math.max(milestone.hours, setting.loanerHours) : milestone.hours
  return limitOf(start, hours * hour, run.running, run.pauses)
}
