import type { Pack } from '../pack/schema.ts'
import type { evidence } from '../record/evidence.ts'
import type { contract, firm } from '../record/organisation.ts'
import type { Row, Values } from '../record/record-type.ts'
import type { Instant } from '../time/instant.ts'
import type { KindDefinition } from './definition.ts'
import type { ServiceEntry, ServiceGap, ServiceState } from './view.ts'

/** Everything that is known of one service record, as plain values: what its page and its document are made from. */
export interface ServiceFacts {
  readonly id: string
  readonly now: Instant
  readonly record: ServiceEntry
  readonly kind: KindDefinition
  readonly state: ServiceState
  /** The clause that the record proves. */
  readonly clause: { readonly id: string; readonly text: string } | null
  /** Kept, in their order. */
  readonly evidence: readonly Row<typeof evidence>[]
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  /** Name of the person who wrote it down. */
  readonly author: string
  /** Numbers of linked records by their row id. */
  readonly numbers: Readonly<Record<string, string>>
  readonly gaps: readonly ServiceGap[]
  readonly firstReplyMs: number | null
}
