import { look } from './disk.ts'
import { envelopeOf } from '../../../db/envelope.ts'
import type { Db } from '../../../db/handle.ts'
import { headIds } from '../../../db/project.ts'
import { rebuild } from '../../../db/rebuild.ts'
import { recordTypeOf, recordTypes } from '../../../domain/record/all.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import type { Laptop } from './model.ts'
import { type Deed, heldBy, type Transaction } from './witness.ts'
import type { World } from './model.ts'

/** What is wrong with a world that has healed; the first thing that was found. `rule` is one of I1–I6 of docs/sync.md. */
export class Violation extends Error {
  readonly rule: string
  constructor(rule: string, what: string) {
    super(`${rule}: ${what}`)
    this.name = 'Violation'
    this.rule = rule
  }
}

interface FeedRow {
  readonly seq: number
  readonly hash: string
  readonly text: string
  readonly scope: string
}

/** Holds a healed world against what was witnessed. `existing` are the transactions that anybody held when it began to heal. */
export function judge(world: World, existing: ReadonlySet<string>, except: readonly string[]): void {
  const feed = look(world.hub.disk.db, 'SELECT seq, hash, text, scope FROM feed ORDER BY seq').all() as FeedRow[]
  judgeFeed(world, feed, existing)
  // What a late message brought to the hub after its laptop had lost it was held by nobody, and counts all the same.
  const there = new Set([...existing, ...feed.map((row) => row.hash)])
  const deeds = [...there].flatMap((hash) => world.witness.transactions.get(hash)?.deeds ?? [])
  for (const laptop of world.laptops) {
    judgeHolding(world, laptop, feed)
    const own = deeds.filter((d) => reads(laptop, d.scope))
    if (!except.includes('I3')) judgeHeads(laptop, own)
  }
  judgeReplicas(world)
}

const reads = (laptop: Laptop, scope: string): boolean =>
  scope === 'org' || laptop.scopes.includes('*') || laptop.scopes.includes(scope)

/** I2 and I5: the feed holds everything once, as it was signed, without a gap and after what it is based on. */
function judgeFeed(world: World, feed: readonly FeedRow[], existing: ReadonlySet<string>): void {
  feed.forEach((row, n) => {
    if (row.seq !== n + 1) throw new Violation('I5', `the feed has a gap before ${row.seq}`)
  })
  const hashes = new Set(feed.map((row) => row.hash))
  if (hashes.size < feed.length) throw new Violation('I2', 'a transaction is twice in the feed')
  for (const hash of existing) if (!hashes.has(hash)) throw new Violation('I2', `${hash} never reached the hub`)
  const before = new Set<string>()
  const all = new Map<string, string>()
  for (const { hash } of feed)
    for (const deed of world.witness.transactions.get(hash)?.deeds ?? []) all.set(deed.op, hash)
  for (const { hash, text } of feed) {
    const told = world.witness.transactions.get(hash)
    if (!told) throw new Violation('I2', `the feed has ${hash}, which nobody signed`)
    if (told.text !== text) throw new Violation('I2', `${hash} was altered on the way`)
    for (const deed of told.deeds)
      for (const base of deed.shown)
        if (all.has(base) && all.get(base) !== hash && !before.has(base))
          throw new Violation('I5', `${deed.op} stands in the feed before ${base}, which its author saw`)
    for (const deed of told.deeds) before.add(deed.op)
  }
}

/** I1, I2 and I6: a laptop holds what it acknowledged and everything it may read, and says "synced" of what is in the feed. */
function judgeHolding(world: World, laptop: Laptop, feed: readonly FeedRow[]): void {
  const { db } = laptop.disk
  const held = heldBy(db)
  const lost = [...laptop.acknowledged].find((hash) => !held.has(hash))
  if (lost) throw new Violation('I1', `${laptop.name} acknowledged ${lost} and lost it`)
  const places = new Map(feed.map((row) => [row.hash, row.seq]))
  for (const { hash, scope, seq } of feed)
    if (reads(laptop, scope) && !held.has(hash)) throw new Violation('I2', `${laptop.name} never got ${hash} (${seq})`)
  const rows = look(db, 'SELECT hash, hub_seq, refused FROM tx').all() as {
    hash: string
    hub_seq: number | null
    refused: string | null
  }[]
  for (const { hash, hub_seq, refused } of rows) {
    if (refused !== null) throw new Violation('I6', `${laptop.name} was refused ${hash}: ${refused}`)
    if (hub_seq !== places.get(hash)) throw new Violation('I6', `${laptop.name} says ${hub_seq} of ${hash}`)
    // What two of them keep as it was signed, all do: they run the same code on what the hub sent.
    const looked = laptop === world.laptops[0] || laptop === world.laptops.at(-1)
    if (looked && envelopeOf(db, hash)!.text !== told(world, hash).text)
      throw new Violation('I2', `${laptop.name} altered ${hash}`)
  }
  const aside = look(db, 'SELECT hash, reason FROM quarantine').all()
  if (aside.length > 0) throw new Violation('I6', `${laptop.name} kept aside ${JSON.stringify(aside)}`)
}

