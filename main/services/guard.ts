import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { contract } from '../../domain/record/organisation.ts'
import { documentKindOf } from '../../domain/report/kind.ts'
import { report } from '../../domain/record/report.ts'
import type { Db } from '../../db/handle.ts'
import { inspectionOf } from './inspection-facts.ts'

/** True when a finalised version stands and no correction is open: nothing in the inspection may change. */
export function isLocked(db: Db, inspectionId: string): boolean {
  if (inspectionOf(db, inspectionId).correction) return false
  return isFinalised(db, inspectionId)
}

/** True when a document that states this record, and locks it, is finalised and stands. */
export function isFinalised(db: Db, id: string): boolean {
  return listRecords(db, report, 'owner', id).some(
    (r) => r.version && !r.superseded && documentKindOf(r.version.kind)?.locks === true,
  )
}

/** Stops a change of a signed inspection. Fails as `read-only`. Returns the scope to write in. */
export function openForWriting(db: Db, inspectionId: string): string {
  const row = inspectionOf(db, inspectionId)
  if (row.void) fail('read-only', '这次巡检已作废，不能再修改。')
  if (isLocked(db, inspectionId)) fail('read-only', '报告已定稿，只读。要修改请先点“更正”，出新版本。')
  return row.scope
}

/** The contract that must exist and be in force. Fails as `not-found`. */
export function contractOf(db: Db, id: string) {
  const row = readRecord(db, contract, id)
  if (!row?.pack || !row.period || row.void) fail('not-found', '找不到这份合同。')
  return row as typeof row & { pack: NonNullable<typeof row.pack>; period: NonNullable<typeof row.period> }
}
