import { instantOf } from '../time/instant.ts'
import { isWeek, type Limit, limitOf, milestoneLimit, type Run, usedAt } from './deadline.ts'
import { type Judged, metAt, repairOf, repairOrLoaner, stateOf } from './judge.ts'
import type { Achieved } from './milestone-met.ts'
import { outerLimit } from './outer-limit.ts'
import type { Milestone, Policy } from './policy.ts'
import type { SlaSetting } from './setting.ts'
import type { SlaRow } from './state.ts'

/** What the rows of a fault are judged by. Times in milliseconds since 1970 UTC. */
export interface Case {
  /** The tier in force. */
  readonly tier: Policy
  /** General policies that bind it as well. */
  readonly general: readonly Policy[]
  readonly run: Run
  readonly done: Achieved
  readonly setting: SlaSetting
  readonly now: number
  /** The instant at which duties end with the service period; null: limits run on. */
  readonly dutyEnds: number | null
  /** True when no limit binds, because people caused the fault. */
  readonly exempt: boolean
}

/** One row for each milestone, in the contract's order, and the limits that were judged. */
export function judgeRows(facts: Case): { rows: SlaRow[]; limits: Limit[] } {
  const plan = facts.tier.milestones.find((m) => m.id === 'plan')
  const planLimit = plan ? milestoneLimit(plan, facts.run, facts.setting) : null
  const limits: Limit[] = []
  const rows = [facts.tier, ...facts.general].flatMap((policy) =>
    policy.milestones.map((milestone) => {
      const limit = limitIn(facts, policy, milestone)
      if (limit) limits.push(limit)
      return rowOf(facts, policy, milestone, limit, planLimit)
    }),
  )
  return { rows, limits }
}

/** True where a loaner may stand for the repair: in the device's own clause, and by A8 in the general one. */
function lends({ tier, setting }: Case, policy: Policy, milestone: Milestone): boolean {
  if (milestone.id === 'repair_or_loaner') return true
  if (policy.kind !== 'general' || milestone.id !== 'repair' || !setting.loanerFulfils) return false
  return tier.milestones.some((m) => m.id === 'repair_or_loaner')
}

/** Where a loaner may stand for the repair, the later of both limits (A18) is the row's. */
function limitIn(facts: Case, policy: Policy, milestone: Milestone): Limit | null {
  const limit = milestoneLimit(milestone, facts.run, facts.setting)
  if (!limit || !lends(facts, policy, milestone)) return limit
  const loaner = loanerLimit(limit, facts)
  return loaner.nominal > limit.nominal ? loaner : limit
}

const loanerLimit = (limit: Limit, { run, setting }: Case): Limit =>
  limitOf(limit.start, setting.loanerHours * 3_600_000, limit.running, run.pauses)

function rowOf(facts: Case, policy: Policy, milestone: Milestone, limit: Limit | null, plan: Limit | null): SlaRow {
  const { done, now, run } = facts
  const judged = limit
    ? judge(facts, policy, milestone, limit, plan)
    : notJudged(metAt(milestone, null, done, plan, facts.setting))
  const deadline = limit && instantOf(limit.deadline)
  return {
    policy: policy.key,
    milestone: milestone.id,
    name: milestone.name,
    clause: milestone.clause,
    quote: milestone.quote,
    deadline,
    nominalDeadline: limit && (limit.nominal === limit.deadline ? deadline : instantOf(limit.nominal)),
    metAt: judged.at === null ? null : instantOf(judged.at),
    state: judged.state,
    used: limit ? usedAt(limit, judged.at ?? now) / limit.duration : null,
    note: judged.note,
    outerLimit:
      limit && isWeek(milestone)
        ? instantOf(outerLimit(limit.start, limit.deadline - limit.nominal, run.workdays))
        : null,
  }
}

type Noted = Judged & { readonly note: string }

/** 立即: the contract gives no number, so it is recorded and never judged. */
const notJudged = (at: number | null): Noted => ({
  at,
  state: '不适用',
  byLoaner: false,
  note: '“立即”没有写明小时数，只记录，不判定',
})

function judge(facts: Case, policy: Policy, milestone: Milestone, limit: Limit, plan: Limit | null): Noted {
  const { tier, done, setting, now } = facts
  const repair = repairOf(tier, done, setting, policy.kind === 'general')
  const at = metAt(milestone, milestone.id === 'repair_or_loaner' ? done.repaired : repair, done, plan, setting)
  const judged = lends(facts, policy, milestone)
    ? repairOrLoaner(limit, loanerLimit(limit, facts), at, done.loaner, now)
    : { at, state: stateOf(limit, at, now), byLoaner: false }
  if (facts.exempt) return { ...judged, state: '不适用', note: '人为原因，按约定不计时限' }
  if (milestone.id === 'plan' && settledWithout(done, limit))
    return { ...judged, at: null, state: '不适用', note: '在方案期限前已解决，未另发方案' }
  const late = judged.at === null ? now > limit.deadline : judged.at > limit.deadline
  if (
    facts.dutyEnds !== null &&
    now >= facts.dutyEnds &&
    limit.deadline >= facts.dutyEnds &&
    (late || judged.at === null)
  )
    return { ...judged, state: '不适用', note: '服务期已满，按约定期限不再延续' }
  // The general clause does not speak of a loaner (A8): the sentence stands beside it, however it is read.
  const note = judged.byLoaner && policy.kind === 'general' ? '未在24h修复，已按(2)2提供备机' : ''
  return { ...judged, note }
}

/** Resolved by the plan's deadline without a plan by then: there was nothing left to plan. */
function settledWithout(done: Achieved, limit: Limit): boolean {
  return done.resolved !== null && done.resolved <= limit.deadline && (done.plan === null || done.plan > limit.deadline)
}
