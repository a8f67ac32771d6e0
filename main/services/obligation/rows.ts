import type { Db } from '../../../db/handle.ts'
import type { DocumentFact, InspectionFact } from '../../../domain/obligation/facts.ts'
import { byVersion } from '../../../domain/report/version.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import type { Verdict } from '../../../domain/verdict.ts'

interface VersionRow {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly version: string
  readonly tbl: string
  readonly row: string
  readonly period: string
  readonly finalisedAt: string
  readonly scans: number
  readonly signedOn: string
  readonly deliveredAt: string
}

/**
 * The versions of a contract's documents that stand. Reads single fields: a version also holds everything that it
 * covers, which is long. Where two devices made the same version, the one that comes last is taken.
 */
export function documentsOf(db: Db, contract: string): DocumentFact[] {
  const rows = db
    .prepare(
      `SELECT id, version ->> '$.kind' AS kind, version ->> '$.number' AS number, version ->> '$.version' AS version,
         version ->> '$.table' AS tbl, version ->> '$.row' AS row, version ->> '$.period' AS period,
         version ->> '$.finalisedAt' AS finalisedAt, coalesce(json_array_length(scan, '$.evidence'), 0) AS scans,
         coalesce(scan ->> '$.signedOn', '') AS signedOn, coalesce(delivery ->> '$.at', '') AS deliveredAt
       FROM report WHERE contract = ? AND superseded IS NULL`,
    )
    .all(contract) as VersionRow[]
  return rows
    .map((r) => ({ ...r, version: r as { version: string; finalisedAt: string } }))
    .sort(byVersion)
    .map(({ scans, tbl, version, ...rest }) => ({ ...rest, table: tbl, version: version.version, signed: scans > 0 }))
}

interface ItemRow {
  readonly inspection: string
  readonly item: string
  readonly verdict: Verdict | null
  readonly checkedAt: string
}

/** The inspections of a contract with the result of each item. */
export function inspectionsOf(db: Db, contract: string): InspectionFact[] {
  const plans = db
    .prepare(
      `SELECT id, plan ->> '$.checklist' AS checklist, plan ->> '$.period.id' AS period, plan ->> '$.number' AS number
       FROM inspection WHERE contract = ? AND void IS NULL ORDER BY id`,
    )
    .all(contract) as { id: string; checklist: string; period: string; number: string }[]
  const items = db
    .prepare(
      `SELECT inspection, item, meas ->> '$.verdict' AS verdict, coalesce(meas ->> '$.checkedAt', '') AS checkedAt
       FROM inspection_item WHERE inspection IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(plans.map((p) => p.id))) as ItemRow[]
  const byInspection = Map.groupBy(items, (i) => i.inspection)
  return plans.map((plan) => {
    const own = byInspection.get(plan.id) ?? []
    return {
      ...plan,
      verdicts: Object.fromEntries(own.map((i) => [i.item, i.verdict])),
      days: [...new Set(own.filter((i) => i.checkedAt !== '').map((i) => dateOf(i.checkedAt)))].sort(),
    }
  })
}

/** Tables whose records are numbered by day or in one row, also those that are void. */
export const numberedTables = [
  'fault',
  'service_record',
  'loaner',
  'force_majeure',
  'archive_entry',
  'certificate',
  'cost',
  'attached_proof',
] as const

export function numbersOf(db: Db, contract: string): string[] {
  return numberedTables.flatMap(
    (table) =>
      db
        .prepare(`SELECT identity ->> '$.number' FROM ${table} WHERE contract = ? AND identity IS NOT NULL`)
        .pluck()
        .all(contract) as string[],
  )
}

/** Those of the records that have a file. */
export function filedIn(db: Db, ids: readonly string[]): string[] {
  return db
    .prepare(
      `SELECT DISTINCT owner FROM evidence WHERE owner IN (SELECT value FROM json_each(?))
         AND coalesce(state ->> '$.state', 'kept') <> 'removed'`,
    )
    .pluck()
    .all(JSON.stringify(ids)) as string[]
}
