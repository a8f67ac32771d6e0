import { recordTypeOf } from '../domain/record/all.ts'
import { type Decision, decisionsOf } from '../domain/sync/decision.ts'
import type { Db } from './handle.ts'
import { isUnreadable } from './project.ts'

/** One of the values that stand against each other. */
export interface ConflictValue {
  readonly op: string
  readonly value: unknown
  readonly author: string
  readonly device: string
  readonly clock: string
  /** The one that is shown meanwhile. */
  readonly shown: boolean
}

/**
 * A register that waits for somebody to decide. `void`: the record was declared void and edited by somebody who did not
 * know. `newer`: a newer version wrote what this one cannot read; an update decides that, not a person.
 */
export interface Conflict {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly kind: 'values' | 'void' | 'newer'
  readonly values: readonly ConflictValue[]
}

interface HeadRow {
  readonly tbl: string
  readonly row: string
  readonly register: string
  readonly op: string
  readonly clock: string
  readonly value: string
  readonly author: string
  readonly device: string
}

const select = `SELECT head.tbl, head.row, head.register, head.op, head.clock, head.value, tx.author, tx.device
  FROM head JOIN op ON op.id = head.op JOIN tx ON tx.id = op.tx`
const order = 'ORDER BY head.tbl, head.row, head.register, head.clock, head.op'

/** Every conflict, or those of one record. */
export function listConflicts(db: Db, of?: { readonly table: string; readonly row: string }): Conflict[] {
  const rows = (
    of
      ? db.prepare(`${select} WHERE head.quiet = 0 AND head.tbl = ? AND head.row = ? ${order}`).all(of.table, of.row)
      : db.prepare(`${select} WHERE head.quiet = 0 ${order}`).all()
  ) as HeadRow[]
  return [...Map.groupBy(rows, (h) => JSON.stringify([h.tbl, h.row, h.register])).values()].map((heads) => {
    const { tbl: table, row, register } = heads[0]!
    const shown = shownOp(db, table, row, register)
    const values = heads.map(({ op, value, author, device, clock }): ConflictValue => {
      return { op, value: JSON.parse(value) as unknown, author, device, clock, shown: op === shown }
    })
    return { table, row, register, kind: kindOf(db, table, row, register, values), values }
  })
}

function kindOf(
  db: Db,
  table: string,
  row: string,
  register: string,
  values: readonly ConflictValue[],
): Conflict['kind'] {
  if (isUnreadable(db, recordTypeOf(table)!, row, register)) return 'newer'
  return register === 'void' && values.length === 1 ? 'void' : 'values'
}

/** The operation whose value the row shows; a void record that was edited unseen shows none. */
function shownOp(db: Db, table: string, row: string, register: string): string | undefined {
  const versions = db
    .prepare(`SELECT _v FROM ${recordTypeOf(table)!.table} WHERE id = ?`)
    .pluck()
    .get(row) as string
  return (JSON.parse(versions) as Record<string, string>)[register]
}

/** What persons have to decide, as the screen of conflicts lists it; every count of conflicts is of these. */
export function listDecisions(db: Db): Decision<Conflict>[] {
  return decisionsOf(listConflicts(db), (c) => c.values.map((v) => v.device))
}

/** How many decisions concern the covered records. `covers` are keys `table/row/register`. */
export function decisionsUnder(db: Db, covers: Iterable<string>): number {
  const rows = new Set([...covers].map((key) => key.slice(0, key.lastIndexOf('/'))))
  return listDecisions(db).filter(({ conflict, with_ }) =>
    [conflict, ...with_].some(({ table, row }) => rows.has(`${table}/${row}`)),
  ).length
}
