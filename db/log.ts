import { canonical } from '../domain/sync/canonical.ts'
import { nextClock } from '../domain/sync/clock.ts'
import { type Op, schemaVersion, signedText, type Transaction } from '../domain/sync/op.ts'
import { sha256 } from './crypto.ts'
import type { Db } from './handle.ts'
import { project } from './records.ts'
import { readState, writeState } from './state.ts'

/** Who writes: the device's identity and its signature. */
export interface Signer {
  readonly device: string
  /** Ed25519 over the text's UTF-8 bytes, base64. */
  sign(text: string): string
}

/** Stores one operation and its projection. Returns its place in the local log. */
export function appendOp(db: Db, op: Op, tx: string, scope: string): void {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO op (id, tx, tbl, row, body) VALUES (?, ?, ?, ?, ?)')
    .run(op.id, tx, op.table, op.row, canonical(op.set))
  project(db, op, scope, Number(lastInsertRowid))
  const last = (db.prepare('SELECT chain FROM outbox ORDER BY seq DESC LIMIT 1').pluck().get() as string) ?? ''
  db.prepare('INSERT INTO outbox (op, chain) VALUES (?, ?)').run(op.id, sha256(last + op.id))
}

/**
 * Signs and stores the transaction that the operations belong to. Must run inside the same SQLite
 * transaction as {@link appendOp}: row, op and outbox are durable together or not at all.
 */
export function sealTransaction(
  db: Db,
  signer: Signer,
  tx: { id: string; author: string; scope: string; action: string; ops: readonly Op[] },
  nowMs: number,
): Transaction {
  const clock = nextClock(readState(db, 'clock') ?? '', nowMs)
  const previous =
    (db.prepare('SELECT hash FROM tx WHERE device = ? ORDER BY n DESC LIMIT 1').pluck().get(signer.device) as string) ??
    ''
  const whole: Transaction = { ...tx, device: signer.device, schemaVersion, clock, previous }
  const text = signedText(whole)
  db.prepare(
    `INSERT INTO tx (id, device, author, scope, schema_version, clock, action, previous, hash, signature)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    whole.id,
    whole.device,
    whole.author,
    whole.scope,
    schemaVersion,
    clock,
    whole.action,
    previous,
    sha256(text),
    signer.sign(text),
  )
  writeState(db, 'clock', clock)
  return whole
}
