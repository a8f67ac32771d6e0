import { isBreach } from '../sla/state.ts'
import { epochOf } from '../time/instant.ts'
import type { FaultFacts } from './facts.ts'
import { reportOf, standing } from './timeline.ts'
import type { FaultRow, NextMilestone } from './view.ts'

/** What a list shows of a fault. `finalised`: its record stands. */
export function faultRowOf(facts: FaultFacts): FaultRow {
  const { fault, sla, contract, pack, events, state } = facts
  const policy = pack.faults.policies.find((p) => p.key === sla.policy)
  const over = state === 'closed' || state === 'void'
  return {
    id: facts.id,
    number: fault.identity.number,
    contract: contract.id,
    contractName: pack.name,
    hospital: contract.hospital?.name ?? '',
    title: fault.title?.text ?? '',
    policy: sla.policy,
    tierName: policy?.name ?? '',
    contractual: isContractual(facts),
    level: fault.level?.level ?? null,
    state,
    reportedAt: reportOf(events)?.entry.at ?? '',
    reporter: fault.reporter?.name ?? '',
    department: fault.reporter?.department ?? '',
    symptomClass: fault.symptom?.class ?? '',
    next: over ? null : nextOf(facts),
    breaches: sla.rows
      .filter((r) => isBreach(r.state) && r.deadline)
      .map((r) => ({
        name: r.name,
        state: r.state,
        lateMs: epochOf(r.metAt ?? facts.now) - epochOf(r.deadline!),
      })),
    contractMs: sla.contractMs,
    workingMs: sla.workingMs,
    repairedAt:
      (standing(events, 'repaired') ?? standing(events, 'resolved') ?? standing(events, 'handled'))?.entry.at ?? '',
    closedAt: standing(events, 'closed')?.entry.at ?? '',
    gaps: facts.gaps.length,
    finalised: facts.reports.some((r) => !r.superseded) && !fault.correction,
    imported: fault.imported !== null,
    conflicts: fault.conflicts.length > 0 || events.some((e) => e.conflicts.length > 0),
  }
}

/** True when the contract names hours for the fault's tier; before a tier is chosen, for any of its tiers. */
export function isContractual({ pack, sla }: Pick<FaultFacts, 'pack' | 'sla'>): boolean {
  const { policies } = pack.faults
  const chosen = policies.filter((p) => p.key === sla.policy)
  return (chosen.length > 0 ? chosen : policies).some((p) => p.kind === 'tier' && p.milestones.length > 0)
}

/** What expires first: a milestone of the contract, or an internal target where it names none. */
function nextOf({ sla, now }: FaultFacts): NextMilestone | null {
  const left = (deadline: string): number => epochOf(deadline) - epochOf(now)
  if (sla.next) {
    const { name, milestone, deadline, state, used } = sla.next
    return { name, milestone, deadline, remainingMs: deadline === null ? null : left(deadline), state, used }
  }
  const target = sla.internal
    .filter((t) => t.metAt === null)
    .toSorted((a, b) => epochOf(a.deadline) - epochOf(b.deadline))[0]
  if (!target) return null
  const { name, id, deadline, hours, state } = target
  const remainingMs = left(deadline)
  return { name, milestone: id, deadline, remainingMs, state, used: 1 - remainingMs / (hours * 3_600_000) }
}

/** Contractual before internal, then by what expires first; what has no deadline comes last, the newest first. */
export function byExpiry(a: FaultRow, b: FaultRow): number {
  const rank = (r: FaultRow): number => (r.contractual ? 0 : 1)
  const due = (r: FaultRow): number => (r.next?.deadline ? epochOf(r.next.deadline) : Infinity)
  const [x, y] = [due(a), due(b)]
  return rank(a) - rank(b) || (x === y ? 0 : x - y) || (a.reportedAt > b.reportedAt ? -1 : 1)
}