function told(world: World, hash: string): Transaction {
  const transaction = world.witness.transactions.get(hash)
  if (!transaction) throw new Violation('I2', `${hash} was signed by nobody`)
  return transaction
}

/** I3: a value is a head unless somebody who was shown it set another, and a void record is back if it was edited unseen. */
function judgeHeads(laptop: Laptop, deeds: readonly Deed[]): void {
  const { db } = laptop.disk
  const gone = new Map<string, Set<string>>()
  for (const deed of deeds) {
    const key = keyOf(deed)
    const set = gone.get(key) ?? new Set()
    for (const shown of deed.shown) set.add(shown)
    gone.set(key, set)
  }
  const heads = deeds.filter((d) => !gone.get(keyOf(d))!.has(d.op))
  for (const [place, of] of Map.groupBy(heads, (d) => `${d.table}/${d.row}`)) {
    const type = recordTypeOf(of[0]!.table)
    if (!type) {
      judgeOpaque(db, of)
      continue
    }
    const stored = headIds(db, type, of[0]!.row)
    for (const [register, expected] of Map.groupBy(of, (d) => d.register)) {
      if (!Object.hasOwn(type.registers, register)) {
        judgeOpaque(db, expected)
        continue
      }
      const ids = expected.map((d) => d.op).sort()
      if (canonical([...(stored[register] ?? [])].sort()) !== canonical(ids))
        throw new Violation(
          'I3',
          `${laptop.name} shows ${String(stored[register])} of ${place}/${register}, not ${ids.join()}`,
        )
    }
    judgeVoid(laptop, type.table, of)
  }
}

const keyOf = (d: Deed): string => `${d.table}/${d.row}/${d.register}`

function judgeOpaque(db: Db, deeds: readonly Deed[]): void {
  for (const { op, register, value } of deeds) {
    const kept = look(db, 'SELECT value FROM opaque WHERE op = ? AND register = ?').pluck().get(op, register)
    if (kept !== value) throw new Violation('I3', `${op} of a newer version was kept as ${String(kept)}`)
  }
}

function judgeVoid(laptop: Laptop, table: string, heads: readonly Deed[]): void {
  const voids = heads.filter((d) => d.register === 'void')
  if (voids.length === 0 || !recordTypes.some((t) => t.table === table && 'void' in t.registers)) return
  const standing = voids.filter((d) => d.known !== null)
  const edited = heads.some(
    (d) =>
      d.register !== 'void' &&
      Object.hasOwn(recordTypeOf(table)!.registers, d.register) &&
      !standing.some((v) => v.known!.has(d.op)),
  )
  const expected = standing.length === voids.length && !edited
  const sql = `SELECT void IS NOT NULL AS gone FROM ${table} WHERE id = ?`
  const gone = (look(laptop.disk.db, sql).pluck().get(heads[0]!.row) as number) === 1
  if (gone !== expected)
    throw new Violation('I3', `${laptop.name} ${gone ? 'hides' : 'shows'} ${table}/${heads[0]!.row} against its edits`)
}

/** What a history writes; no other table of records has a row. */
const projected = ['inspection', 'inspection_item', 'finding', 'firm', 'clock_note', 'head', 'opaque', 'ahead']

/** Every row of the projection, as SQLite stores it. Clock notes are each laptop's own until they are synced, like any record. */
function projectionOf(db: Db): string {
  return JSON.stringify(projected.map((table) => look(db, `SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`).all()))
}

/** I4: laptops that read the same have the same rows, byte for byte, and a rebuild makes them again. */
function judgeReplicas(world: World): void {
  for (const group of Map.groupBy(world.laptops, scopeKey).values()) {
    const first = projectionOf(group[0]!.disk.db)
    for (const laptop of group.slice(1))
      if (projectionOf(laptop.disk.db) !== first)
        throw new Violation('I4', `${laptop.name} and ${group[0]!.name} do not show the same`)
    rebuild(group[0]!.disk.db, world.rules)
    if (projectionOf(group[0]!.disk.db) !== first) throw new Violation('I4', `a rebuild changes ${group[0]!.name}`)
  }
}

function scopeKey(laptop: Laptop): string {
  const all = laptop.scopes.includes('*') || (laptop.scopes.includes('c1') && laptop.scopes.includes('c2'))
  return all ? 'all' : [...laptop.scopes].sort().join(' ')
}
