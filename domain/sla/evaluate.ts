import { addDays, type DateText, dateOf, epochOf, type Instant, instantOf, startOfDay } from '../time/instant.ts'
import type { Workdays } from '../time/workday.ts'
import { type Limit, type Run, running } from './deadline.ts'
import type { SlaEvent } from './event.ts'
import { internalTargets } from './internal-target.ts'
import { intervalOf, merge, pausesOf, type Span } from './interval.ts'
import { type Achieved, achieved, earliest } from './milestone-met.ts'
import { eventNotes, loanerNotes, pauseNotes } from './note.ts'
import type { Policy } from './policy.ts'
import { standing, startOf, tierInForce, timeline } from './replay.ts'
import { judgeRows } from './row.ts'
import { defaultSlaSetting, type SlaSetting } from './setting.ts'
import type { SlaRow, SlaView } from './state.ts'
import { naturalHours, type Running, workingHours } from './working-hours.ts'

/** One fault, as its clocks see it. */
export interface SlaInput {
  /** All policies of the contract: tiers, and the general one that binds some of them. */
  readonly policies: readonly Policy[]
  /** Key of the tier at the report. */
  readonly tier: string
  /** In any order. Those after `now` do not count. */
  readonly events: readonly SlaEvent[]
  readonly now: Instant
  /** How the contract's ambiguous words are read; the defaults of A1–A19 where absent. */
  readonly setting?: SlaSetting
  /** First and last day of the service period; absent: never outside (A19). */
  readonly service?: { readonly start: DateText; readonly end: DateText }
  /** For working hours and the legal outer limit; absent: Monday to Friday are worked on. */
  readonly workdays?: Workdays
  /** True when people caused the fault; matters only where the contract says so (A16). */
  readonly humanCause?: boolean
}

/**
 * Both clocks of a fault at `now`. Pure: the same facts give the same view, whatever order they were typed in and
 * whatever offsets their times are written with. Times of the view are written with +08:00.
 *
 * Throws a RangeError for a tier that no policy has (naming it), for text that is not an instant, and for a working
 * day or calendar in which nothing is ever worked.
 */
export function evaluateSla(input: SlaInput): SlaView {
  const setting = input.setting ?? defaultSlaSetting
  const now = epochOf(input.now)
  const events = timeline(input.events, input.now)
  const tier = tierInForce(events, input.tier, input.policies, setting)
  const reported = startOf(events, setting)
  const view = {
    policy: tier.policy.key,
    rows: [],
    contractMs: 0,
    workingMs: 0,
    intervals: [],
    internal: [],
    next: null,
  }
  if (reported === null) return { ...view, start: null, notes: tier.notes }

  const stands = standing(events, reported, setting)
  const done = achieved(stands, setting)
  // A12: a changed tier keeps T0; under the alternative limits begin again, and what was achieved stays.
  const start = setting.reclassify === 'restart' ? Math.max(tier.since ?? reported, reported) : reported
  const pauses = pausesOf(events, now, setting)
  const clock = setting.hours === 'natural' ? naturalHours : workingHours(setting.workingDay, input.workdays)
  const run: Run = {
    start,
    response: done.response,
    repairNeeded: done.repairNeeded,
    running: clock,
    pauses: pauses.filter((p) => p.counts),
    workdays: input.workdays,
  }
  const outside = isOutside(reported, input.service)
  const judged =
    outside || tier.policy.kind === 'none'
      ? { rows: [], limits: [] }
      : judgeRows({
          tier: tier.policy,
          // A17: the general clause binds the tiers that are named, beside their own rows.
          general: input.policies.filter((p) => p.kind === 'general' && setting.general.includes(tier.policy.key)),
          run,
          done,
          setting,
          now,
          // A19: limits of a fault that was open at the end run on, unless the duty ends with the service period.
          dutyEnds: input.service && !setting.runsOn ? endOf(input.service.end) : null,
          // A16: the clock also runs for what people caused, unless the contract says otherwise.
          exempt: input.humanCause === true && !setting.humanCauseRuns,
        })
  const clocks = clocksOf(start, settled(tier.policy, done) ?? now, clock, run.pauses, pauses, judged.limits)
  return {
    ...view,
    ...clocks,
    start: instantOf(start),
    rows: judged.rows,
    intervals: pauses.flatMap((pause) => intervalOf(pause, start) ?? []),
    internal: tier.policy.kind === 'none' && !outside ? internalTargets(start, now, done, setting) : [],
    next: nextOf(judged.rows),
    notes: [
      ...(outside ? ['服务期外：报障时间不在服务期内，没有合同时限。'] : []),
      ...tier.notes,
      ...stands.notes,
      ...eventNotes(stands.events, tier.policy, setting),
      ...loanerNotes(stands.events, done.loaner, tier.policy),
      ...pauseNotes(pauses, start, judged.limits, setting),
    ],
  }
}

const endOf = (date: DateText): number => epochOf(startOfDay(addDays(date, 1)))

/** A19: a fault reported outside the service period has no milestones. */
function isOutside(reported: number, service: SlaInput['service']): boolean {
  if (!service) return false
  const day = dateOf(instantOf(reported))
  return day < service.start || day > service.end
}

/** When the fault was settled, by what its tier ends in, or was closed; null while it is neither. */
function settled(tier: Policy, done: Achieved): number | null {
  const ids = tier.milestones.map((m) => m.id)
  const end = ids.includes('resolved')
    ? done.resolved
    : ids.includes('repair')
      ? done.restored
      : ids.includes('repair_or_loaner')
        ? done.repaired
        : ids.includes('handled')
          ? done.handled
          : earliest(done.resolved, done.restored, done.repaired, done.handled)
  return earliest(end, done.closed)
}

/** The contract clock stops in pauses that moved a limit; the working clock in all that was waited. */
function clocksOf(
  start: number,
  end: number,
  clock: Running,
  counting: readonly Span[],
  all: readonly Span[],
  limits: readonly Limit[],
): Pick<SlaView, 'contractMs' | 'workingMs'> {
  const moved = limits.length === 0 ? counting : limits.flatMap((l) => l.stopped)
  return {
    contractMs: running(clock, start, end, merge(moved)),
    workingMs: running(clock, start, end, merge(all)),
  }
}

/** The judged milestone without an achievement whose deadline comes first; the contract's order at equal ones. */
function nextOf(rows: readonly SlaRow[]): SlaRow | null {
  const open = rows.filter((r) => r.deadline !== null && r.metAt === null && r.state !== '不适用')
  return open.toSorted((a, b) => epochOf(a.deadline!) - epochOf(b.deadline!))[0] ?? null
}
