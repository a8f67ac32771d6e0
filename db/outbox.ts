import { chainAfter } from '../domain/sync/feed.ts'
import { type Rules, sound } from '../domain/sync/rules.ts'
import { sha256 } from './crypto.ts'
import type { Db } from './handle.ts'
import { readState, writeState } from './state.ts'

const incarnationKey = 'sync/incarnation'
const ackedKey = 'sync/acked'

/** Where the offering of transactions to the hub stands. */
export interface Transport {
  /** Numbering of this one database: a restored or copied database gets another. */
  readonly incarnation: string
  /** Place that the hub is believed to have reached. */
  readonly acked: number
  /** The last place that is used. */
  readonly last: number
}

/** Puts a transaction at the end of the outbox. */
export function enqueue(db: Db, hash: string): void {
  const end = db.prepare('SELECT seq, chain FROM outbox ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; chain: string }
    | undefined
  db.prepare('INSERT INTO outbox (seq, hash, chain) VALUES (?, ?, ?)').run(
    (end?.seq ?? 0) + 1,
    hash,
    chainAfter(sha256, end?.chain ?? '', hash),
  )
}

/** The state of the transport; undefined before the first incarnation. */
export function readTransport(db: Db): Transport | undefined {
  const incarnation = readState(db, incarnationKey)
  if (incarnation === undefined) return undefined
  const last = (db.prepare('SELECT max(seq) FROM outbox').pluck().get() as number | null) ?? 0
  return { incarnation, acked: Number(readState(db, ackedKey) ?? 0), last }
}

export function setAcked(db: Db, acked: number): void {
  writeState(db, ackedKey, String(acked))
}

/**
 * Begins a new numbering: everything that was not seen in the hub's feed is offered again, in the order of the log.
 * Transactions, ids and bases stay as they are. Must run inside a transaction.
 */
export function beginIncarnation(db: Db, incarnation: string, rules: Rules = sound): void {
  const { acked } = readTransport(db) ?? { acked: 0 }
  if (!rules.renumberAll)
    db.prepare(
      'UPDATE tx SET hub_seq = 0 WHERE hub_seq IS NULL AND hash IN (SELECT hash FROM outbox WHERE seq <= ?)',
    ).run(acked)
  writeState(db, incarnationKey, incarnation)
  setAcked(db, 0)
  db.prepare('DELETE FROM outbox').run()
  const waiting = db
    .prepare('SELECT hash FROM tx WHERE hub_seq IS NULL AND refused IS NULL ORDER BY n')
    .pluck()
    .all() as string[]
  const odd = db.prepare('SELECT hash FROM quarantine WHERE hub_seq IS NULL ORDER BY hash').pluck().all() as string[]
  for (const hash of [...waiting, ...odd]) enqueue(db, hash)
}

/** The chain at a place of the outbox; empty before the first, undefined where there is none. */
export function chainAt(db: Db, seq: number): string | undefined {
  if (seq === 0) return ''
  return db.prepare('SELECT chain FROM outbox WHERE seq = ?').pluck().get(seq) as string | undefined
}

/** Hashes from a place of the outbox on, in order. */
export function outboxFrom(db: Db, seq: number, limit: number): { seq: number; hash: string }[] {
  return db.prepare('SELECT seq, hash FROM outbox WHERE seq >= ? ORDER BY seq LIMIT ?').all(seq, limit) as {
    seq: number
    hash: string
  }[]
}
