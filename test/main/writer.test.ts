import { expect, test } from 'vitest'
import { randomId } from '../../db/crypto.ts'
import { readRecord } from '../../db/records.ts'
import type { Op } from '../../domain/sync/op.ts'
import { firm, person } from '../../domain/record/organisation.ts'
import { orgScope } from '../../domain/sync/op.ts'
import type { CommandContext, QueryContext } from '../../main/procedure.ts'
import { transact } from '../../main/writer.ts'
import { testClock } from '../support/clock.ts'
import { commit, testSigner, testStore } from '../support/store.ts'

function writer() {
  const { db } = testStore()
  const signer = testSigner('device-1')
  const clock = testClock()
  const act = <T>(handler: (ctx: CommandContext) => T) =>
    transact({ db, now: clock.now } as QueryContext, signer, randomId, 'test', handler)
  const name = (value: string, seen?: string | null) =>
    act((ctx) => ctx.write(firm, 'firm', orgScope, { name: { name: value } }, seen === undefined ? {} : { name: seen }))
  const type = (value: string, seen: string | null) =>
    act((ctx) =>
      ctx.draft({ table: 'firm', row: 'firm', register: 'name', scope: orgScope, value: { name: value }, seen }),
    )
  const row = () => readRecord(db, firm, 'firm')!
  const count = (table: string) => db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const lastOp = () => db.raw.prepare('SELECT * FROM op ORDER BY n DESC LIMIT 1').get() as { id: string; body: string }
  return { db, act, name, type, row, count, lastOp, signer }
}

test('one save is one operation, one outbox entry and one signed transaction, based on what stood', () => {
  const w = writer()
  const first = w.name('一').written.heads['firm/firm/name']!
  w.name('二')
  expect([w.count('op'), w.count('outbox'), w.count('tx')]).toEqual([2, 2, 2])
  expect((JSON.parse(w.lastOp().body) as Op['set'])['name']).toEqual([{ name: '二' }, [first]])
  expect(w.row()).toMatchObject({ name: { name: '二' }, heads: { name: w.lastOp().id }, conflicts: [] })
})

test('an edit made over a value that is no longer there is refused, and nothing is replaced', () => {
  const w = writer()
  const seen = w.name('一').written.heads['firm/firm/name']!
  w.name('二', seen)
  expect(() => w.name('三', seen)).toThrow('另一个窗口')
  expect(() => w.name('三', null)).toThrow('另一个窗口')
  expect(w.row().name).toEqual({ name: '二' })
  expect(w.count('op')).toBe(2)
})

test('the same value again is no change', () => {
  const w = writer()
  w.name('一')
  const { written } = w.name('一')
  expect(written).toEqual({ tables: [], transactions: [], heads: {} })
  expect(w.count('op')).toBe(1)
})

test('fifty keystrokes are drafts, and sealing them is one operation', () => {
  const w = writer()
  const seen = w.name('').written.heads['firm/firm/name']!
  let text = ''
  for (let n = 0; n < 50; n++) {
    text += '字'
    w.type(text, seen)
    expect(w.row()).toMatchObject({ name: { name: text }, heads: { name: seen } })
  }
  expect([w.count('op'), w.count('draft')]).toEqual([1, 1])
  w.name(text, seen)
  expect([w.count('op'), w.count('draft')]).toEqual([2, 0])
  expect(w.row().name).toEqual({ name: text })
})

test('what was typed and taken back again is no operation', () => {
  const w = writer()
  const seen = w.name('一').written.heads['firm/firm/name']!
  w.type('一二', seen)
  w.name('一', seen)
  expect([w.count('op'), w.count('draft')]).toEqual([1, 0])
  expect(w.row()).toMatchObject({ name: { name: '一' }, drafts: {} })
})

test('text typed over an older value stays beside the one that came from elsewhere meanwhile', () => {
  const w = writer()
  const seen = w.name('旧').written.heads['firm/firm/name']!
  w.type('我们的', seen)
  commit(
    w.db,
    testSigner('elsewhere'),
    'tx-e',
    [{ id: 'op-e', table: 'firm', row: 'firm', set: { name: [{ name: '他们的' }, [seen]] } }],
    orgScope,
  )
  expect(() => w.name('我们的', seen)).toThrow('另一个窗口')
  w.name('我们的', 'op-e')
  expect(w.row().conflicts).toEqual(['name'])
  expect(w.db.raw.prepare('SELECT value FROM head ORDER BY value').pluck().all()).toEqual([
    '{"name":"他们的"}',
    '{"name":"我们的"}',
  ])
})

test('a handler reads its own writes, and a registers that is not named stays', () => {
  const w = writer()
  w.act((ctx) => {
    ctx.write(firm, 'firm', orgScope, { name: { name: '一' } })
    ctx.write(firm, 'firm', orgScope, { hotline: { phone: '400-000-0000' } })
    expect(readRecord(ctx.db, firm, 'firm')).toMatchObject({ name: { name: '一' }, hotline: { phone: '400-000-0000' } })
  })
  w.name('二')
  expect(w.row().hotline).toEqual({ phone: '400-000-0000' })
})

test('each scope gets a transaction of its own, signed by the one who acts from then on', () => {
  const w = writer()
  const { written } = w.act((ctx) => {
    ctx.actAs('person-1')
    ctx.write(person, 'person-1', orgScope, { name: { name: '工程师甲' } })
    ctx.write(person, 'person-2', 'contract-1', { name: { name: '工程师乙' } })
  })
  expect(written.transactions.length).toBe(2)
  expect(w.db.raw.prepare('SELECT scope, author, device FROM tx ORDER BY n').all()).toEqual([
    { scope: 'org', author: 'person-1', device: 'device-1' },
    { scope: 'contract-1', author: 'person-1', device: 'device-1' },
  ])
  w.name('后来')
  expect(w.db.raw.prepare('SELECT author FROM tx ORDER BY n DESC LIMIT 1').pluck().get()).toBe('person-1')
})
