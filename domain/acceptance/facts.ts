import type { ContractFacts } from '../obligation/facts.ts'
import type { Matrix } from '../obligation/matrix.ts'
import type { Pack } from '../pack/schema.ts'
import type { contract, firm } from '../record/organisation.ts'
import type { Row, Values } from '../record/record-type.ts'
import type { Statistics } from '../statistics/statistics.ts'
import type { Instant } from '../time/instant.ts'

/** A piece of evidence of the contract and how its bytes stand. */
export interface PieceFact {
  readonly id: string
  /** Number of the record that it belongs to. */
  readonly owner: string
  readonly name: string
  /** `unchecked`: there and of its size, but not read. */
  readonly state: 'whole' | 'unchecked' | 'missing' | 'damaged'
}

/** A record that was made void and keeps its number. */
export interface VoidFact {
  readonly number: string
  readonly reason: string
}

/** Everything that acceptance is judged on, as plain values. */
export interface AcceptanceFacts {
  readonly now: Instant
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly facts: ContractFacts
  readonly matrix: Matrix
  /** Over the whole service period. */
  readonly statistics: Statistics
  readonly pieces: readonly PieceFact[]
  readonly voids: readonly VoidFact[]
}

/** The documents that acceptance itself brings: no rule waits for them. */
export const ownDocuments: readonly string[] = ['R14', 'R15', 'R16']
