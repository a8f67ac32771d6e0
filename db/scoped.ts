import type { Db } from './handle.ts'
import { openReader } from './open.ts'
import { orgScope } from '../domain/sync/op.ts'

/** Tables without a column `scope`, and which of their rows belong to the transactions or contracts that may be read. */
const rules: Readonly<Record<string, string>> = {
  op: 'tx IN (SELECT id FROM main.tx WHERE scope IN (SELECT scope FROM allowed))',
  head: 'op IN (SELECT o.id FROM main.op o JOIN main.tx t ON t.id = o.tx WHERE t.scope IN (SELECT scope FROM allowed))',
  opaque:
    'op IN (SELECT o.id FROM main.op o JOIN main.tx t ON t.id = o.tx WHERE t.scope IN (SELECT scope FROM allowed))',
  search_entry: "contract = '' OR contract IN (SELECT scope FROM allowed)",
  device_card: 'true',
  state: 'true',
}

/** How a table is cut; `hidden` for every one that nobody decided of. */
export function cutOf(db: Db, table: string): { readonly where: string; readonly why: 'scope' | 'rule' | 'hidden' } {
  const columns = db.raw.prepare('SELECT name FROM pragma_table_xinfo(?)').pluck().all(table)
  if (columns.includes('scope') && table !== 'cursor')
    return { where: 'scope IN (SELECT scope FROM allowed)', why: 'scope' }
  const rule = rules[table]
  return rule === undefined ? { where: 'false', why: 'hidden' } : { where: rule, why: 'rule' }
}

/** Ordinary tables of the database. The full-text index is none: its rows are found through `search_entry`. */
export function tablesOf(db: Db): string[] {
  const all = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
  return db.raw.prepare(all).pluck().all() as string[]
}

/**
 * Opens a database of which only these scopes, and what all contracts share, can be seen: each table is covered by a
 * temporary view of the same name, so that no query, whatever it asks, finds a row of another contract. A table without
 * a rule looks empty. Nothing can be written through it.
 */
export function openScoped(path: string, scopes: readonly string[]): Db {
  const db = openReader(path)
  const raw = db.raw
  raw.pragma('trusted_schema = OFF')
  raw.exec('CREATE TEMP TABLE allowed (scope TEXT PRIMARY KEY) STRICT, WITHOUT ROWID')
  for (const scope of new Set([...scopes, orgScope])) raw.prepare('INSERT INTO allowed VALUES (?)').run(scope)
  for (const table of tablesOf(db))
    raw.exec(`CREATE TEMP VIEW "${table}" AS SELECT * FROM main."${table}" WHERE ${cutOf(db, table).where}`)
  raw.pragma('query_only = ON')
  return db
}
