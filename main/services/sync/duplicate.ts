import type { Db } from '../../../db/handle.ts'
import { listRecords } from '../../../db/records.ts'
import { archiveEntry } from '../../../domain/record/archive-entry.ts'
import { attachedProof } from '../../../domain/record/attached-proof.ts'
import { fault } from '../../../domain/record/fault.ts'
import { forceMajeure } from '../../../domain/record/force-majeure.ts'
import { inspection } from '../../../domain/record/inspection.ts'
import { loaner } from '../../../domain/record/loaner.ts'
import { cost } from '../../../domain/record/payment.ts'
import { faq, serviceRecord } from '../../../domain/record/service-record.ts'
import { type Candidate, possibleDuplicates } from '../../../domain/sync/duplicate.ts'
import { labelOf } from './label.ts'

/** Records that two laptops may have made of one thing, with what they are called. */
export function duplicateViews(db: Db) {
  const counted = [fault, loaner, forceMajeure, serviceRecord, faq, archiveEntry, cost, attachedProof]
  const numbered = counted.flatMap((type) =>
    listRecords(db, type).flatMap((row): Candidate[] => {
      if (row.void || !row.identity) return []
      const { contract, number } = row.identity
      return [{ table: type.table, row: row.id, contract, keys: [{ kind: 'number', value: number }] }]
    }),
  )
  const inspections = listRecords(db, inspection).flatMap((row): Candidate[] => {
    if (row.void || !row.plan) return []
    const { contract, number, checklist, period } = row.plan
    const keys = [
      { kind: 'number', value: number },
      { kind: 'period', value: `${period.name} ${checklist}` },
    ] as const
    return [{ table: inspection.table, row: row.id, contract, keys }]
  })
  return possibleDuplicates([...numbered, ...inspections]).map((d) => ({
    ...d,
    labels: d.rows.map((row) => labelOf(db, d.table, row)),
  }))
}
