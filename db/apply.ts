import { Expected } from '../domain/failure.ts'
import { clockMs } from '../domain/sync/clock.ts'
import type { ParsedTransaction } from '../domain/sync/feed.ts'
import type { SignedTransaction } from '../domain/sync/protocol.ts'
import { type Rules, sound } from '../domain/sync/rules.ts'
import { hashOf, isWhole, opsOf } from './envelope.ts'
import { type TextReader, textReader } from './reader.ts'
import type { Db } from './handle.ts'
import { insertOp, insertTransaction } from './log.ts'
import { explain } from './open.ts'
import { enqueue } from './outbox.ts'
import { readState } from './state.ts'
import { type PlacedOp, project } from './project.ts'

/** A transaction from elsewhere. `seq`: its place in the feed, or null from a bundle. */
export interface Arriving extends SignedTransaction {
  readonly seq: number | null
}

export interface Applying {
  /** Why a transaction is not to be applied, or null. */
  readonly check: (envelope: SignedTransaction, tx: ParsedTransaction | null) => string | null
  /** What reads them; by default each is read when its turn comes. */
  readonly reader?: TextReader
  /** Offer what is new to the hub as well: it came by a bundle. */
  readonly relay: boolean
  readonly rules?: Rules
}

export interface Applied {
  /** Transactions that were new here. */
  readonly added: number
  /** Of these, how many could not be applied and are kept aside. */
  readonly quarantined: number
  readonly tables: ReadonlySet<string>
}

/**
 * Stores transactions from elsewhere in their order and projects their rows, each once. What is here already is only
 * marked as seen in the feed. One that cannot be applied is kept aside, with the reason, and stops nothing. Must run
 * inside a transaction.
 */
export function applyTransactions(db: Db, arriving: readonly Arriving[], how: Applying): Applied {
  try {
    return db.raw.transaction(() => applyAll(db, arriving, how, false))()
  } catch (error) {
    // A full disk is no fault of what came.
    if (explain(error, '') instanceof Expected) throw error
    return applyEach(db, arriving, how)
  }
}

/** One at a time, after one of them failed: the others go in, and that one is kept aside. */
function applyEach(db: Db, arriving: readonly Arriving[], how: Applying): Applied {
  const sum = { added: 0, quarantined: 0, tables: new Set<string>() }
  for (const one of arriving) {
    let done: Applied
    try {
      done = db.raw.transaction(() => applyAll(db, [one], how, true))()
    } catch (error) {
      if (explain(error, '') instanceof Expected) throw error
      keepAside(db, one, hashOf(one), 'cannot-apply', how)
      done = { added: 1, quarantined: 1, tables: new Set() }
    }
    sum.added += done.added
    sum.quarantined += done.quarantined
    for (const table of done.tables) sum.tables.add(table)
  }
  return sum
}

/** `careful`: looks for ids that are taken before the log's own unique index refuses them. */
function applyAll(db: Db, arriving: readonly Arriving[], how: Applying, careful: boolean): Applied {
  const { rules = sound, reader = textReader } = how
  const rows = new Map<string, PlacedOp[]>()
  let added = 0
  let quarantined = 0
  for (const one of arriving) {
    const hash = reader.hash(one)
    if (rules.deviceDedupe && isKnown(db, hash, one.seq)) continue
    added++
    const tx = reader.read(one)
    const reason =
      how.check(one, tx) ??
      (rules.anyClock ? null : clockDoubt(db, tx)) ??
      (careful && tx && idsTaken(db, tx) ? 'duplicate-id' : null)
    if (reason !== null || tx === null) {
      quarantined++
      keepAside(db, one, hash, reason ?? 'malformed', how)
      continue
    }
    store(db, one, hash, tx, reader.isReadable(one), rows, rules)
    if (how.relay && rules.relay) enqueue(db, hash)
  }
  const someOvertaken = db.prepare('SELECT 1 FROM ahead LIMIT 1').get() !== undefined
  for (const ops of rows.values()) project(db, ops[0]!.op.table, ops[0]!.op.row, ops, rules, someOvertaken)
  return { added, quarantined, tables: new Set([...rows.values()].map((ops) => ops[0]!.op.table)) }
}

/** True when it is here already; its place in the feed is noted then. */
function isKnown(db: Db, hash: string, seq: number | null): boolean {
  for (const table of ['tx', 'quarantine']) {
    if (db.prepare(`SELECT 1 FROM ${table} WHERE hash = ?`).get(hash) === undefined) continue
    if (seq !== null) markSeen(db, table, hash, seq)
    return true
  }
  return false
}

function markSeen(db: Db, table: string, hash: string, seq: number): void {
  const refused = table === 'tx' ? ', refused = NULL' : ''
  db.prepare(`UPDATE ${table} SET hub_seq = ?${refused} WHERE hash = ?`).run(seq, hash)
}

/** What a product that trusts clocks would say: five minutes ahead of ours is too much. */
function clockDoubt(db: Db, tx: ParsedTransaction | null): string | null {
  return tx && clockMs(tx.clock) > clockMs(readState(db, 'clock') ?? tx.clock) + 300_000 ? 'clock' : null
}

/** True when an id is in use by another transaction: nobody makes the same 80 random bits twice by chance. */
function idsTaken(db: Db, tx: ParsedTransaction): boolean {
  if (db.prepare('SELECT 1 FROM tx WHERE id = ?').get(tx.id) !== undefined) return true
  if (new Set(tx.ops.map((o) => o.id)).size < tx.ops.length) return true
  return tx.ops.some((o) => db.prepare('SELECT 1 FROM op WHERE id = ?').get(o.id) !== undefined)
}

function store(
  db: Db,
  one: Arriving,
  hash: string,
  tx: ParsedTransaction,
  readable: boolean,
  rows: Map<string, PlacedOp[]>,
  rules: Rules,
): void {
  const { signature, text, seq } = one
  insertTransaction(db, tx, { hash, signature, hubSeq: seq, text: isWhole(tx) || !rules.keepText ? null : text })
  for (const op of opsOf(tx)) {
    const placed: PlacedOp = { n: insertOp(db, op, tx.id), op, scope: tx.scope, clock: tx.clock, readable }
    const key = JSON.stringify([op.table, op.row])
    const there = rows.get(key)
    if (there) there.push(placed)
    else rows.set(key, [placed])
  }
}

function keepAside(db: Db, one: Arriving, hash: string, reason: string, { relay }: Applying): void {
  db.prepare('INSERT INTO quarantine (hash, text, signature, reason, hub_seq) VALUES (?, ?, ?, ?, ?)').run(
    hash,
    one.text,
    one.signature,
    reason,
    one.seq,
  )
  if (relay) enqueue(db, hash)
}

/** Tries again what was kept aside: after an update of the app, or when a device's card has come. */
export function retryQuarantined(db: Db, how: Omit<Applying, 'relay'>): Applied {
  return db.raw.transaction(() => {
    const aside = db
      .prepare('SELECT text, signature, hub_seq AS seq, hash FROM quarantine ORDER BY hub_seq, hash')
      .all() as (Arriving & { hash: string })[]
    for (const { hash } of aside) db.prepare('DELETE FROM quarantine WHERE hash = ?').run(hash)
    return applyTransactions(db, aside, { ...how, relay: false })
  })()
}
