import type { Db } from './handle.ts'

/** Transactions that were not seen in the hub's feed. */
export interface WaitingCount {
  /** On their way. */
  readonly waiting: number
  /** The hub did not take them. */
  readonly refused: number
  /** Hybrid clock of the oldest one on its way; null when there is none. */
  readonly oldest: string | null
}

export function countWaiting(db: Db): WaitingCount {
  return db
    .prepare(
      `SELECT count(*) FILTER (WHERE refused IS NULL) AS waiting, count(*) FILTER (WHERE refused IS NOT NULL) AS refused,
         min(clock) FILTER (WHERE refused IS NULL) AS oldest FROM tx WHERE hub_seq IS NULL`,
    )
    .get() as WaitingCount
}

/** The same of one record, its own rows alone. */
export function countWaitingOf(db: Db, table: string, row: string): WaitingCount {
  return db
    .prepare(
      `SELECT count(DISTINCT tx.id) FILTER (WHERE refused IS NULL) AS waiting,
         count(DISTINCT tx.id) FILTER (WHERE refused IS NOT NULL) AS refused,
         min(tx.clock) FILTER (WHERE refused IS NULL) AS oldest
       FROM op JOIN tx ON tx.id = op.tx WHERE op.tbl = ? AND op.row = ? AND tx.hub_seq IS NULL`,
    )
    .get(table, row) as WaitingCount
}

/** One user action in the queue. */
export interface Queued {
  readonly tx: string
  readonly action: string
  readonly author: string
  readonly device: string
  readonly scope: string
  readonly clock: string
  readonly refused: string | null
  readonly operations: number
  /** Bytes of what it sets. */
  readonly size: number
  /** The first row that it touches. */
  readonly table: string
  readonly row: string
}

/** What waits, refused ones first, then the oldest first. */
export function listWaiting(db: Db, limit: number): Queued[] {
  return db
    .prepare(
      `SELECT tx.id AS tx, tx.action, tx.author, tx.device, tx.scope, tx.clock, tx.refused,
         count(*) AS operations, sum(length(op.body)) AS size, op.tbl AS "table", op.row, min(op.n)
       FROM tx JOIN op ON op.tx = tx.id WHERE tx.hub_seq IS NULL
       GROUP BY tx.n ORDER BY tx.refused IS NULL, tx.n LIMIT ?`,
    )
    .all(limit) as Queued[]
}

/** What is kept aside because this build could not take it in. */
export function listQuarantined(db: Db): { hash: string; reason: string; size: number }[] {
  return db.prepare('SELECT hash, reason, length(text) AS size FROM quarantine ORDER BY hash').all() as {
    hash: string
    reason: string
    size: number
  }[]
}

/** Bytes and number of the files that the hub does not have yet. */
export function countWaitingFiles(db: Db): { files: number; bytes: number } {
  return db
    .prepare('SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM file WHERE durable_at_hub = 0')
    .get() as { files: number; bytes: number }
}
