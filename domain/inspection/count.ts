import { type Verdict, verdicts } from '../verdict.ts'
import type { ItemFacts } from './facts.ts'

export type VerdictCounts = Readonly<Record<Verdict, number>> & { readonly total: number; readonly open: number }

/**
 * Counts items by their first result: a repair on the spot does not rewrite what was found. `open` are items
 * without a result. The report row is not counted.
 */
export function countVerdicts(items: readonly ItemFacts[]): VerdictCounts {
  const checks = items.filter((i) => i.item.kind === 'check')
  const of = (v: Verdict): number => checks.filter((i) => i.meas.verdict === v).length
  const counts = Object.fromEntries(verdicts.map((v) => [v, of(v)])) as Record<Verdict, number>
  return { ...counts, total: checks.length, open: checks.filter((i) => i.meas.verdict === null).length }
}
