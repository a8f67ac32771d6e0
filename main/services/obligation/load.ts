import { listRecords, readRecord } from '../../../db/records.ts'
import type { ContractFacts, FindingFact } from '../../../domain/obligation/facts.ts'
import { archiveEntry } from '../../../domain/record/archive-entry.ts'
import { attachedProof } from '../../../domain/record/attached-proof.ts'
import { certificate } from '../../../domain/record/certificate.ts'
import { device } from '../../../domain/record/device.ts'
import { finding } from '../../../domain/record/finding.ts'
import { idleStatement } from '../../../domain/record/idle-statement.ts'
import { firm } from '../../../domain/record/organisation.ts'
import { overdueNote } from '../../../domain/record/overdue-note.ts'
import { cost } from '../../../domain/record/payment.ts'
import { serviceRecord } from '../../../domain/record/service-record.ts'
import { dutyRoster, staff } from '../../../domain/record/staff.ts'
import type { ServiceEntry } from '../../../domain/service/view.ts'
import type { QueryContext } from '../../procedure.ts'
import { workdays } from '../calendar.ts'
import { loadFaultsById, spansOf } from '../fault-facts.ts'
import { contractOf } from '../guard.ts'
import { packOf } from '../pack-version.ts'
import { documentsOf, filedIn, inspectionsOf, numbersOf } from './rows.ts'
import { sumOf } from './sum.ts'

/** The pack of a contract and everything that is known of it, read once. Fails as `not-found`. */
export function loadObligations(ctx: QueryContext, contractId: string) {
  const { db } = ctx
  const row = contractOf(db, contractId)
  const pack = packOf(db, row.pack.sha256)
  const standing = <T extends { readonly void: unknown }>(rows: readonly T[]): T[] => rows.filter((r) => !r.void)
  const archive = standing(listRecords(db, archiveEntry, 'contract', contractId)).filter((a) => a.identity)
  const findings = listRecords(db, finding, 'contract', contractId).filter(
    (f): f is FindingFact => f.origin !== null && f.state !== null,
  )
  const attached = standing(listRecords(db, attachedProof, 'contract', contractId)).filter((a) => a.identity && a.cover)
  const maker = readRecord(db, firm, 'firm')
  const facts: ContractFacts = {
    contract: contractId,
    service: row.period,
    workdays: workdays(db),
    documents: documentsOf(db, contractId),
    inspections: inspectionsOf(db, contractId),
    faults: loadFaultsById(
      ctx,
      spansOf(db, contractId).map((s) => s.id),
    ),
    services: standing(listRecords(db, serviceRecord, 'contract', contractId)).filter(
      (s): s is ServiceEntry => s.identity !== null,
    ),
    findings,
    certificates: standing(listRecords(db, certificate, 'contract', contractId)).filter((c) => c.identity),
    devices: standing(listRecords(db, device, 'contract', contractId)).filter((d) => d.identity),
    archive,
    filed: filedIn(
      db,
      [...archive, ...findings, ...attached].map((record) => record.id),
    ),
    staff: standing(listRecords(db, staff)).filter((s) => s.identity),
    rosters: listRecords(db, dutyRoster, 'contract', contractId),
    costs: standing(listRecords(db, cost, 'contract', contractId)).filter((c) => c.entry),
    idle: standing(listRecords(db, idleStatement, 'contract', contractId)).filter((i) => i.identity),
    attached,
    overdue: listRecords(db, overdueNote, 'contract', contractId).filter((o) => o.note),
    faqs: db
      .prepare('SELECT number FROM faq WHERE contract = ? AND void IS NULL ORDER BY number')
      .pluck()
      .all(contractId) as string[],
    firm: { name: maker?.name?.name ?? '', hotline: maker?.hotline?.phone ?? '' },
    numbers: numbersOf(db, contractId),
    sum: sumOf(db, contractId, pack.budget),
  }
  return { contract: row, pack, facts }
}
