import type { ImportContext } from '../../../domain/import/context.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import type { QueryContext } from '../../procedure.ts'
import { contractOf } from '../guard.ts'
import { packOf } from '../pack-version.ts'

/** What the records of a batch have in common. */
export interface ImportSource {
  readonly batch: string
  readonly contract: ReturnType<typeof contractOf>
  /** Why a record of that row was entered later. */
  readonly reason: (row: number) => string
}

/** What rows of a contract are read against. Fails as `not-found`. */
export function importContext(ctx: QueryContext, contractId: string, finished: boolean): ImportContext {
  const contract = contractOf(ctx.db, contractId)
  const { faults } = packOf(ctx.db, contract.pack.sha256)
  return {
    now: ctx.now(),
    service: contract.period,
    symptoms: faults.symptoms,
    subjects: faults.subjects.map(({ id, name }) => ({ id, name })),
    policies: faults.policies.filter((p) => p.kind !== 'general').map(({ key, name }) => ({ key, name })),
    finished,
  }
}

/** `导入 2026-09-22：旧台账.xlsx 第 12 行`. */
export function importReason(ctx: QueryContext, file: string): (row: number) => string {
  const day = dateOf(ctx.now())
  return (row) => `导入 ${day}：${file} 第 ${row} 行`
}
