import type { SlaView } from '../sla/state.ts'
import type { FaultEntry, FaultState } from './facts.ts'
import { currentRound, standing } from './timeline.ts'

const ending = new Set(['repair', 'repair_or_loaner', 'resolved', 'handled'])

/** True when the outage is over: business runs again without a loaner. */
export function isRestored(events: readonly FaultEntry[], sla: SlaView): boolean {
  const round = currentRound(events)
  const repaired = round.some((e) => e.entry.type === 'repaired')
  const rows = sla.rows.filter((r) => r.policy === sla.policy && ending.has(r.milestone) && r.state !== '不适用')
  if (rows.length === 0) return repaired || round.some((e) => e.entry.type === 'resolved' || e.entry.type === 'handled')
  return rows.every((r) => r.metAt !== null && (repaired || r.state !== '达标(备机保障)'))
}

/** How a fault stands, from its entries alone. Closed is closed until it is reopened. */
export function stateOf(events: readonly FaultEntry[], sla: SlaView, voided: boolean): FaultState {
  if (voided) return 'void'
  if (standing(events, 'closed')) return 'closed'
  return isRestored(events, sla) ? 'restored' : 'open'
}
