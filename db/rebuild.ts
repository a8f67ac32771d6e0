import { recordTypes } from '../domain/record/all.ts'
import type { Op } from '../domain/sync/op.ts'
import type { Db } from './handle.ts'
import { project } from './records.ts'
import { clearSearch } from './search.ts'

/**
 * Projects every record again from the op log. The rows are the same as before, byte for byte: the log is
 * the truth and the tables only its projection. One transaction; drafts are not touched.
 */
export function rebuild(db: Db): void {
  db.raw.transaction(() => {
    for (const type of recordTypes) db.raw.exec(`DELETE FROM ${type.table}`)
    db.raw.exec('DELETE FROM head; DELETE FROM opaque;')
    clearSearch(db)
    const ops = db.raw
      .prepare('SELECT op.n, op.id, op.tbl, op.row, op.body, tx.scope FROM op JOIN tx ON tx.id = op.tx ORDER BY op.n')
      .all() as { n: number; id: string; tbl: string; row: string; body: string; scope: string }[]
    for (const o of ops) {
      const op: Op = { id: o.id, table: o.tbl, row: o.row, set: JSON.parse(o.body) as Op['set'] }
      project(db, op, o.scope, o.n)
    }
  })()
}
