import type { RecordType, Row, Seen, Values } from '../domain/record/record-type.ts'
import type { Db } from './handle.ts'
import { columnsOf, selectRow } from './project.ts'

type Columns = Readonly<Record<string, string | null>>

/**
 * Reads one record, its drafts laid over. Undefined when it was never written.
 */
export function readRecord<D extends RecordType>(db: Db, type: D, id: string): Row<D> | undefined {
  const columns = db.prepare(selectRow(type)).get(id) as Columns | undefined
  const drafts = db
    .prepare('SELECT register, value, seen, at, scope FROM draft WHERE tbl = ? AND row = ?')
    .all(type.table, id) as DraftColumns[]
  if (!columns && drafts.length === 0) return undefined
  const conflicts = db
    .prepare('SELECT DISTINCT register FROM head WHERE tbl = ? AND row = ? AND quiet = 0')
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
    db.prepare('SELECT DISTINCT row, register FROM head WHERE tbl = ? AND quiet = 0').all(type.table) as {
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
