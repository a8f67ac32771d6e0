import { z } from 'zod'
import { type LoggedOp, opsOfRow, opsOfTransactions, valueBefore } from '../../db/history.ts'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { recordTypeOf } from '../../domain/record/all.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { faultEvent } from '../../domain/record/fault.ts'
import { finding } from '../../domain/record/finding.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import { clockMs } from '../../domain/sync/clock.ts'
import { instantOf } from '../../domain/time/instant.ts'
import { command, type CommandContext, query, type QueryContext } from '../procedure.ts'
import { loadFault } from './fault-facts.ts'
import { openOwner, type OwnerRef } from './owner.ts'
import { personName } from './people.ts'

/** Actions that work on an inspection can be taken back; what begins, signs or voids one, or sets the firm up, cannot. */
const undoable =
  /^((item|finding|evidence|record|history|faq|service|certificate|device|archive|proof|staff|roster|cost)\.|fault\.(addEvent|endInterval|strike|adopt)$)/
/** What a row is about. It stays, for other registers may have been written since. */
const identity = new Set(['link', 'origin', 'file', 'plan', 'identity'])
/** A service record's links are no part of what it is. */
const isIdentity = (table: string, register: string): boolean =>
  (identity.has(register) && !(table === serviceRecord.table && register === 'link')) ||
  (table === faultEvent.table && register === 'entry')

/** The record whose document a row stands in; undefined for what stands in none. */
export function recordOwner(ctx: Pick<QueryContext, 'db'>, table: string, row: string): OwnerRef | undefined {
  const ofInspection = (id: string | undefined): OwnerRef | undefined =>
    id === undefined ? undefined : { table: 'inspection', row: id }
  switch (table) {
    case 'inspection':
    case 'fault':
    case 'service_record':
    case 'loaner':
    case 'force_majeure':
    case 'certificate':
    case 'device':
    case 'archive_entry':
    case 'attached_proof':
    case 'payment':
    case 'cost':
      return { table, row }
    case 'inspection_item':
      return ofInspection(row.split(':')[0])
    case 'finding':
      return ofInspection(readRecord(ctx.db, finding, row)?.origin?.inspection || undefined)
    case 'fault_event': {
      const entry = readRecord(ctx.db, faultEvent, row)?.entry
      return entry ? { table: 'fault', row: entry.fault } : undefined
    }
    case 'evidence': {
      const file = readRecord(ctx.db, evidence, row)?.file
      return file ? { table: file.ownerTable, row: file.owner } : undefined
    }
    default:
      return undefined
  }
}

/** Stops an undo under a finalised report. Following a finding up is the exception: that goes on after its report. */
function admit(ctx: CommandContext, { op, action }: LoggedOp): void {
  if (/^finding\.(close|retest|accept|reopen|assign)$/.test(action)) return
  const owner = recordOwner(ctx, op.table, op.row)
  if (owner) openOwner(ctx.db, owner.table, owner.row)
  if (owner && op.table === faultEvent.table && loadFault(ctx, owner.row).state === 'closed')
    fail('read-only', '故障已关闭，经过不能再改。要更正请先“重开”。')
}

/** Gives the registers of one row back what they had before the oldest of `entries`, which are the newest first. */
function undoRow(ctx: CommandContext, entries: readonly LoggedOp[]): void {
  const { table, row: id } = entries[0]!.op
  const type = recordTypeOf(table)
  const row = type && readRecord(ctx.db, type, id)
  if (!type || !row) return
  const patch: Record<string, unknown> = {}
  let begun = false
  for (const entry of entries) {
    admit(ctx, entry)
    for (const register of Object.keys(entry.op.set)) {
      const before = valueBefore(ctx.db, entry, register)
      if (before === null && isIdentity(table, register)) {
        begun ||= register === 'identity' && 'void' in type.registers && table !== 'payment'
        continue
      }
      if (!(register in patch) && row.heads[register] !== entry.op.id)
        fail('stale', '之后又改过这一项，不能直接撤销。请在“历史”里查看。')
      patch[register] = before
    }
  }
  // A record with a number is declared void: the number must never be given to another one.
  if (begun) return ctx.write(type, id, row.scope, { void: { reason: '撤销登记', at: ctx.now() } } as never)
  // A piece that was added is taken out of the report, with its bytes kept, as any removed one.
  if (table === evidence.table && patch['state'] === null)
    patch['state'] = { state: 'removed', reason: '撤销添加', at: ctx.now() }
  // An entry of a timeline is never taken away: it is struck, and both versions stay.
  if (table === faultEvent.table && entries.some((e) => 'entry' in e.op.set))
    patch['struck'] = { reason: '撤销', at: ctx.now(), by: personName(ctx.db, ctx.author) }
  ctx.write(type, id, row.scope, patch as never)
}

export const history = {
  /** Everything that was ever set in a record, the newest first: who, when, which procedure, before and after. */
  of: query(z.strictObject({ table: z.string(), row: z.string() }), (ctx, input) =>
    opsOfRow(ctx.db, input.table, input.row).map((entry) => ({
      tx: entry.tx,
      at: instantOf(clockMs(entry.clock)),
      who: personName(ctx.db, entry.author),
      device: entry.device,
      action: entry.action,
      changes: Object.entries(entry.op.set).map(([register, [value]]) => ({
        register,
        before: valueBefore(ctx.db, entry, register),
        after: value,
      })),
    })),
  ),
  /**
   * Takes back what one user action set, as a new action: the registers get the values they had before. Fails as
   * `stale` when something was changed on top of it since, as `read-only` under a finalised report, and as `forbidden`
   * for actions that have their own way back (a finalised report is corrected, an inspection declared void).
   */
  undo: command(z.strictObject({ transactions: z.array(z.string()).min(1).max(100) }), (ctx, input) => {
    const entries = opsOfTransactions(ctx.db, input.transactions)
    if (entries.length === 0) fail('not-found', '没有可以撤销的操作。')
    if (entries.some((e) => !undoable.test(e.action)))
      fail('forbidden', '这一步不能撤销。定稿后要修改请用“更正”，巡检可以作废。')
    for (const row of Map.groupBy(entries, ({ op }) => `${op.table}/${op.row}`).values()) undoRow(ctx, row)
  }),
}
