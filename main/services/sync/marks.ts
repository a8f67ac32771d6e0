import type { Db } from '../../../db/handle.ts'
import { listRecords } from '../../../db/records.ts'
import { report } from '../../../domain/record/report.ts'
import { recordTypeOf } from '../../../domain/record/all.ts'
import { documentKindOf } from '../../../domain/report/kind.ts'
import type { QueryContext } from '../../procedure.ts'
import { recordOwner } from '../history.ts'

/** Rows that wait are looked at up to this many: beyond it the count in the status bar says enough. */
const most = 2000

interface Place {
  readonly tbl: string
  readonly row: string
}

/** What lists show beside records, by `table/row` of the record that a row belongs to. */
export function recordMarks(ctx: QueryContext) {
  const { db } = ctx
  const conflicts = db.prepare('SELECT DISTINCT tbl, row FROM head').all() as Place[]
  const waiting = ctx.sync.pairing()
    ? (db
        .prepare('SELECT DISTINCT op.tbl, op.row FROM tx JOIN op ON op.tx = tx.id WHERE tx.hub_seq IS NULL LIMIT ?')
        .all(most) as Place[])
    : []
  return { conflicts: owners(ctx, conflicts), waiting: owners(ctx, waiting), changed: changedAfterSigning(db) }
}

function owners(ctx: QueryContext, places: readonly Place[]): string[] {
  const keys = places.map(({ tbl, row }) => {
    const owner = recordOwner(ctx, tbl, row)
    return owner ? `${owner.table}/${owner.row}` : `${tbl}/${row}`
  })
  return [...new Set(keys)]
}

/** Records whose standing document states an operation that another one has replaced since. */
function changedAfterSigning(db: Db): string[] {
  const found = listRecords(db, report).flatMap(({ version, superseded }) => {
    if (!version || superseded || !documentKindOf(version.kind)?.locks) return []
    const versions = new Map<string, Record<string, string>>()
    const changed = Object.entries(version.covers).some(([key, op]) => {
      const [table = '', row = '', register = ''] = key.split('/')
      if (!recordTypeOf(table)) return false
      const place = `${table}/${row}`
      const now = versions.get(place) ?? versionsOf(db, table, row)
      versions.set(place, now)
      return register in now && now[register] !== op
    })
    return changed ? [`${version.table}/${version.row}`] : []
  })
  return [...new Set(found)]
}

function versionsOf(db: Db, table: string, row: string): Record<string, string> {
  const json = db
    .prepare(`SELECT _v FROM ${recordTypeOf(table)!.table} WHERE id = ?`)
    .pluck()
    .get(row) as string | undefined
  return JSON.parse(json ?? '{}') as Record<string, string>
}
