import { canonical } from '../domain/sync/canonical.ts'
import { applyToHeads, type Head } from '../domain/sync/heads.ts'
import type { Op } from '../domain/sync/op.ts'
import { recordTypeOf } from '../domain/record/all.ts'
import type { RecordType, Row, Seen, Values } from '../domain/record/record-type.ts'
import type { Db } from './handle.ts'
import { indexRecord } from './search.ts'

type Columns = Readonly<Record<string, string | null>>

/** The stored columns: a generated one would be worked out of its JSON again for every row. */
function columnsOf(type: RecordType): string {
  return ['id', 'scope', '_v', ...Object.keys(type.registers)].join(', ')
}

/**
 * Reads one record, its drafts laid over. Undefined when it was never written.
 */
export function readRecord<D extends RecordType>(db: Db, type: D, id: string): Row<D> | undefined {
  const columns = db.prepare(`SELECT ${columnsOf(type)} FROM ${type.table} WHERE id = ?`).get(id) as Columns | undefined
  const drafts = db
    .prepare('SELECT register, value, seen, at, scope FROM draft WHERE tbl = ? AND row = ?')
    .all(type.table, id) as DraftColumns[]
  if (!columns && drafts.length === 0) return undefined
  const conflicts = db
    .prepare('SELECT DISTINCT register FROM head WHERE tbl = ? AND row = ?')
    .pluck()
    .all(type.table, id) as string[]
  return assemble(type, id, columns, drafts, conflicts)
}

/**
 * Reads the records whose generated column `column` has `value`, or one of several values, in the order of their ids,
 * drafts laid over.
 */
export function listRecords<D extends RecordType>(
  db: Db,
  type: D,
  column?: string,
  value?: string | readonly string[],
): Row<D>[] {
  const several = typeof value === 'object'
  const where = column ? ` WHERE ${column} ${several ? 'IN (SELECT value FROM json_each(?))' : '= ?'}` : ''
  const rows = db
    .prepare(`SELECT ${columnsOf(type)} FROM ${type.table}${where} ORDER BY id`)
    .all(...(column ? [several ? JSON.stringify(value) : value] : [])) as Columns[]
  const drafts = groupByRow(
    db
      .prepare('SELECT row, register, value, seen, at, scope FROM draft WHERE tbl = ?')
      .all(type.table) as (DraftColumns & { row: string })[],
  )
  const conflicts = groupByRow(
    db.prepare('SELECT DISTINCT row, register FROM head WHERE tbl = ?').all(type.table) as {
      row: string
      register: string
    }[],
  )
  return rows.map((columns) => {
    const id = columns['id']!
    return assemble(
      type,
      id,
      columns,
      drafts.get(id) ?? [],
      (conflicts.get(id) ?? []).map((c) => c.register),
    )
  })
}

interface DraftColumns {
  register: string
  value: string
  seen: string
  at: string
  scope: string
}

function groupByRow<T extends { row: string }>(list: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const entry of list) {
    const there = map.get(entry.row)
    if (there) there.push(entry)
    else map.set(entry.row, [entry])
  }
  return map
}

function assemble<D extends RecordType>(
  type: D,
  id: string,
  columns: Columns | undefined,
  drafts: readonly DraftColumns[],
  conflicts: readonly string[],
): Row<D> {
  const values: Record<string, unknown> = {}
  for (const register of Object.keys(type.registers)) {
    const json = columns?.[register]
    values[register] = json == null ? null : JSON.parse(json)
  }
  const draftTimes: Record<string, string> = {}
  for (const draft of drafts) {
    values[draft.register] = JSON.parse(draft.value)
    draftTimes[draft.register] = draft.at
  }
  const heads = JSON.parse(columns?.['_v'] ?? '{}') as Seen
  const scope = columns?.['scope'] ?? drafts[0]!.scope
  return { ...(values as Values<D>), id, scope, heads, drafts: draftTimes, conflicts }
}

/** The heads of one register of a row, the newest last. */
function headsOf(db: Db, table: string, row: string, register: string, columns: Columns | undefined): Head[] {
  const several = db
    .prepare('SELECT op, value FROM head WHERE tbl = ? AND row = ? AND register = ? ORDER BY n')
    .all(table, row, register) as { op: string; value: string }[]
  if (several.length > 0) return several.map((h) => ({ op: h.op, value: JSON.parse(h.value) }))
  const op = (JSON.parse(columns?.['_v'] ?? '{}') as Record<string, string>)[register]
  return op ? [{ op, value: JSON.parse(columns![register] ?? 'null') }] : []
}

/**
 * Applies an operation to the projected rows. Must run inside the transaction that stores the operation.
 * `n` is its place in the local log. What this version does not know is kept in `opaque`, untouched.
 */
export function project(db: Db, op: Op, scope: string, n: number): void {
  const type = recordTypeOf(op.table)
  const columns = type
    ? (db.prepare(`SELECT ${columnsOf(type)} FROM ${type.table} WHERE id = ?`).get(op.row) as Columns | undefined)
    : undefined
  const versions = JSON.parse(columns?.['_v'] ?? '{}') as Record<string, string>
  const next: Record<string, string | null> = {}
  for (const [register, [value, bases]] of Object.entries(op.set)) {
    if (!type || !Object.hasOwn(type.registers, register)) {
      db.prepare('INSERT OR IGNORE INTO opaque (tbl, row, register, op, value) VALUES (?, ?, ?, ?, ?)').run(
        op.table,
        op.row,
        register,
        op.id,
        canonical(value),
      )
      continue
    }
    const heads = applyToHeads(headsOf(db, op.table, op.row, register, columns), { op: op.id, value }, bases)
    keepConflict(db, op.table, op.row, register, heads, n)
    const shown = heads[heads.length - 1]!
    versions[register] = shown.op
    next[register] = shown.value === null ? null : canonical(shown.value)
  }
  if (!type) return
  const registers = Object.keys(next)
  const names = ['id', 'scope', '_v', ...registers]
  db.prepare(
    `INSERT INTO ${type.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${['_v', ...registers].map((r) => `${r} = excluded.${r}`).join(', ')}`,
  ).run(op.row, scope, canonical(versions), ...registers.map((r) => next[r]))
  const values: Record<string, unknown> = {}
  for (const register of Object.keys(type.registers)) {
    const json = register in next ? next[register] : columns?.[register]
    values[register] = json == null ? null : JSON.parse(json)
  }
  indexRecord(db, type.table, op.row, values)
}

function keepConflict(db: Db, table: string, row: string, register: string, heads: readonly Head[], n: number): void {
  db.prepare('DELETE FROM head WHERE tbl = ? AND row = ? AND register = ?').run(table, row, register)
  if (heads.length < 2) return
  const insert = db.prepare('INSERT INTO head (tbl, row, register, op, value, n) VALUES (?, ?, ?, ?, ?, ?)')
  heads.forEach((h, i) => insert.run(table, row, register, h.op, canonical(h.value), n * 1000 + i))
}
