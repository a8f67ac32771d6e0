import type { Db } from '../../db/handle.ts'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import type { FaultEntry, FaultFacts } from '../../domain/fault/facts.ts'
import { gapsOf } from '../../domain/fault/gap.ts'
import { slaEventsOf } from '../../domain/fault/sla-event.ts'
import { stateOf } from '../../domain/fault/state.ts'
import { policiesFor } from '../../domain/fault/tier.ts'
import { timelineOf } from '../../domain/fault/timeline.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { fault, faultEvent } from '../../domain/record/fault.ts'
import { forceMajeure } from '../../domain/record/force-majeure.ts'
import { loaner } from '../../domain/record/loaner.ts'
import { contract, firm } from '../../domain/record/organisation.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { report } from '../../domain/record/report.ts'
import { byVersion } from '../../domain/report/version.ts'
import { evaluateSla } from '../../domain/sla/evaluate.ts'
import { defaultSlaSetting } from '../../domain/sla/setting.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { QueryContext } from '../procedure.ts'
import { workdays } from './calendar.ts'
import { packOf } from './pack-version.ts'

type Fault = FaultFacts['fault']
type Evidence = Row<typeof evidence>

/** Reads a fault that must exist. Fails as `not-found`. */
export function faultOf(db: Db, id: string): Fault {
  const row = readRecord(db, fault, id)
  if (!row?.identity) fail('not-found', '找不到这条故障。')
  return row as Fault
}

/** Reads all that is known of a fault at the present time. Fails as `not-found`. */
export function loadFault(ctx: QueryContext, id: string): FaultFacts {
  faultOf(ctx.db, id)
  return loadFaultsById(ctx, [id])[0]!
}

/** The facts of some faults, in the order of `ids`, with a fixed number of statements however many there are. */
export function loadFaultsById(ctx: QueryContext, ids: readonly string[]): FaultFacts[] {
  const { db } = ctx
  const now = ctx.now()
  const rows = new Map(
    listRecords(db, fault, 'id', ids)
      .filter((f): f is Fault => f.identity !== null)
      .map((f) => [f.id, f]),
  )
  const entries = Map.groupBy(
    listRecords(db, faultEvent, 'fault', ids).filter((e): e is FaultEntry => e.entry !== null),
    (e) => e.entry.fault,
  )
  const loaners = Map.groupBy(listRecords(db, loaner, 'fault', ids), (l) => l.identity!.fault)
  const contracts = [...new Set([...rows.values()].map((f) => f.identity.contract))]
  const basis = new Map(contracts.map((id) => [id, basisOf(ctx, id)]))
  const majeure = listRecords(db, forceMajeure, 'contract', contracts).filter(
    (f) => !f.void && f.faults?.ids.some((id) => rows.has(id)),
  )
  const kept = Map.groupBy(
    listRecords(db, evidence, 'owner', [...ids, ...majeure.map((f) => f.id)])
      .filter((e) => e.file && e.state?.state !== 'removed')
      .sort(byPosition),
    (e) => e.file!.owner,
  )
  const reports = Map.groupBy(
    listRecords(db, report, 'owner', ids)
      .filter((r) => r.version?.kind === 'R03')
      .sort(byVersion),
    (r) => r.version!.row,
  )
  const numbers = numbersOf(db, [...rows.values()])
  const maker = readRecord(db, firm, 'firm') ?? null
  const days = workdays(db)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    const { contract: contractRow, pack, setting } = basis.get(row.identity.contract)!
    const { events, struck } = timelineOf(entries.get(id) ?? [])
    const lent = (loaners.get(id) ?? []).filter((l) => !l.void)
    const held = majeure.filter((f) => f.faults!.ids.includes(id))
    const proven = new Set(held.filter((f) => kept.has(f.id)).map((f) => f.id))
    const sla = evaluateSla({
      policies: policiesFor(pack.faults.policies, row.tier?.policy ?? '', events),
      tier: row.tier?.policy ?? '',
      humanCause: row.responsibility?.kind === 'human',
      events: slaEventsOf(events, lent, held, proven),
      now,
      setting,
      ...(contractRow.period ? { service: contractRow.period } : {}),
      workdays: days,
    })
    return [
      {
        id,
        now,
        fault: row,
        events,
        struck,
        loaners: lent,
        forceMajeure: held,
        evidence: kept.get(id) ?? [],
        proofs: held.flatMap((f) => kept.get(f.id) ?? []),
        contract: contractRow,
        firm: maker,
        pack,
        setting,
        sla,
        state: stateOf(events, sla, row.void !== null),
        gaps: gapsOf({ fault: row, events, loaners: lent, sla }),
        numbers: numbers(row),
        reports: reports.get(id) ?? [],
      },
    ]
  })
}

/** When a fault began and, unless it runs, when it was closed (empty while it runs). */
export interface FaultSpan {
  readonly id: string
  readonly reported: Instant
  readonly closed: Instant | ''
}

/**
 * The spans of a contract's faults, or of every contract's where `contractId` is empty; newest T0 first. Void ones are
 * left out unless `voided`.
 */
export function spansOf(db: Db, contractId: string, voided = false): FaultSpan[] {
  const rows = db
    .prepare(
      `SELECT f.id, coalesce(min(e.at) FILTER (WHERE e.type = 'reported'), '') AS reported,
         coalesce(max(e.at) FILTER (WHERE e.type = 'closed'), '') AS closed,
         coalesce(max(e.at) FILTER (WHERE e.type = 'reopened'), '') AS reopened
       FROM fault f
       JOIN main.fault_event e INDEXED BY fault_event_span
         ON e.fault = f.id AND e.struck IS NULL AND e.type IN ('reported', 'closed', 'reopened')
       WHERE ${voided ? 'true' : 'f.void IS NULL'} ${contractId === '' ? '' : 'AND f.contract = ?'}
       GROUP BY f.id ORDER BY reported DESC, f.id DESC`,
    )
    .all(...(contractId === '' ? [] : [contractId])) as (FaultSpan & { reopened: string })[]
  return rows.map(({ id, reported, closed, reopened }) => ({
    id,
    reported,
    closed: closed !== '' && reopened < closed ? closed : '',
  }))
}

function basisOf(ctx: QueryContext, id: string) {
  const row = readRecord(ctx.db, contract, id)
  if (!row?.pack) throw new Error(`contract ${id} has no pack`)
  return { contract: row, pack: packOf(ctx.db, row.pack.sha256), setting: row.sla ?? defaultSlaSetting }
}

const byPosition = (a: Evidence, b: Evidence): number =>
  (a.position?.n ?? 0) - (b.position?.n ?? 0) || (a.id < b.id ? -1 : 1)

/** Numbers of the records that faults refer to, looked up for all of them at once. */
function numbersOf(db: Db, faults: readonly Fault[]): (fault: Fault) => Record<string, string> {
  const linked = (f: Fault): string[] =>
    [f.repeat?.of, f.change?.record, f.identity.service].filter((id): id is string => !!id)
  const ids = JSON.stringify(faults.flatMap(linked))
  const rows = db
    .prepare(
      `SELECT id, number FROM fault WHERE id IN (SELECT value FROM json_each(?))
       UNION ALL SELECT id, number FROM service_record WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(ids, ids) as { id: string; number: string }[]
  const found = new Map(rows.map((r) => [r.id, r.number]))
  return (f) => Object.fromEntries(linked(f).flatMap((id) => (found.has(id) ? [[id, found.get(id)!]] : [])))
}
