import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { person } from '../../domain/record/organisation.ts'

/** The name of a person, or empty before the first run named anybody. */
export function personName(db: Db, id: string): string {
  return id === '' ? '' : (readRecord(db, person, id)?.name?.name ?? '')
}
