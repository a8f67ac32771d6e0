import type { Certificate } from '../../certificate/stage.ts'
import type { Pack } from '../../pack/schema.ts'
import type { evidence } from '../../record/evidence.ts'
import type { contract, firm } from '../../record/organisation.ts'
import type { Row, Values } from '../../record/record-type.ts'

/** Everything that is known of one certificate: its record, the one that it renews, and what the contract says of it. */
export interface CertificateFacts {
  readonly certificate: Certificate
  /** The certificate that it renews, or null for the first one. */
  readonly predecessor: Certificate | null
  /** Where it is installed, in words; empty where unknown. */
  readonly place: string
  /** 增项: beyond what the price covers. */
  readonly extra: boolean
  readonly contract: Pick<Row<typeof contract>, 'hospital' | 'system' | 'period'>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly evidence: readonly Row<typeof evidence>[]
}
