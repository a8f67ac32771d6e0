import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { loanerEffect, loanerGaps } from '../../domain/fault/loaner-gap.ts'
import { reportOf } from '../../domain/fault/timeline.ts'
import { loaner as loanerRecord } from '../../domain/record/loaner.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { faultOf, loadFault } from './fault-facts.ts'
import { nextNumber } from './number.ts'
import { ownerEvidence } from './owned.ts'
import { isOwnerLocked, openOwner } from './owner.ts'
import { personName } from './people.ts'

/** Reads a loaner that must exist. Fails as `not-found`. */
export function loanerOf(ctx: Pick<QueryContext, 'db'>, id: string) {
  const row = readRecord(ctx.db, loanerRecord, id)
  if (!row?.identity) fail('not-found', '找不到这条备机记录。')
  return row as typeof row & { identity: NonNullable<typeof row.identity> }
}

export const loaner = {
  /** Begins the record of a loaner for a fault. What is known of the faulty device is written at once. */
  start: command(z.strictObject({ fault: z.string() }), (ctx, input) => {
    const scope = openOwner(ctx.db, 'fault', input.fault)
    const row = faultOf(ctx.db, input.fault)
    const { contract } = row.identity
    const id = ctx.newId()
    const number = nextNumber(ctx.db, 'loaner', contract, 'BJ', dateOf(ctx.now()))
    ctx.write(loanerRecord, id, scope, {
      identity: {
        contract,
        fault: input.fault,
        number,
        createdAt: ctx.now(),
        createdBy: personName(ctx.db, ctx.author),
      },
      original: { model: row.subject?.model ?? '', serial: row.subject?.serial ?? '', configuration: '' },
    })
    return { loaner: id, number }
  }),
  /** All that the screen of a loaner shows. */
  view: query(z.strictObject({ loaner: z.string() }), (ctx, input) => {
    const row = loanerOf(ctx, input.loaner)
    const facts = loadFault(ctx, row.identity.fault)
    return {
      id: row.id,
      now: ctx.now(),
      record: row,
      fault: { id: facts.id, number: facts.fault.identity.number, title: facts.fault.title?.text ?? '' },
      locked: isOwnerLocked(ctx.db, 'loaner', row.id),
      gaps: loanerGaps(row, ctx.now()),
      effect: loanerEffect(row, reportOf(facts.events)?.entry.at ?? null, facts.setting.loanerHours),
      evidence: ownerEvidence(ctx.db, row.id),
    }
  }),
  void: command(z.strictObject({ loaner: z.string(), reason: z.string().max(4000) }), (ctx, input) => {
    loanerOf(ctx, input.loaner)
    const scope = openOwner(ctx.db, 'loaner', input.loaner)
    if (input.reason.trim() === '') fail('incomplete', '作废要写明原因，编号会保留。', { reason: '请写明原因' })
    ctx.write(loanerRecord, input.loaner, scope, { void: { reason: input.reason, at: ctx.now() } })
  }),
}
