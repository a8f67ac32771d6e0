import { type Limit, usedAt } from './deadline.ts'
import { type Achieved, earliest } from './milestone-met.ts'
import type { Milestone, Policy } from './policy.ts'
import type { SlaSetting } from './setting.ts'
import type { MilestoneState } from './state.ts'

/** What became of one milestone; times in milliseconds since 1970 UTC. */
export interface Judged {
  readonly at: number | null
  readonly state: MilestoneState
  /** True when a loaner, not a repair, met it. */
  readonly byLoaner: boolean
}

/**
 * The state of a limit that was met at `at`, or not yet at `now`: 达标 up to the nominal deadline, 豁免 in what pauses
 * added, 超时达成 after. Unmet it is 即将超时 once no more than a quarter of its time is left, and 超时未达成 only after
 * the limit itself.
 */
export function stateOf(limit: Limit, at: number | null, now: number): MilestoneState {
  if (at !== null) return at <= limit.nominal ? '达标' : at <= limit.deadline ? '豁免' : '超时达成'
  if (now > limit.deadline) return '超时未达成'
  return (limit.duration - usedAt(limit, now)) * 4 <= limit.duration ? '即将超时' : '未到期'
}

/**
 * A8, A18: a repair in time counts for itself. Without one, a loaner that was in use within its own limit is
 * 达标(备机保障), or 豁免 in what pauses added to it; else the earliest of both is late.
 */
export function repairOrLoaner(
  limit: Limit,
  loanerLimit: Limit,
  repaired: number | null,
  loaner: number | null,
  now: number,
): Judged {
  const repair = (state: MilestoneState): Judged => ({ at: repaired, state, byLoaner: false })
  const lent = (state: MilestoneState): Judged => ({ at: loaner, state, byLoaner: true })
  if (repaired !== null && repaired <= limit.nominal) return repair('达标')
  if (loaner !== null && loaner <= loanerLimit.nominal) return lent('达标(备机保障)')
  const exempt = [
    ...(repaired !== null && repaired <= limit.deadline ? [repair('豁免')] : []),
    ...(loaner !== null && loaner <= loanerLimit.deadline ? [lent('豁免')] : []),
  ].toSorted((a, b) => a.at! - b.at!)[0]
  if (exempt) return exempt
  if (now <= limit.deadline) return { at: null, state: stateOf(limit, null, now), byLoaner: false }
  if (repaired === null && loaner === null) return repair('超时未达成')
  return loaner !== null && (repaired === null || loaner < repaired) ? lent('超时达成') : repair('超时达成')
}

/**
 * When 维修到位 of the general clause was reached, by what the tier itself calls a repair; A10: under the alternative
 * also by arrival.
 */
export function repairOf(tier: Policy, done: Achieved, setting: SlaSetting, general: boolean): number | null {
  const has = (id: Milestone['id']): boolean => tier.milestones.some((m) => m.id === id)
  return earliest(
    has('repair') ? done.restored : done.repaired,
    has('resolved') ? done.resolved : null,
    has('handled') ? done.handled : null,
    general && setting.arrival === 'on-site' ? done.onSite : null,
  )
}

/**
 * When a milestone other than the device's was met.
 * A4: a plan sent by its own deadline is also an answer; not under the alternative.
 */
export function metAt(
  milestone: Milestone,
  repair: number | null,
  done: Achieved,
  plan: Limit | null,
  setting: SlaSetting,
): number | null {
  switch (milestone.id) {
    case 'response':
      return done.response
    case 'team':
      return done.team
    case 'handled':
      return done.handled
    case 'plan':
      return done.plan
    case 'resolved':
      return done.resolved
    case 'answer':
      return earliest(
        done.answered,
        setting.planAnswers && plan !== null && done.plan !== null && done.plan <= plan.deadline ? done.plan : null,
      )
    case 'repair':
    case 'repair_or_loaner':
      return repair
  }
}
