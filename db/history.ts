import type { Op } from '../domain/sync/op.ts'
import { type Db, sql } from './handle.ts'

/** An operation as the log keeps it, with the transaction that it belongs to. */
export interface LoggedOp {
  /** Place in the local log. */
  readonly n: number
  readonly op: Op
  readonly tx: string
  readonly author: string
  readonly device: string
  readonly clock: string
  /** The procedure that wrote it. */
  readonly action: string
}

const logged = sql
  .selectFrom('op')
  .innerJoin('tx', 'tx.id', 'op.tx')
  .select(['op.n', 'op.id', 'op.tbl', 'op.row', 'op.body', 'op.tx', 'tx.author', 'tx.device', 'tx.clock', 'tx.action'])
  .orderBy('op.n', 'desc')

type Columns = { n: number; id: string; tbl: string; row: string; body: string } & Omit<LoggedOp, 'op'>

function read({ id, tbl, row, body, ...rest }: Columns): LoggedOp {
  return { ...rest, op: { id, table: tbl, row, set: JSON.parse(body) as Op['set'] } }
}

/** One operation; undefined when there is none of this id. */
export function opOf(db: Db, id: string): LoggedOp | undefined {
  const found = db.first(logged.where('op.id', '=', id))
  return found && read(found)
}

/** Every operation on a row, the newest first. */
export function opsOfRow(db: Db, table: string, row: string): LoggedOp[] {
  return db.all(logged.where('op.tbl', '=', table).where('op.row', '=', row)).map(read)
}

/** The operations of some transactions, the newest first. */
export function opsOfTransactions(db: Db, ids: readonly string[]): LoggedOp[] {
  return db.all(logged.where('op.tx', 'in', [...ids])).map(read)
}

/** The value a register had before an operation: null when that one was the first. */
export function valueBefore(db: Db, { n, op }: LoggedOp, register: string): unknown {
  const earlier = sql
    .selectFrom('op')
    .select('body')
    .where('tbl', '=', op.table)
    .where('row', '=', op.row)
    .where('n', '<', n)
    .where((e) => e(e.fn('json_type', ['body', e.val(`$."${register}"`)]), 'is not', null))
    .orderBy('n', 'desc')
    .limit(1)
  const found = db.first(earlier)
  return found ? ((JSON.parse(found.body) as Op['set'])[register]?.[0] ?? null) : null
}
