import { sha256 } from './crypto.ts'
import type { Op } from '../domain/sync/op.ts'
import type { ParsedTransaction } from '../domain/sync/feed.ts'
import type { SignedTransaction } from '../domain/sync/protocol.ts'
import type { Db } from './handle.ts'

interface TxRow {
  readonly id: string
  readonly device: string
  readonly author: string
  readonly scope: string
  readonly schema_version: number
  readonly clock: string
  readonly action: string
  readonly previous: string
  readonly signature: string
  readonly text: string | null
}

/** A stored transaction as it travels; undefined when it is not here. */
export function envelopeOf(db: Db, hash: string): SignedTransaction | undefined {
  const tx = db.prepare('SELECT * FROM tx WHERE hash = ?').get(hash) as TxRow | undefined
  if (!tx)
    return db.prepare('SELECT text, signature FROM quarantine WHERE hash = ?').get(hash) as
      | SignedTransaction
      | undefined
  return { text: tx.text ?? textOf(db, tx), signature: tx.signature }
}

/** The canonical text, put together from columns that are canonical already. */
function textOf(db: Db, tx: TxRow): string {
  const ops = db.prepare('SELECT id, tbl, row, body, seen FROM op WHERE tx = ? ORDER BY n').all(tx.id) as {
    id: string
    tbl: string
    row: string
    body: string
    seen: string | null
  }[]
  const s = JSON.stringify
  const list = ops.map(
    (o) =>
      `{"id":${s(o.id)},"row":${s(o.row)},${o.seen === null ? '' : `"seen":${o.seen},`}"set":${o.body},"table":${s(o.tbl)}}`,
  )
  return (
    `{"action":${s(tx.action)},"author":${s(tx.author)},"clock":${s(tx.clock)},"device":${s(tx.device)},` +
    `"id":${s(tx.id)},"ops":[${list.join(',')}],"previous":${s(tx.previous)},` +
    `"schemaVersion":${tx.schema_version},"scope":${s(tx.scope)}}`
  )
}

const txKeys = 9
const opKeys = new Set(['id', 'row', 'seen', 'set', 'table'])

/** True when the columns hold all of what was signed; otherwise the text is kept beside them. */
export function isWhole(tx: ParsedTransaction): boolean {
  return Object.keys(tx).length === txKeys && tx.ops.every((op) => Object.keys(op).every((k) => opKeys.has(k)))
}

/** The operations of a transaction that was read. */
export function opsOf(tx: ParsedTransaction): Op[] {
  return tx.ops.map(({ id, table, row, set, seen }) => ({ id, table, row, set, ...(seen ? { seen } : {}) }))
}

/** The hash by which a transaction is known everywhere. */
export function hashOf(envelope: SignedTransaction): string {
  return sha256(envelope.text)
}
