import type { Pack } from '../../pack/schema.ts'
import type { contract, firm } from '../../record/organisation.ts'
import type { Row, Values } from '../../record/record-type.ts'
import type { Statistics } from '../../statistics/statistics.ts'

/** What a statistical statement is written from. */
export interface StatisticsFacts {
  readonly contract: Pick<Row<typeof contract>, 'hospital' | 'system' | 'period'>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly statistics: Statistics
}
