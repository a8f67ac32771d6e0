import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { readState } from '../../db/state.ts'
import { person } from '../../domain/record/organisation.ts'
import type { QueryContext } from '../procedure.ts'

/** The name of a person, or empty before the first run named anybody. */
export function personName(db: Db, id: string): string {
  return id === '' ? '' : (readRecord(db, person, id)?.name?.name ?? '')
}

/** Id of the person who uses the app; empty before the first run named anybody. */
export function meOf({ db, acting }: Pick<QueryContext, 'db' | 'acting'>): string {
  return acting?.author ?? readState(db, 'me') ?? ''
}

/** Key of a device state that is one person's own, where several share a database. */
export function ownKey({ acting }: Pick<QueryContext, 'acting'>, key: string): string {
  return acting ? `${key}@${acting.author}` : key
}
