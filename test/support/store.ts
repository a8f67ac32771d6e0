import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { newKeyPair, textSigner } from '../../db/crypto.ts'
import type { Db } from '../../db/handle.ts'
import { appendOp, beginTransaction, sealTransaction, type Signer } from '../../db/log.ts'
import { openDatabase } from '../../db/open.ts'
import { recordTypes } from '../../domain/record/all.ts'
import type { Op } from '../../domain/sync/op.ts'
import { testFolder } from './folder.ts'

/** An empty device database on disk, closed when the test ends. */
export function testStore(folder = testFolder()): { db: Db; path: string } {
  const path = join(folder, 'rounds.db')
  const db = openDatabase(path, '2024-03-20T09:00:00.000+08:00')
  onTestFinished(() => void db.raw.close())
  return { db, path }
}

/** A device that signs. */
export function testSigner(device: string): Signer & { publicKey: string } {
  const { privateKey, publicKey } = newKeyPair()
  return { device, publicKey, sign: textSigner(privateKey) }
}

/** Stores operations as one transaction of `signer`, as a commit here or one that comes from another device. */
export function commit(db: Db, signer: Signer, id: string, ops: readonly Op[], scope = 'contract-1'): void {
  db.raw.transaction(() => {
    const tx = beginTransaction(db, id, scope, 1_710_900_000_000)
    for (const op of ops) appendOp(db, op, tx)
    sealTransaction(db, signer, tx, { author: 'person-1', action: 'test', ops })
  })()
}

/** Every row of the tables that are projected from the log, as SQLite stores them. */
export function projection(db: Db): Record<string, unknown[]> {
  const tables = [...recordTypes.map((t) => t.table), 'head', 'opaque', 'ahead']
  return Object.fromEntries(tables.map((t) => [t, db.raw.prepare(`SELECT * FROM ${t} ORDER BY 1, 2, 3`).all()]))
}
