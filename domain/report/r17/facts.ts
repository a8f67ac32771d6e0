import type { FaultFacts } from '../../fault/facts.ts'
import type { Pack } from '../../pack/schema.ts'
import type { evidence } from '../../record/evidence.ts'
import type { forceMajeure } from '../../record/force-majeure.ts'
import type { contract, firm } from '../../record/organisation.ts'
import type { Row, Values } from '../../record/record-type.ts'
import type { SlaSetting } from '../../sla/setting.ts'

/** Everything that is known of one event: its record, the faults that it held up, and its proof. */
export interface ForceMajeureFacts {
  readonly record: Row<typeof forceMajeure>
  readonly faults: readonly FaultFacts[]
  readonly proofs: readonly Row<typeof evidence>[]
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly setting: SlaSetting
}
