import { type Period, periodsOf } from '../time/period.ts'
import type { InspectionFacts } from './facts.ts'

/** The period after the inspected one within the service period; null after the last. */
export function nextPeriod(facts: InspectionFacts): Period | null {
  const service = facts.contract.period ?? facts.pack.period
  const now = facts.inspection.plan?.period
  if (!now) return null
  return periodsOf(facts.pack.cycle, service.start, service.end).find((p) => p.from > now.to) ?? null
}
