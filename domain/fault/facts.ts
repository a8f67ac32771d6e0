import type { Pack } from '../pack/schema.ts'
import type { evidence } from '../record/evidence.ts'
import type { fault, faultEvent } from '../record/fault.ts'
import type { forceMajeure } from '../record/force-majeure.ts'
import type { loaner } from '../record/loaner.ts'
import type { contract, firm } from '../record/organisation.ts'
import type { Row, Values } from '../record/record-type.ts'
import type { report } from '../record/report.ts'
import type { SlaSetting } from '../sla/setting.ts'
import type { SlaView } from '../sla/state.ts'
import type { Instant } from '../time/instant.ts'

/** `restored`: every milestone that ends the outage is met, but the user has not confirmed and nobody closed it. */
export type FaultState = 'open' | 'restored' | 'closed' | 'void'

/** One thing that is missing before a fault may be closed or its record finalised. */
export interface FaultGap {
  /** Register or event type that is missing: where the screen puts the focus. */
  readonly field: string
  /** `原因类别未定`. */
  readonly sentence: string
}

/**
 * Everything that is known of one fault, as plain values: what the screen, the record (R03) and the statistics are
 * computed from. Assembled in one place from the records; nothing in it is stored.
 */
export interface FaultFacts {
  readonly id: string
  readonly now: Instant
  readonly fault: Row<typeof fault> & { readonly identity: NonNullable<Values<typeof fault>['identity']> }
  /** Not struck, by the time they happened, ties in the order of the fixed kinds. */
  readonly events: readonly FaultEntry[]
  /** Struck entries: the other version stays. */
  readonly struck: readonly FaultEntry[]
  readonly loaners: readonly Row<typeof loaner>[]
  readonly forceMajeure: readonly Row<typeof forceMajeure>[]
  /** Kept, in their order. */
  readonly evidence: readonly Row<typeof evidence>[]
  /** Pieces that prove a force majeure which names this fault. */
  readonly proofs: readonly Row<typeof evidence>[]
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly setting: SlaSetting
  readonly sla: SlaView
  readonly state: FaultState
  /** Before closing. */
  readonly gaps: readonly FaultGap[]
  /** Numbers of linked records by their row id: earlier fault, change, service record. */
  readonly numbers: Readonly<Record<string, string>>
  /** Versions of its record (R03), the first one first. */
  readonly reports: readonly Row<typeof report>[]
}
export type FaultEntry = Row<typeof faultEvent> & {
  readonly entry: NonNullable<Values<typeof faultEvent>['entry']>
}
