import { fail } from '../domain/failure.ts'
import { canonical } from '../domain/sync/canonical.ts'
import { nextClock } from '../domain/sync/clock.ts'
import { type Op, schemaVersion, signedText, type Transaction } from '../domain/sync/op.ts'
import { limits } from '../domain/sync/protocol.ts'
import { type Rules, sound } from '../domain/sync/rules.ts'
import { sha256 } from './crypto.ts'
import type { Db } from './handle.ts'
import { enqueue } from './outbox.ts'
import { project } from './project.ts'
import { readState, writeState } from './state.ts'

/** Who writes: the device's identity and its signature. */
export interface Signer {
  readonly device: string
  /** Ed25519 over the text's UTF-8 bytes, base64. */
  sign(text: string): string
}

/** A transaction that is being written. Its clock is drawn at the start: what is shown of a conflict depends on it. */
export interface Begun {
  readonly id: string
  readonly scope: string
  readonly clock: string
}

export function beginTransaction(db: Db, id: string, scope: string, nowMs: number): Begun {
  const clock = nextClock(readState(db, 'clock') ?? '', nowMs)
  writeState(db, 'clock', clock)
  return { id, scope, clock }
}

/** Stores one operation and its projection. */
export function appendOp(db: Db, op: Op, tx: Begun, rules: Rules = sound): void {
  const n = insertOp(db, op, tx.id)
  project(db, op.table, op.row, [{ n, op, scope: tx.scope, clock: tx.clock }], rules)
}

/** Puts an operation into the log. Returns its place there. */
export function insertOp(db: Db, op: Op, tx: string): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO op (id, tx, tbl, row, body, seen) VALUES (?, ?, ?, ?, ?, ?)')
    .run(op.id, tx, op.table, op.row, canonical(op.set), op.seen ? canonical(op.seen) : null)
  return Number(lastInsertRowid)
}

/**
 * Signs and stores the transaction that the operations belong to, and puts it into the outbox. Must run inside the same
 * SQLite transaction as {@link appendOp}: row, op and outbox are durable together or not at all. Fails as `too-large`
 * where it could never be sent in one piece.
 */
export function sealTransaction(
  db: Db,
  signer: Signer,
  { id, scope, clock }: Begun,
  rest: { author: string; action: string; ops: readonly Op[] },
  rules: Rules = sound,
): Transaction {
  const previous =
    (db.prepare('SELECT hash FROM tx WHERE device = ? ORDER BY n DESC LIMIT 1').pluck().get(signer.device) as string) ??
    ''
  const { author, action, ops } = rest
  const whole: Transaction = { id, device: signer.device, author, scope, schemaVersion, clock, action, previous, ops }
  const text = signedText(whole)
  if (text.length > limits.transactionBytes / 3)
    fail('too-large', '这一步要保存的内容太大，无法同步，没有保存。请分几次来做。')
  const hash = sha256(text)
  insertTransaction(db, whole, { hash, signature: signer.sign(text), hubSeq: null, text: null })
  if (rules.outbox || !/^[01]/.test(hash)) enqueue(db, hash)
  return whole
}

/** Puts the head of a transaction into the log. `text` only where the columns do not hold all of what was signed. */
export function insertTransaction(
  db: Db,
  tx: Omit<Transaction, 'ops'>,
  { hash, signature, hubSeq, text }: { hash: string; signature: string; hubSeq: number | null; text: string | null },
): void {
  db.prepare(
    `INSERT INTO tx (id, device, author, scope, schema_version, clock, action, previous, hash, signature, hub_seq, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    tx.id,
    tx.device,
    tx.author,
    tx.scope,
    tx.schemaVersion,
    tx.clock,
    tx.action,
    tx.previous,
    hash,
    signature,
    hubSeq,
    text,
  )
}
