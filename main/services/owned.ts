import type { Db } from '../../db/handle.ts'
import { listRecords } from '../../db/records.ts'
import { evidence } from '../../domain/record/evidence.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { report } from '../../domain/record/report.ts'
import { byVersion } from '../../domain/report/version.ts'

type Evidence = Row<typeof evidence>
type Report = Row<typeof report>

/** The pieces that a record keeps, in their order. */
export function ownerEvidence(db: Db, owner: string): (Evidence & { file: NonNullable<Evidence['file']> })[] {
  return listRecords(db, evidence, 'owner', owner)
    .filter((e) => e.file && e.state?.state !== 'removed')
    .sort((a, b) => (a.position?.n ?? 0) - (b.position?.n ?? 0) || (a.id < b.id ? -1 : 1)) as never
}

/** Every finalised version of one document, the first one first. */
export function versionsOf(
  db: Db,
  target: { kind: string; row: string; period: string },
): (Report & { version: NonNullable<Report['version']> })[] {
  return listRecords(db, report, 'owner', target.row)
    .filter((r) => r.version?.kind === target.kind && r.version.period === target.period)
    .sort(byVersion) as never
}
