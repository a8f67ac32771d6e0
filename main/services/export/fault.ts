import { findRecords } from '../../../db/search.ts'
import { faultEventTable, faultTable } from '../../../domain/export/fault.ts'
import type { FaultFacts } from '../../../domain/fault/facts.ts'
import type { QueryContext } from '../../procedure.ts'
import { loadFaultsById, spansOf } from '../fault-facts.ts'
import { type ExportList, sheetOf } from './list.ts'

/** Faults whose facts lie in memory together. */
const portion = 100
const mostFound = 100_000

/** Faults, void ones too unless only running ones are wanted, the newest T0 first, and their timelines. */
export const faults: ExportList = {
  name: '故障',
  load(ctx, { contract, state, text }) {
    const found =
      text.trim() === ''
        ? null
        : new Set(findRecords(ctx.db, text, { contract, tables: ['fault'], limit: mostFound }).map((h) => h.id))
    const ids = spansOf(ctx.db, contract, state !== 'running')
      .filter((s) => (state === 'running' ? s.closed === '' : state === 'closed' ? s.closed !== '' : true))
      .filter((s) => !found || found.has(s.id))
      .map((s) => s.id)
    const events = ctx.db
      .prepare('SELECT count(*) FROM fault_event WHERE fault IN (SELECT value FROM json_each(?))')
      .pluck()
      .get(JSON.stringify(ids)) as number
    return [
      sheetOf('故障', faultTable, factsOf(ctx, ids), ids.length),
      sheetOf('故障经过', faultEventTable, toldOf(ctx, ids), events),
    ]
  },
}

function* factsOf(ctx: QueryContext, ids: readonly string[]): Generator<FaultFacts> {
  for (let n = 0; n < ids.length; n += portion) yield* loadFaultsById(ctx, ids.slice(n, n + portion))
}

function* toldOf(ctx: QueryContext, ids: readonly string[]) {
  for (const facts of factsOf(ctx, ids)) for (const event of [...facts.events, ...facts.struck]) yield { facts, event }
}
