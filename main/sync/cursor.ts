import type { Db } from '../../db/handle.ts'
import { type Rules, sound } from '../../domain/sync/rules.ts'
import { orgScope } from '../../domain/sync/op.ts'

/** How far the feed was read in some scopes that stand at the same place. */
export interface Lane {
  readonly scopes: readonly string[]
  readonly seq: number
  readonly chain: string
  /** Where the other scopes stand, which this lane must not overtake. */
  readonly until: Place | undefined
}

/** A place in the feed, with the feed's chain there. */
export interface Place {
  readonly seq: number
  readonly chain: string
}

interface CursorRow {
  readonly scope: string
  readonly seq: number
  readonly chain: string
}

/** The scopes to ask for, of what the hub grants: what all contracts share always, or everything. */
export function scopesToRead(granted: readonly string[]): string[] {
  return granted.includes('*') ? ['*'] : [...new Set([orgScope, ...granted])].sort()
}

/**
 * Brings the cursors into line with what is granted now: a new scope is read from the beginning, and one that is no
 * longer granted would be too, if it came back.
 */
export function alignCursors(db: Db, scopes: readonly string[], rules: Rules = sound): void {
  const there = cursors(db)
  const start = rules.newScopeFromStart ? { seq: 0, chain: '' } : furthest(db)
  for (const { scope } of there)
    if (!scopes.includes(scope)) db.prepare('DELETE FROM cursor WHERE scope = ?').run(scope)
  for (const scope of scopes)
    if (!there.some((c) => c.scope === scope))
      db.prepare('INSERT INTO cursor (scope, seq, chain) VALUES (?, ?, ?)').run(scope, start.seq, start.chain)
}

/** The scopes that are furthest behind. Those at one place have read one feed: `take` in pull.ts sees to it. */
export function nextLane(db: Db): Lane | undefined {
  const all = cursors(db)
  const first = all[0]
  if (!first) return undefined
  const together = all.filter((c) => c.seq === first.seq)
  const ahead = all.find((c) => c.seq > first.seq)
  const until = ahead && { seq: ahead.seq, chain: ahead.chain }
  return { scopes: together.map((c) => c.scope), seq: first.seq, chain: first.chain, until }
}

/** The furthest place that was read. */
export function furthest(db: Db): Place {
  const last = cursors(db).at(-1)
  return { seq: last?.seq ?? 0, chain: last?.chain ?? '' }
}

/** True while the lane still stands where it was when the hub was asked. */
export function isCurrent(db: Db, lane: Lane): boolean {
  const now = new Map(cursors(db).map((c) => [c.scope, c]))
  return lane.scopes.every((scope) => now.get(scope)?.seq === lane.seq && now.get(scope)?.chain === lane.chain)
}

export function moveLane(db: Db, lane: Lane, to: Place): void {
  for (const scope of lane.scopes)
    db.prepare('UPDATE cursor SET seq = ?, chain = ? WHERE scope = ?').run(to.seq, to.chain, scope)
}

export function clearCursors(db: Db): void {
  db.prepare('DELETE FROM cursor').run()
}

function cursors(db: Db): CursorRow[] {
  return db.prepare('SELECT scope, seq, chain FROM cursor ORDER BY seq, scope').all() as CursorRow[]
}
