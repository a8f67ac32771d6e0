import type { OwnerTable } from '../../domain/record/evidence.ts'
import type { DocumentKindId } from '../../domain/report/kind.ts'
import { findingsPath } from '../findings/path.ts'
import { faultPath, forceMajeurePath, loanerPath } from '../fault/path.ts'
import { certificatePath, devicePath, registersPath } from '../registers/path.ts'
import { idlePath } from '../obligation/path.ts'
import { servicePath } from '../service/path.ts'

/** The address of a document; `period` for one of a contract: `2024-Q1`, `2024-02`, `2024`. */
export function documentPath(kind: DocumentKindId, table: OwnerTable, row: string, period = ''): string {
  const path = `/document/${kind}/${table}/${row}`
  return period === '' ? path : `${path}?${new URLSearchParams({ period })}`
}

/** The screen of the record that a document is about, with the focus where `field` says; null for a contract. */
export function recordPath(table: OwnerTable, row: string, field = ''): string | null {
  const query = field === '' ? '' : `?${new URLSearchParams({ field })}`
  switch (table) {
    case 'fault':
      return faultPath(row) + query
    case 'loaner':
      return loanerPath(row) + query
    case 'force_majeure':
      return forceMajeurePath(row) + query
    case 'service_record':
      return servicePath(row, field)
    case 'inspection':
      return `/inspection/${row}`
    case 'finding':
      return findingsPath({ finding: row })
    case 'certificate':
      return certificatePath(row) + query
    case 'device':
      return devicePath(row) + query
    case 'archive_entry':
      return registersPath('archive', { row })
    case 'payment':
      return registersPath('payments', { row })
    case 'cost':
      return registersPath('costs', { row })
    case 'idle_statement':
      return idlePath(...(row.split(':') as [string, string]))
    case 'attached_proof':
      return `/obligations?${new URLSearchParams({ proof: row })}`
    case 'contract':
      return null
  }
}
