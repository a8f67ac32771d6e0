import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { idleOf } from '../../domain/obligation/idle.ts'
import { idleRow, idleStatement } from '../../domain/record/idle-statement.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { loadObligations } from './obligation/load.ts'
import { isOwnerLocked, openOwner } from './owner.ts'

/** The statement of a period and what may stand in it. Fails as `not-found`. */
export function loadIdle(ctx: QueryContext, contract: string, period: string) {
  const loaded = loadObligations(ctx, contract)
  const idle = idleOf(loaded.pack, loaded.facts, period, ctx.now()) ?? fail('not-found', '合同没有这个周期。')
  return { ...loaded, idle }
}

const place = z.strictObject({ contract: z.string(), period: z.string() })

export const idle = {
  /** What did not occur in a period, what may still be stated, and why other clauses may not. */
  get: query(place, (ctx, input) => {
    const found = loadIdle(ctx, input.contract, input.period)
    const row = readRecord(ctx.db, idleStatement, idleRow(input.contract, input.period))
    return {
      ...found.idle,
      periods: found.facts.idle.map((i) => i.identity!.period),
      record: row ?? null,
      locked: row?.identity ? isOwnerLocked(ctx.db, 'idle_statement', row.id) : false,
    }
  }),
  /**
   * States which clauses had no occasion in a period that is over, and why. A clause that had one is refused by name:
   * a statement is no way round a proof.
   */
  save: command(
    place.extend({
      rows: z
        .array(z.strictObject({ clause: z.string(), reason: z.string().trim().min(1, '请写明原因').max(200) }))
        .max(200),
    }),
    (ctx, input) => {
      const { contract, idle: facts } = loadIdle(ctx, input.contract, input.period)
      if (facts.column.to >= dateOf(ctx.now())) fail('invalid-input', `${facts.column.name}还没有结束，到期后再确认。`)
      for (const { clause } of input.rows) {
        const found = facts.clauses.find((c) => c.clause.id === clause)
        if (!found) fail('invalid-input', `合同在本期没有条款 ${clause} 的义务。`)
        if (found.refusal !== '') fail('invalid-input', `${clause} 不能确认为未发生：${found.refusal}`)
      }
      const id = idleRow(input.contract, input.period)
      const there = readRecord(ctx.db, idleStatement, id)?.identity
      if (there) openOwner(ctx.db, 'idle_statement', id)
      ctx.write(idleStatement, id, contract.scope, {
        ...(there
          ? {}
          : {
              identity: {
                contract: input.contract,
                period: input.period,
                number: `WFS-${input.period}`,
                createdAt: ctx.now(),
                createdBy: ctx.author,
              },
            }),
        clauses: { rows: input.rows },
      })
      return { id }
    },
  ),
}
