import type { FaultEventType } from '../record/fault.ts'
import type { MilestoneId } from '../sla/policy.ts'
import { faultEventName } from './event-name.ts'
import type { FaultEntry, FaultFacts, FaultState } from './facts.ts'
import { currentRound, isInstant, standing } from './timeline.ts'
import type { FaultStep } from './view.ts'

/** The entry by which a milestone is met. */
const entryOf: Readonly<Record<MilestoneId, FaultEventType>> = {
  response: 'first_response',
  team: 'team_consultation',
  plan: 'plan_sent',
  handled: 'handled',
  answer: 'answered',
  repair: 'repaired',
  repair_or_loaner: 'repaired',
  resolved: 'resolved',
}

/** Kinds that are written as plain entries, in the order offered. Report, tier, closing and reopening have their own ways. */
const plain = [
  'answered',
  'on_site',
  'waiting',
  'note',
  'workaround',
  'team_consultation',
  'plan_sent',
  'repaired',
  'resolved',
  'handled',
  'repair_needed',
  'transport',
  'installed',
  'connected',
  'confirmed',
  'first_response',
  'auto_reply',
  'occurred',
] as const satisfies readonly FaultEventType[]

/** Kinds that happen once until the fault is reopened. */
export const onceOnly: ReadonlySet<FaultEventType> = new Set([
  'first_response',
  'handled',
  'repaired',
  'resolved',
  'repair_needed',
])

const step = (type: FaultEventType): FaultStep => ({ type, label: faultEventName(type) })

type StepFacts = Pick<FaultFacts, 'fault' | 'events' | 'sla' | 'state'>

/**
 * What to record next (the blue button): the tier's milestones in their order, then repair, answer, the user's
 * confirmation and closing. Null when nothing is to be done any more.
 */
export function nextStepOf(facts: StepFacts): FaultStep | null {
  const { events, sla, state } = facts
  if (state === 'closed' || state === 'void') return null
  const round = currentRound(events)
  const has = (type: FaultEventType): boolean => round.some((e) => e.entry.type === type)
  if (!events.some((e) => e.entry.type === 'first_response')) return step('first_response')
  for (const row of sla.rows) {
    const type = entryOf[row.milestone]
    // 立即 has no hours to be judged by, and is recorded all the same.
    const due = row.state !== '不适用' || row.milestone === 'team'
    if (row.policy === sla.policy && row.metAt === null && due && !has(type)) return step(type)
  }
  if (state === 'open') return step('repaired')
  const { name = '', at = '' } = facts.fault.confirmation ?? {}
  if (!has('confirmed') && !(name !== '' && isInstant(at))) return step('confirmed')
  return step('closed')
}

/** What else may be recorded now. A closed fault takes notes and a late confirmation. */
export function otherSteps(events: readonly FaultEntry[], state: FaultState, next: FaultStep | null): FaultStep[] {
  if (state === 'void') return []
  const allowed =
    state === 'closed'
      ? (['note', 'confirmed'] as const)
      : plain.filter((type) => !(onceOnly.has(type) && standing(events, type)))
  return allowed
    .filter((type) => type !== next?.type && !(type === 'occurred' && standing(events, 'occurred')))
    .map(step)
}
