import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { envelopeOf } from '../../db/envelope.ts'
import type { Db } from '../../db/handle.ts'
import { migrations } from '../../db/migrations/all.ts'
import { openDatabase } from '../../db/open.ts'
import { rebuild } from '../../db/rebuild.ts'
import type { Op } from '../../domain/sync/op.ts'
import { testFolder } from '../support/folder.ts'
import { commit, projection, testSigner } from '../support/store.ts'

const now = '2024-03-20T09:00:00.000+08:00'
const before = migrations.slice(0, 11)
const advice = (id: string, text: string, bases: string[] = []): Op => ({
  id,
  table: 'finding',
  row: 'f1',
  set: { advice: [{ text }, bases] },
})
const envelopes = (db: Db) =>
  (db.raw.prepare('SELECT hash FROM tx ORDER BY n').pluck().all() as string[]).map((hash) => envelopeOf(db, hash))
const log = (db: Db, table: 'tx' | 'op') => db.raw.prepare(`SELECT * FROM ${table} ORDER BY n`).all()

test('a log from before is the same afterwards, and goes on where it stood', () => {
  const path = join(testFolder(), 'rounds.db')
  const signer = testSigner('device-1')
  const old = openDatabase(path, now, { migrations: before })
  commit(old, signer, 't1', [advice('o1', '一')])
  commit(old, signer, 't2', [advice('o2', '二', ['o1']), advice('o3', '三')])
  const [txs, ops, texts, rows] = [log(old, 'tx'), log(old, 'op'), envelopes(old), projection(old)]
  old.raw.close()

  const db = openDatabase(path, now)
  onTestFinished(() => void db.raw.close())
  expect([log(db, 'tx'), log(db, 'op'), envelopes(db)]).toEqual([txs, ops, texts])
  expect(db.raw.pragma('foreign_key_check')).toEqual([])
  commit(db, signer, 't3', [advice('o4', '四', ['o2'])])
  expect(db.raw.prepare('SELECT n FROM op WHERE id = ?').pluck().get('o4')).toBe(4)
  expect(() =>
    db.raw.prepare("INSERT INTO op (id, tx, tbl, row, body) VALUES ('o5', 'no', 't', 'r', '{}')").run(),
  ).toThrow('FOREIGN KEY')
  expect(db.raw.prepare('SELECT count(*) FROM head').pluck().get()).toBe(2)
  expect(rows['head']).toHaveLength(2)
  const standing = projection(db)
  rebuild(db)
  expect(projection(db)).toEqual(standing)
})
