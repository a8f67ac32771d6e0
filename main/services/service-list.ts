import { type Db, sql } from '../../db/handle.ts'
import { findRecords } from '../../db/search.ts'
import type { ServiceKind } from '../../domain/record/service-record.ts'
import type { ServiceRow } from '../../domain/service/view.ts'
import { serviceRows } from './service-facts.ts'

interface Wanted {
  readonly contract: string
  readonly kind: ServiceKind | ''
  readonly state: '' | 'open'
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** More hits than this nobody pages through: the search wants another word. */
const mostFound = 1000

/** One page of the records that are wanted, the newest first, and how many there are. */
export function listServices(db: Db, wanted: Wanted): { total: number; rows: ServiceRow[] } {
  let chosen = sql.selectFrom('service_record')
  if (wanted.contract !== '') chosen = chosen.where('contract', '=', wanted.contract)
  if (wanted.kind !== '') chosen = chosen.where('kind', '=', wanted.kind)
  if (wanted.state === 'open') chosen = chosen.where('state', '=', 'open').where('void', 'is', null)
  if (wanted.text.trim() !== '') {
    const scope = { tables: ['service_record'], limit: mostFound }
    const found = findRecords(db, wanted.text, wanted.contract === '' ? scope : { ...scope, contract: wanted.contract })
    chosen = chosen.where('id', 'in', found.length > 0 ? found.map((hit) => hit.id) : [''])
  }
  const total = db.first(chosen.select((e) => e.fn.countAll<number>().as('n')))!.n
  const ids = db.all(
    chosen.select('id').orderBy('started', 'desc').orderBy('id').limit(wanted.limit).offset(wanted.offset),
  )
  return {
    total,
    rows: serviceRows(
      db,
      ids.map((r) => r.id),
    ),
  }
}
