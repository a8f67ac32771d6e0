import { archiveEntry } from './archive-entry.ts'
import { attachedProof } from './attached-proof.ts'
import { certificate } from './certificate.ts'
import { calendar, clockNote } from './clock-note.ts'
import { device, parameterSnapshot } from './device.ts'
import { evidence } from './evidence.ts'
import { fault, faultEvent } from './fault.ts'
import { finding } from './finding.ts'
import { forceMajeure } from './force-majeure.ts'
import { importBatch } from './import-batch.ts'
import { idleStatement } from './idle-statement.ts'
import { inspection, inspectionItem } from './inspection.ts'
import { loaner } from './loaner.ts'
import { contract, firm, pack, person, siteCommand } from './organisation.ts'
import { overdueNote } from './overdue-note.ts'
import { cost, payment, settlement } from './payment.ts'
import type { RecordType } from './record-type.ts'
import { report } from './report.ts'
import { faq, serviceRecord } from './service-record.ts'
import { dutyRoster, staff } from './staff.ts'

/** Every kind of record, by table. Ops on a table that is not here are kept and relayed, not projected. */
export const recordTypes: readonly RecordType[] = [
  person,
  firm,
  pack,
  contract,
  siteCommand,
  inspection,
  inspectionItem,
  finding,
  evidence,
  report,
  fault,
  faultEvent,
  loaner,
  forceMajeure,
  serviceRecord,
  faq,
  idleStatement,
  attachedProof,
  overdueNote,
  clockNote,
  calendar,
  importBatch,
  certificate,
  device,
  parameterSnapshot,
  archiveEntry,
  staff,
  dutyRoster,
  payment,
  settlement,
  cost,
]

const byTable = new Map(recordTypes.map((type) => [type.table, type]))

export function recordTypeOf(table: string): RecordType | undefined {
  return byTable.get(table)
}
