import type { Db } from '../../db/handle.ts'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import {
  emptyMeas,
  type InspectionFacts,
  type ItemFacts,
  type PreviousInspection,
} from '../../domain/inspection/facts.ts'
import type { Checklist, Pack } from '../../domain/pack/schema.ts'
import { finding, followsVerdict } from '../../domain/record/finding.ts'
import { inspection, inspectionItem, itemRow } from '../../domain/record/inspection.ts'
import { contract, firm } from '../../domain/record/organisation.ts'
import type { Row } from '../../domain/record/record-type.ts'
import { dateOf } from '../../domain/time/instant.ts'
import type { QueryContext } from '../procedure.ts'
import { ownerEvidence, versionsOf } from './owned.ts'
import { packOf } from './pack-version.ts'

/** Quarters that are looked back on for trends. */
const quartersBack = 8

type Inspection = Row<typeof inspection>

/** Reads an inspection that must exist and be planned. Fails as `not-found`. */
export function inspectionOf(db: Db, id: string): Inspection & { plan: NonNullable<Inspection['plan']> } {
  const row = readRecord(db, inspection, id)
  if (!row?.plan) fail('not-found', '找不到这次巡检。')
  return row as never
}

export function checklistOf(body: Pack, id: string): Checklist {
  const list = body.checklists.find((c) => c.id === id)
  if (!list) throw new Error(`pack ${body.id} has no checklist ${id}`)
  return list
}

/** True when the inspection's checklist has the item. */
export function hasItem(db: Db, inspectionId: string, item: string): boolean {
  const { plan } = inspectionOf(db, inspectionId)
  return checklistOf(packOf(db, plan.pack), plan.checklist).sections.some((s) => s.items.some((i) => i.id === item))
}

/** Inspections of a contract that count, the earliest period first. */
export function inspectionsOf(db: Db, contractId: string): Inspection[] {
  return listRecords(db, inspection, 'contract', contractId)
    .filter((i) => i.plan && !i.void)
    .sort((a, b) => (a.plan!.period.from < b.plan!.period.from ? -1 : 1))
}

/**
 * Reads all that is known of an inspection. `alone` leaves out what earlier quarters have to say (trends, carried
 * findings, the one before), for lists that only count. Fails as `not-found`.
 */
export function loadFacts(ctx: QueryContext, id: string, alone = false): InspectionFacts {
  const { db } = ctx
  const row = inspectionOf(db, id)
  const contractRow = readRecord(db, contract, row.plan.contract)
  if (!contractRow) throw new Error(`inspection ${id} has no contract`)
  const body = packOf(db, row.plan.pack)
  const checklist = checklistOf(body, row.plan.checklist)
  const earlier = (alone ? [] : inspectionsOf(db, contractRow.id))
    .filter(
      (i) => i.id !== id && i.plan!.period.from < row.plan.period.from && i.plan!.checklist === row.plan.checklist,
    )
    .slice(-quartersBack)
  const itemsByInspection = new Map([...earlier.map((i) => i.id), id].map((key) => [key, itemsById(db, key)]))
  const found = alone
    ? listRecords(db, finding, 'inspection', id)
    : listRecords(db, finding, 'contract', contractRow.id)
  const findings = found.filter((f) => f.origin && f.state)
  const own = findings.filter((f) => f.origin!.inspection === id && f.state!.state !== 'withdrawn').sort(byRaised)
  /** Measures after faults are followed by the contract's first check, and only there: each stands in one report. */
  const followsFaults = !alone && checklist.id === body.checklists[0]?.id
  const isMeasureFor = (f: Row<typeof finding>): boolean =>
    followsFaults && !!f.origin!.fault && dateOf(f.origin!.raisedAt) < row.plan.period.from
  const pieces = ownerEvidence(db, id)
  const items = checklist.sections.flatMap((section) =>
    section.items.map((item, n): ItemFacts => {
      const there = itemsByInspection.get(id)!.get(item.id)
      return {
        item,
        section,
        checklist,
        number: n + 1,
        row: itemRow(id, item.id),
        meas: there?.meas ?? emptyMeas,
        note: there?.note?.text ?? '',
        witness: there?.witness?.name ?? '',
        retest: there?.retest ?? null,
        findings: own.filter((f) => f.origin!.item === item.id),
        evidence: pieces.filter((e) => e.file!.item === item.id),
        conflicts: there?.conflicts ?? [],
        heads: there?.heads ?? {},
        drafts: there?.drafts ?? {},
        history: earlier.flatMap((i) => {
          const then = itemsByInspection.get(i.id)!.get(item.id)?.meas
          return then?.verdict
            ? [{ period: i.plan!.period.name, checkedAt: then.checkedAt, verdict: then.verdict, rows: then.rows }]
            : []
        }),
      }
    }),
  )
  return {
    id,
    now: ctx.now(),
    inspection: row,
    contract: contractRow,
    firm: readRecord(db, firm, 'firm') ?? null,
    pack: body,
    checklist,
    items,
    advice: own.filter((f) => f.origin!.item === ''),
    carried: findings
      .filter((f) => (earlier.some((i) => i.id === f.origin!.inspection) || isMeasureFor(f)) && wasOpenFor(f, row))
      .sort(byRaised),
    previous: previousOf(earlier.at(-1), itemsByInspection),
    work: null,
    selfTests: [],
    reports: versionsOf(db, { kind: checklist.report, row: id, period: '' }),
  }
}

/** An item's own finding first, whatever the clock was; then as they were raised. */
const byRaised = (a: Row<typeof finding>, b: Row<typeof finding>): number =>
  Number(followsVerdict(b.id)) - Number(followsVerdict(a.id)) ||
  (a.origin!.raisedAt < b.origin!.raisedAt ? -1 : a.origin!.raisedAt > b.origin!.raisedAt ? 1 : a.id < b.id ? -1 : 1)

/** Open when this inspection's period began, or closed in it: both belong into its report. */
function wasOpenFor(f: Row<typeof finding>, row: Inspection): boolean {
  const state = f.state!
  if (state.state === 'withdrawn') return false
  return state.state === 'open' || state.inspection === row.id || state.at.slice(0, 10) >= row.plan!.period.from
}

function itemsById(db: Db, id: string): Map<string, Row<typeof inspectionItem>> {
  return new Map(listRecords(db, inspectionItem, 'inspection', id).map((r) => [r.link?.item ?? '', r]))
}

function previousOf(
  last: Inspection | undefined,
  items: ReadonlyMap<string, ReadonlyMap<string, Row<typeof inspectionItem>>>,
): PreviousInspection | null {
  if (!last) return null
  const verdicts = Object.fromEntries([...items.get(last.id)!].map(([item, r]) => [item, r.meas?.verdict ?? null]))
  return { id: last.id, number: last.plan!.number, period: last.plan!.period.name, verdicts }
}
