import { evidence } from './evidence.ts'
import { finding } from './finding.ts'
import { inspection, inspectionItem } from './inspection.ts'
import { contract, firm, pack, person, siteCommand } from './organisation.ts'
import type { RecordType } from './record-type.ts'
import { report } from './report.ts'

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
]

export function recordTypeOf(table: string): RecordType | undefined {
  return recordTypes.find((t) => t.table === table)
}
