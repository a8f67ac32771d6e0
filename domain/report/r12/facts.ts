import type { FaultFacts } from '../../fault/facts.ts'
import type { evidence } from '../../record/evidence.ts'
import type { loaner } from '../../record/loaner.ts'
import type { Row } from '../../record/record-type.ts'

/** Everything that is known of one loaner: its record, the fault that it was lent for, and its own pieces. */
export interface LoanerFacts {
  readonly loaner: Row<typeof loaner>
  readonly fault: FaultFacts
  readonly evidence: readonly Row<typeof evidence>[]
}
