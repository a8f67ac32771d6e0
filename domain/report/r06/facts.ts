import type { Pack } from '../../pack/schema.ts'
import type { contract, firm } from '../../record/organisation.ts'
import type { Row, Values } from '../../record/record-type.ts'
import type { LogMonth } from '../../service/view.ts'
import type { Instant } from '../../time/instant.ts'

/** The log of one contract in one month or year. */
export interface LogFacts {
  readonly now: Instant
  /** `2024-02`, `M01` or `2024`. */
  readonly period: string
  readonly log: LogMonth
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
}
