import { canonical } from '../domain/sync/canonical.ts'
import type { Db } from './handle.ts'

/** Text that is typed but not sealed: durable at once, in a table of its own, never in a projected row. */
export interface Draft {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly scope: string
  readonly value: unknown
  /** The operation whose value the user was shown when typing began; null where there was none. */
  readonly seen: string | null
}

export function putDraft(db: Db, draft: Draft, at: string): void {
  db.prepare(
    `INSERT INTO draft (tbl, row, register, scope, value, seen, at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (tbl, row, register) DO UPDATE SET value = excluded.value, at = excluded.at`,
  ).run(draft.table, draft.row, draft.register, draft.scope, canonical(draft.value), canonical(draft.seen), at)
}

/** Takes the draft of a register out of the table; undefined when nothing was typed. */
export function takeDraft(db: Db, table: string, row: string, register: string): Draft | undefined {
  const found = db
    .prepare('DELETE FROM draft WHERE tbl = ? AND row = ? AND register = ? RETURNING scope, value, seen')
    .get(table, row, register) as { scope: string; value: string; seen: string } | undefined
  return (
    found && {
      table,
      row,
      register,
      scope: found.scope,
      value: JSON.parse(found.value),
      seen: JSON.parse(found.seen) as string | null,
    }
  )
}

/** Every draft, oldest first; `scope` narrows to one contract. */
export function listDrafts(db: Db, scope?: string): (Draft & { readonly at: string })[] {
  const rows = db
    .prepare(`SELECT * FROM draft${scope ? ' WHERE scope = ?' : ''} ORDER BY at, tbl, row, register`)
    .all(...(scope ? [scope] : [])) as {
    tbl: string
    row: string
    register: string
    scope: string
    value: string
    seen: string
    at: string
  }[]
  return rows.map((d) => ({
    table: d.tbl,
    row: d.row,
    register: d.register,
    scope: d.scope,
    value: JSON.parse(d.value) as unknown,
    seen: JSON.parse(d.seen) as string | null,
    at: d.at,
  }))
}
