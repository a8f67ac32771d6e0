import { expect, test } from 'vitest'
import { sha256, verifyText } from '../../db/crypto.ts'
import { appendOp } from '../../db/log.ts'
import { readRecord } from '../../db/records.ts'
import { finding } from '../../domain/record/finding.ts'
import { type Op, schemaVersion, signedText } from '../../domain/sync/op.ts'
import { commit, testSigner, testStore } from '../support/store.ts'

const advice = (text: string) => ({ group: null, text, basis: '', party: null, due: '' })
const op = (id: string, text: string, bases: readonly string[] = [], row = 'f1'): Op => ({
  id,
  table: 'finding',
  row,
  set: { advice: [advice(text), bases] },
})

interface TxRow {
  id: string
  device: string
  author: string
  scope: string
  schema_version: number
  clock: string
  action: string
  previous: string
  hash: string
  signature: string
}

test('each transaction is signed by its device and names the one before it', () => {
  const { db } = testStore()
  const signer = testSigner('device-1')
  commit(db, signer, 't1', [op('o1', '一')])
  commit(db, signer, 't2', [op('o2', '二', ['o1']), op('o3', '另', [], 'f2')])
  const rows = db.raw.prepare('SELECT * FROM tx ORDER BY n').all() as TxRow[]
  const ops = db.raw.prepare('SELECT id, tbl, row, body, tx FROM op ORDER BY n').all() as {
    id: string
    tbl: string
    row: string
    body: string
    tx: string
  }[]
  let previous = ''
  for (const row of rows) {
    const text = signedText({
      id: row.id,
      device: row.device,
      author: row.author,
      scope: row.scope,
      schemaVersion: row.schema_version,
      clock: row.clock,
      action: row.action,
      previous: row.previous,
      ops: ops
        .filter((o) => o.tx === row.id)
        .map((o) => ({ id: o.id, table: o.tbl, row: o.row, set: JSON.parse(o.body) as Op['set'] })),
    })
    expect(row.schema_version).toBe(schemaVersion)
    expect(row.previous).toBe(previous)
    expect(row.hash).toBe(sha256(text))
    expect(verifyText(signer.publicKey, text, row.signature)).toBe(true)
    expect(verifyText(signer.publicKey, text.replace('一', '七'), row.signature)).toBe(!text.includes('一'))
    expect(verifyText(testSigner('device-1').publicKey, text, row.signature)).toBe(false)
    previous = row.hash
  }
})

test('the outbox is a chain over the transactions, in the order they were made', () => {
  const { db } = testStore()
  const signer = testSigner('device-1')
  commit(db, signer, 't1', [op('o1', '一'), op('o2', '另', [], 'f2')])
  commit(db, signer, 't2', [op('o3', '二', ['o1'])])
  const [first, second] = db.raw.prepare('SELECT hash FROM tx ORDER BY n').pluck().all() as [string, string]
  const one = sha256(first)
  expect(db.raw.prepare('SELECT * FROM outbox ORDER BY seq').all()).toEqual([
    { seq: 1, hash: first, chain: one },
    { seq: 2, hash: second, chain: sha256(one + second) },
  ])
})

test('an operation without its transaction cannot be stored', () => {
  const { db } = testStore()
  expect(() =>
    db.raw.transaction(() => appendOp(db, op('o1', '一'), { id: 'nowhere', scope: 'contract-1', clock: '' }))(),
  ).toThrow('FOREIGN KEY')
  for (const table of ['op', 'outbox', 'finding', 'tx'])
    expect(db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
})

test('an operation is stored once: the same id again changes nothing', () => {
  const { db } = testStore()
  const signer = testSigner('device-1')
  commit(db, signer, 't1', [op('o1', '一')])
  commit(db, signer, 't2', [op('o2', '二', ['o1'])])
  expect(() => commit(db, signer, 't3', [op('o1', '一')])).toThrow('UNIQUE')
  expect(readRecord(db, finding, 'f1')).toMatchObject({ advice: { text: '二' }, conflicts: [] })
})

test('the clock never runs backwards on a device', () => {
  const { db } = testStore()
  const signer = testSigner('device-1')
  for (const n of [1, 2, 3]) commit(db, signer, `t${n}`, [op(`o${n}`, String(n), [], `f${n}`)])
  expect(db.raw.prepare('SELECT clock FROM tx ORDER BY n').pluck().all()).toEqual([
    '001710900000000-00000',
    '001710900000000-00001',
    '001710900000000-00002',
  ])
})

test('what could never be sent in one piece is refused, and nothing of it is stored', () => {
  const { db } = testStore()
  const big = op('o1', '票'.repeat(9_000_000))
  expect(() => commit(db, testSigner('device-1'), 't1', [big])).toThrow('太大')
  expect(db.raw.prepare('SELECT count(*) FROM op').pluck().get()).toBe(0)
})
