import type { Db } from '../../../db/handle.ts'
import { readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { importBatch } from '../../../domain/record/import-batch.ts'
import { isFinalised } from '../guard.ts'

const tables = ['fault', 'service_record', 'device'] as const
type Table = (typeof tables)[number]

/** A record of a batch that is more than what was imported. */
export interface ChangedRecord {
  readonly table: Table
  readonly id: string
  readonly number: string
  /** `已定稿`, `导入后改过`. */
  readonly why: string
}

/** Reads a batch that must exist. Fails as `not-found`. */
export function batchOf(db: Db, id: string) {
  const row = readRecord(db, importBatch, id)
  if (!row?.source) fail('not-found', '找不到这次导入。')
  return row as typeof row & { source: NonNullable<typeof row.source> }
}

/** How many records of a batch stand, apart from void ones. */
export function standingCount(db: Db, batch: string): number {
  return tables.reduce(
    (n, table) =>
      n + (db.prepare(`SELECT count(*) FROM ${table} WHERE batch = ? AND void IS NULL`).pluck().get(batch) as number),
    0,
  )
}

/** The joins are crossed so that SQLite begins with the few records of the batch and not with the whole log. */
const mine = (table: Table): string => `(SELECT id FROM ${table} WHERE batch = $batch AND void IS NULL) m`
const touched = (table: Table): readonly (readonly [why: string, query: string])[] => [
  [
    '导入后改过',
    `SELECT m.id FROM ${mine(table)} CROSS JOIN op o ON o.tbl = '${table}' AND o.row = m.id WHERE o.tx <> $tx
     UNION SELECT m.id FROM ${mine(table)} CROSS JOIN draft d ON d.tbl = '${table}' AND d.row = m.id WHERE $tx <> ''`,
  ],
  [
    '导入后写过经过',
    `SELECT m.id FROM ${mine(table)} CROSS JOIN fault_event e ON e.fault = m.id
     CROSS JOIN op o ON o.tbl = 'fault_event' AND o.row = e.id WHERE o.tx <> $tx`,
  ],
  [
    '已关联别的记录或证据',
    [
      ['evidence', 'owner'],
      ['loaner', 'fault'],
      ['finding', 'fault'],
      ['service_record', 'fault'],
      ['fault', 'service'],
      ['parameter_snapshot', 'device'],
    ]
      .map(
        ([other, column]) =>
          `SELECT m.id FROM ${mine(table)} CROSS JOIN ${other} x ON x.${column} = m.id WHERE $tx <> ''`,
      )
      .join(' UNION '),
  ],
]

/** The records of a batch that stand, and which of them were finalised, changed or added to since. */
export function standingOf(db: Db, batch: string) {
  const tx = db
    .prepare(`SELECT tx FROM op WHERE tbl = 'import_batch' AND row = ? ORDER BY n LIMIT 1`)
    .pluck()
    .get(batch)
  const records: { table: Table; id: string; scope: string }[] = []
  const changed: ChangedRecord[] = []
  for (const table of tables) {
    const rows = db
      .prepare(`SELECT id, scope, number FROM ${table} WHERE batch = ? AND void IS NULL ORDER BY number, id`)
      .all(batch) as { id: string; scope: string; number: string }[]
    if (rows.length === 0) continue
    const whys = new Map<string, string>()
    const documented = db
      .prepare(`SELECT DISTINCT m.id FROM ${mine(table)} CROSS JOIN report r ON r.owner = m.id`)
      .pluck()
      .all({ batch }) as string[]
    for (const id of documented) if (isFinalised(db, id)) whys.set(id, '已定稿')
    for (const [why, query] of touched(table))
      for (const id of db.prepare(query).pluck().all({ batch, tx }) as string[]) if (!whys.has(id)) whys.set(id, why)
    for (const { id, scope, number } of rows) {
      records.push({ table, id, scope })
      const why = whys.get(id)
      if (why !== undefined) changed.push({ table, id, number, why })
    }
  }
  return { records, changed }
}
