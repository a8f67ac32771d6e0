import { z } from 'zod'
import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { recordTypeOf } from '../../domain/record/all.ts'
import type { Op } from '../../domain/sync/op.ts'
import { clockMs } from '../../domain/sync/clock.ts'
import { instantOf } from '../../domain/time/instant.ts'
import { command, query } from '../procedure.ts'
import { isLocked } from './guard.ts'
import { personName } from './people.ts'

interface LoggedOp {
  n: number
  id: string
  tx: string
  row: string
  tbl: string
  body: string
}

/** The value a register had before an operation: null when that one was the first. A value is an object or null. */
function valueBefore(db: Db, op: LoggedOp, register: string): unknown {
  const path = `$."${register}"`
  const text = db.raw
    .prepare(
      `SELECT json_extract(body, ? || '[0]') FROM op
       WHERE tbl = ? AND row = ? AND n < ? AND json_type(body, ?) IS NOT NULL ORDER BY n DESC LIMIT 1`,
    )
    .pluck()
    .get(path, op.tbl, op.row, op.n, path) as string | null | undefined
  return text == null ? null : JSON.parse(text)
}

export const history = {
  /** Everything that was ever set in a record, the newest first: who, when, which procedure, before and after. */
  of: query(z.strictObject({ table: z.string(), row: z.string() }), (ctx, input) => {
    const entries = ctx.db.raw
      .prepare(
        `SELECT op.n, op.id, op.tx, op.tbl, op.row, op.body, tx.author, tx.clock, tx.action, tx.device
         FROM op JOIN tx ON tx.id = op.tx WHERE op.tbl = ? AND op.row = ? ORDER BY op.n DESC`,
      )
      .all(input.table, input.row) as (LoggedOp & { author: string; clock: string; action: string; device: string })[]
    return entries.map((e) => ({
      tx: e.tx,
      at: instantOf(clockMs(e.clock)),
      who: personName(ctx.db, e.author),
      device: e.device,
      action: e.action,
      changes: Object.entries(JSON.parse(e.body) as Op['set']).map(([register, [value]]) => ({
        register,
        before: valueBefore(ctx.db, e, register),
        after: value,
      })),
    }))
  }),
  /**
   * Takes back what one user action set, as a new action: the registers get the values they had before. Fails as
   * `stale` when something was changed on top of it since, and as `read-only` under a finalised report.
   */
  undo: command(z.strictObject({ transactions: z.array(z.string()).min(1) }), (ctx, input) => {
    const marks = input.transactions.map(() => '?').join(', ')
    const ops = ctx.db.raw.prepare(`SELECT * FROM op WHERE tx IN (${marks}) ORDER BY n DESC`).all(...input.transactions) as LoggedOp[]
    if (ops.length === 0) fail('not-found', '没有可以撤销的操作。')
    for (const op of ops) {
      const type = recordTypeOf(op.tbl)
      const row = type && readRecord(ctx.db, type, op.row)
      if (!type || !row) continue
      const owner = op.tbl === 'inspection_item' ? op.row.split(':')[0]! : op.tbl === 'inspection' ? op.row : ''
      if (owner !== '' && isLocked(ctx.db, owner)) fail('read-only', '报告已定稿，只读，不能撤销。')
      const patch: Record<string, unknown> = {}
      for (const register of Object.keys(JSON.parse(op.body) as Op['set'])) {
        // What a row is about stays: other registers of it may have been written since.
        if (register === 'link') continue
        if (row.heads[register] !== op.id) fail('stale', '之后又改过这一项，不能直接撤销。请在“历史”里查看。')
        patch[register] = valueBefore(ctx.db, op, register)
      }
      ctx.write(type, op.row, row.scope, patch as never)
    }
  }),
}
