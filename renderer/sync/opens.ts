import { faultPath } from '../fault/path.ts'
import { placeUrl } from '../inspection/place.ts'
import { servicePath } from '../service/path.ts'

interface Opens {
  readonly table: string
  readonly row: string
}

/** Where a record is looked at; null for what has no screen of its own. */
export function recordPath({ table, row }: Opens): string | null {
  switch (table) {
    case 'inspection':
      return placeUrl(row, { step: 'prepare' })
    case 'fault':
      return faultPath(row)
    case 'service_record':
      return servicePath(row)
    default:
      return null
  }
}

/** Where a conflict's record is looked at: an item of an inspection at its own place. */
export function conflictPath({
  table,
  row,
  label,
}: Opens & { readonly label: { readonly opens: Opens } }): string | null {
  if (table !== 'inspection_item') return recordPath(label.opens)
  // The screen finds the section of an item by itself.
  return placeUrl(label.opens.row, { step: 'item', item: row.slice(row.indexOf(':') + 1) })
}
