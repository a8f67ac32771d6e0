import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { findRecords } from '../../db/search.ts'
import { byExpiry, faultRowOf } from '../../domain/fault/row.ts'
import type { FaultRow } from '../../domain/fault/view.ts'
import { contract } from '../../domain/record/organisation.ts'
import { dateOf, epochOf, startOfDay } from '../../domain/time/instant.ts'
import { periodAt, periodsOf } from '../../domain/time/period.ts'
import { query, type QueryContext } from '../procedure.ts'
import { type FaultSpan, loadFaultsById, spansOf } from './fault-facts.ts'
import { packOf } from './pack-version.ts'

/** Hits of a search that a list is narrowed to. */
const mostFound = 400
/** Late ones that the home page shows, and how many closed faults are read at a time to find them. */
const mostBreached = 20
const portion = 50

const rowsOf = (ctx: QueryContext, spans: readonly FaultSpan[]): FaultRow[] =>
  loadFaultsById(
    ctx,
    spans.map((s) => s.id),
  ).map(faultRowOf)

export const faultLists = {
  /** One page of the faults of a contract, or of all: running ones by what expires first, others by T0, newest first. */
  list: query(
    z.strictObject({
      contract: z.string().default(''),
      state: z.enum(['running', 'closed', 'all']),
      text: z.string().max(400).default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    (ctx, input) => {
      const text = input.text.trim()
      const found =
        text === ''
          ? null
          : new Set(
              findRecords(ctx.db, text, { contract: input.contract, tables: ['fault'], limit: mostFound }).map(
                (h) => h.id,
              ),
            )
      const spans = spansOf(ctx.db, input.contract, input.state === 'all').filter(
        (s) =>
          (input.state === 'all' || (s.closed === '') === (input.state === 'running')) && (!found || found.has(s.id)),
      )
      const page = <T>(list: readonly T[]): T[] => list.slice(input.offset, input.offset + input.limit)
      const rows = input.state === 'running' ? page(rowsOf(ctx, spans).toSorted(byExpiry)) : rowsOf(ctx, page(spans))
      return { total: spans.length, rows }
    },
  ),
  /**
   * What runs, by what expires first, and what was closed late in the current period of its contract: the last
   * {@link mostBreached}, the newest first. Statistics have them all.
   */
  running: query(z.strictObject({}), (ctx) => {
    const spans = spansOf(ctx.db, '')
    const open = spans.filter((s) => s.closed === '')
    return {
      now: ctx.now(),
      rows: rowsOf(ctx, open).toSorted(byExpiry),
      breached: closedLate(ctx, spans),
      count: open.length,
    }
  }),
}

/** Faults closed late in the current period of their contract, the last closed first; read in portions until enough are found. */
function closedLate(ctx: QueryContext, spans: readonly FaultSpan[]): FaultRow[] {
  const begun = periodStarts(ctx)
  const earliest = Math.min(...begun.values())
  const recent = spans
    .filter((s) => s.closed !== '' && epochOf(s.closed) >= earliest)
    .sort((a, b) => (a.closed < b.closed ? 1 : -1))
  const found: FaultRow[] = []
  for (let n = 0; n < recent.length && found.length < mostBreached; n += portion)
    found.push(
      ...rowsOf(ctx, recent.slice(n, n + portion)).filter(
        (r) => r.breaches.length > 0 && epochOf(r.closedAt) >= (begun.get(r.contract) ?? Infinity),
      ),
    )
  return found.slice(0, mostBreached)
}

/** Start of the current period of every contract that has one, in milliseconds since 1970 UTC. */
function periodStarts(ctx: QueryContext): Map<string, number> {
  const today = dateOf(ctx.now())
  const ids = ctx.db.prepare('SELECT id FROM contract').pluck().all() as string[]
  return new Map(
    ids.flatMap((id) => {
      const row = readRecord(ctx.db, contract, id)
      if (!row?.pack || !row.period || row.void) return []
      const periods = periodsOf(packOf(ctx.db, row.pack.sha256).cycle, row.period.start, row.period.end)
      const current = periodAt(periods, today)
      return current ? [[id, epochOf(startOfDay(current.from))]] : []
    }),
  )
}
