import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { effectOn, forceMajeureGaps, forceMajeureStanding } from '../../domain/fault/force-majeure.ts'
import { forceMajeure as majeureRecord } from '../../domain/record/force-majeure.ts'
import { defaultSlaSetting } from '../../domain/sla/setting.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { faultOf, loadFaultsById } from './fault-facts.ts'
import { contractOf } from './guard.ts'
import { nextNumber } from './number.ts'
import { ownerEvidence } from './owned.ts'
import { isOwnerLocked, openOwner } from './owner.ts'
import { personName } from './people.ts'

/** Reads a force majeure record that must exist. Fails as `not-found`. */
export function forceMajeureOf(ctx: Pick<QueryContext, 'db'>, id: string) {
  const row = readRecord(ctx.db, majeureRecord, id)
  if (!row?.identity) fail('not-found', '找不到这条不可抗力记录。')
  return row as typeof row & { identity: NonNullable<typeof row.identity> }
}

type ForceMajeure = ReturnType<typeof forceMajeureOf>

function standingOf(ctx: QueryContext, row: ForceMajeure, proofs: number): { counts: boolean; why: string } {
  const { forceMajeure: allowed } = contractOf(ctx.db, row.identity.contract).sla ?? defaultSlaSetting
  return forceMajeureStanding(row, proofs, allowed)
}

export const forceMajeure = {
  /** Begins the record of an event that held faults up. */
  start: command(z.strictObject({ contract: z.string(), faults: z.array(z.string()).max(500) }), (ctx, input) => {
    const contract = contractOf(ctx.db, input.contract)
    for (const id of input.faults)
      if (faultOf(ctx.db, id).identity.contract !== contract.id) fail('not-found', '找不到这条故障。')
    const id = ctx.newId()
    const number = nextNumber(ctx.db, 'force_majeure', contract.id, 'BK', dateOf(ctx.now()))
    ctx.write(majeureRecord, id, contract.scope, {
      identity: { contract: contract.id, number, createdAt: ctx.now(), createdBy: personName(ctx.db, ctx.author) },
      event: { kind: '', text: '', from: '', to: '' },
      faults: { ids: input.faults },
    })
    return { forceMajeure: id, number }
  }),
  /** Events of a contract, the newest number first. */
  list: query(z.strictObject({ contract: z.string() }), (ctx, input) =>
    listRecords(ctx.db, majeureRecord, 'contract', input.contract)
      .filter((r): r is ForceMajeure => r.identity !== null)
      .sort((a, b) => (a.identity.number < b.identity.number ? 1 : -1))
      .map((row) => ({
        id: row.id,
        number: row.identity.number,
        event: row.event,
        faults: row.faults?.ids.length ?? 0,
        void: row.void !== null,
        ...standingOf(ctx, row, ownerEvidence(ctx.db, row.id).length),
      })),
  ),
  /** All that the screen of an event shows: does it count, and what does it do to each fault. */
  view: query(z.strictObject({ id: z.string() }), (ctx, input) => {
    const row = forceMajeureOf(ctx, input.id)
    const proofs = ownerEvidence(ctx.db, row.id)
    return {
      id: row.id,
      now: ctx.now(),
      record: row,
      faults: loadFaultsById(ctx, row.faults?.ids ?? []).map((facts) => ({
        id: facts.id,
        number: facts.fault.identity.number,
        title: facts.fault.title?.text ?? '',
        effect: effectOn(facts, row, proofs.length),
      })),
      ...standingOf(ctx, row, proofs.length),
      gaps: forceMajeureGaps(row, proofs.length, ctx.now()),
      locked: isOwnerLocked(ctx.db, 'force_majeure', row.id),
      evidence: proofs,
    }
  }),
  void: command(z.strictObject({ id: z.string(), reason: z.string().max(4000) }), (ctx, input) => {
    forceMajeureOf(ctx, input.id)
    const scope = openOwner(ctx.db, 'force_majeure', input.id)
    if (input.reason.trim() === '') fail('incomplete', '作废要写明原因，编号会保留。', { reason: '请写明原因' })
    ctx.write(majeureRecord, input.id, scope, { void: { reason: input.reason, at: ctx.now() } })
  }),
}
