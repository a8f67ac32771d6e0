import { recordTypes } from '../domain/record/all.ts'
import type { Op } from '../domain/sync/op.ts'
import { type Rules, sound } from '../domain/sync/rules.ts'
import type { Db } from './handle.ts'
import { type PlacedOp, project } from './project.ts'
import { clearSearch } from './search.ts'

interface LogRow {
  n: number
  id: string
  tbl: string
  row: string
  body: string
  seen: string | null
  scope: string
  clock: string
}

/**
 * Projects every record again from the op log. The rows are the same as before, byte for byte: the log is
 * the truth and the tables only its projection. One transaction; drafts are not touched.
 */
export function rebuild(db: Db, rules: Rules = sound): void {
  db.raw.transaction(() => {
    const tables = [...recordTypes.map((type) => type.table), 'head', 'opaque', 'ahead']
    for (const table of tables) db.prepare(`DELETE FROM ${table}`).run()
    clearSearch(db)
    const rows = db.raw.prepare('SELECT DISTINCT tbl, row FROM op ORDER BY tbl, row').all() as LogRow[]
    for (const { tbl, row } of rows) project(db, tbl, row, placedOps(db, tbl, row), rules)
  })()
}

/** The operations on one row, in the order of the log. */
function placedOps(db: Db, table: string, row: string): PlacedOp[] {
  const ops = db
    .prepare(
      `SELECT op.n, op.id, op.tbl, op.row, op.body, op.seen, tx.scope, tx.clock FROM op JOIN tx ON tx.id = op.tx
         WHERE op.tbl = ? AND op.row = ? ORDER BY op.n`,
    )
    .all(table, row) as LogRow[]
  return ops.map(({ n, id, body, seen, scope, clock }) => ({
    n,
    op: {
      id,
      table,
      row,
      set: JSON.parse(body) as Op['set'],
      ...(seen === null ? {} : { seen: JSON.parse(seen) as Record<string, string[]> }),
    },
    scope,
    clock,
  }))
}
