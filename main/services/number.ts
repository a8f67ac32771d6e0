import type { Db } from '../../db/handle.ts'
import { type DateText } from '../../domain/time/instant.ts'

/** Tables whose records are numbered by contract, prefix and day. */
export type NumberedTable =
  | 'fault'
  | 'loaner'
  | 'force_majeure'
  | 'service_record'
  | 'faq'
  | 'certificate'
  | 'device'
  | 'cost'

/**
 * The next free number `PREFIX-YYYYMMDD-NNN` of a contract. NNN counts per contract, prefix and day; void records keep
 * theirs, so that no number is ever given twice.
 */
export function nextNumber(db: Db, table: NumberedTable, contract: string, prefix: string, date: DateText): string {
  const start = `${prefix}-${date.replaceAll('-', '')}-`
  const last = db
    .prepare(
      `SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM ${table} WHERE contract = ? AND number >= ? AND number < ?`,
    )
    .pluck()
    .get(start.length + 1, contract, start, `${start}~`) as number | null
  return `${start}${String((last ?? 0) + 1).padStart(3, '0')}`
}

/**
 * The next number `PREFIX-NNNN` of a contract, counted on whatever the day: never given twice, so that the row has no hole.
 */
export function nextInRow(db: Db, table: 'archive_entry' | 'attached_proof', contract: string, prefix: string): string {
  const start = `${prefix}-`
  const last = db
    .prepare(`SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM ${table} WHERE contract = ? AND number >= ?`)
    .pluck()
    .get(start.length + 1, contract, start) as number | null
  return `${start}${String((last ?? 0) + 1).padStart(4, '0')}`
}
