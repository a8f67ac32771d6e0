import type { Policy } from '../sla/policy.ts'
import type { FaultEntry } from './facts.ts'

/** What holds while nobody has chosen a tier, or where the contract no longer has the one chosen: nothing is promised. */
const unchosen = (key: string): Policy => ({ key, name: '', kind: 'none', applies: '', milestones: [] })

/** The policies by which a fault's history can be judged, also where it names tiers that the contract does not have. */
export function policiesFor(policies: readonly Policy[], tier: string, events: readonly FaultEntry[]): Policy[] {
  const named = [tier, ...events.flatMap((e) => (e.entry.type === 'reclassified' ? (e.entry.detail.tier ?? []) : []))]
  const missing = new Set(named.filter((key) => !policies.some((p) => p.key === key)))
  return [...policies, ...[...missing].map(unchosen)]
}
