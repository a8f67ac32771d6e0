import type { Pack } from '../pack/schema.ts'
import type { ContractFacts } from './facts.ts'

/** What a breach of the contract would cost, by its own words. */
export interface Exposure {
  readonly clause: string
  readonly percent: number
  /** Null while no sum is known. */
  readonly cents: number | null
  readonly from: 'decided' | 'agreed' | 'budget' | null
  /** Obligations with something overdue. */
  readonly overdue: number
}

/** Null where the contract names no penalty. */
export function exposureOf(pack: Pack, facts: ContractFacts, overdue: number): Exposure | null {
  if (!pack.penalty) return null
  const { clause, percent } = pack.penalty
  const { sum } = facts
  return {
    clause,
    percent,
    cents: sum && Math.round((sum.cents * percent) / 100),
    from: sum?.from ?? null,
    overdue,
  }
}
