import type { InspectionFacts, ItemFacts } from './facts.ts'
import { conflictsOf, itemGaps } from './gap.ts'

/**
 * How far an item is. `unseen`: nothing was entered. `pending`: values were recognised, nobody has judged.
 * `incomplete`: judged or begun, something is missing. `report`: the row that the report itself fulfils.
 */
export type ItemProgress = 'unseen' | 'pending' | 'incomplete' | 'complete' | 'conflict' | 'report'

export function progressOf(facts: ItemFacts): ItemProgress {
  if (facts.item.kind === 'report') return 'report'
  if (conflictsOf(facts).length > 0) return 'conflict'
  const begun =
    facts.meas.rows.length > 0 ||
    facts.evidence.length > 0 ||
    facts.note !== '' ||
    Object.values(facts.meas.subPoints).some((s) => s.state)
  if (facts.meas.verdict === null) {
    if (facts.meas.rows.some((r) => r.pending)) return 'pending'
    return begun ? 'incomplete' : 'unseen'
  }
  return itemGaps(facts).length === 0 ? 'complete' : 'incomplete'
}

/** Complete items of all rows the customer counts (17 for contract A); the report row when it is finalised. */
export function totalProgress(facts: InspectionFacts): { readonly done: number; readonly total: number } {
  const finalised = facts.reports.some((r) => !r.superseded)
  const done = facts.items.filter((i) => (i.item.kind === 'report' ? finalised : progressOf(i) === 'complete')).length
  return { done, total: facts.items.length }
}

/** Item ids in order of work, from `after` on and around, that nobody has looked at or judged yet. */
export function nextOpenItem(facts: InspectionFacts, after: string): string | null {
  const order = facts.items
  const start = order.findIndex((i) => i.item.id === after)
  for (let n = 1; n <= order.length; n++) {
    const candidate = order[(start + n + order.length) % order.length]!
    const state = progressOf(candidate)
    if (state === 'unseen' || state === 'pending') return candidate.item.id
  }
  return null
}
