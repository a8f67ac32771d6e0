import { expect, test } from 'vitest'
import { z } from 'zod'
import { randomId } from '../../db/crypto.ts'
import { fail } from '../../domain/failure.ts'
import { firm } from '../../domain/record/organisation.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { createDispatch, type Event } from '../../main/dispatch.ts'
import { command, query, type QueryContext, type Router, task } from '../../main/procedure.ts'
import { testClock } from '../support/clock.ts'
import { testSigner, testStore } from '../support/store.ts'

/** A dispatch over a real database and a router of the test's own. */
function dispatchOf(router: Router) {
  const { db, path } = testStore()
  const bugs: string[] = []
  const base = { db, now: testClock().now, path } as QueryContext & { path: string }
  const dispatch = createDispatch(router, base, testSigner('device-1'), randomId, (problem) =>
    bugs.push(problem.procedure),
  )
  const events: Event[] = []
  dispatch.subscribe((event) => events.push(event))
  return { db, dispatch, bugs, events }
}
const none = z.strictObject({})
const nameFirm = command(
  z.strictObject({ name: z.string().trim().min(1, '公司名称还没填').max(10) }),
  (ctx, { name }) => {
    ctx.write(firm, 'firm', orgScope, { name: { name } })
    return name
  },
)

test('a procedure is found by area and name and nothing else', async () => {
  const { dispatch } = dispatchOf({ a: { b: query(none, () => 1) } })
  expect(await dispatch.call('a.b', undefined)).toEqual({ ok: true, value: 1 })
  for (const name of [
    '',
    'a',
    'a.',
    '.b',
    'a.b.c',
    'b.a',
    'a.constructor',
    'constructor.name',
    '__proto__.b',
    'a.toString',
  ])
    expect(await dispatch.call(name, {})).toMatchObject({ ok: false, bug: expect.stringContaining('没有') })
})

test('input that a schema refuses never reaches the handler; the sentence is the schema’s own where it has one', async () => {
  const { dispatch, db } = dispatchOf({ a: { nameFirm } })
  expect(await dispatch.call('a.nameFirm', { name: '  ' })).toEqual({
    ok: false,
    failure: {
      code: 'invalid-input',
      sentence: '公司名称还没填，没有保存。您写的还在框里。',
      fields: { name: '公司名称还没填' },
    },
  })
  expect(await dispatch.call('a.nameFirm', { name: '一'.repeat(11) })).toMatchObject({
    failure: { fields: { name: '太长或太大' } },
  })
  for (const bad of [null, 1, 'x', [], { name: 1 }, { name: 'a', more: 1 }])
    expect(await dispatch.call('a.nameFirm', bad)).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
  expect(db.raw.prepare('SELECT count(*) FROM tx').pluck().get()).toBe(0)
})

test('a command says what it wrote, and every window hears of the tables after the commit', async () => {
  const { dispatch, events, db } = dispatchOf({ a: { nameFirm } })
  let committed = false
  dispatch.subscribe(() => (committed = !db.raw.inTransaction))
  const reply = await dispatch.call('a.nameFirm', { name: '示例' })
  const op = db.raw.prepare('SELECT id FROM op').pluck().get()
  const tx = db.raw.prepare('SELECT id FROM tx').pluck().get()
  expect(reply).toEqual({ ok: true, value: '示例', written: { transactions: [tx], heads: { 'firm/firm/name': op } } })
  expect(events).toEqual([{ type: 'changed', tables: ['firm'] }])
  expect(committed).toBe(true)
  expect(db.raw.prepare('SELECT action FROM tx').pluck().get()).toBe('a.nameFirm')
})

test('a handler that fails or throws leaves nothing, and nobody is told of a change', async () => {
  const write = (after: () => void) =>
    command(none, (ctx) => {
      ctx.write(firm, 'firm', orgScope, { name: { name: '示例' } })
      ctx.draft({ table: 'firm', row: 'firm', register: 'hotline', scope: orgScope, value: { phone: '1' }, seen: null })
      ctx.actAs('person-1')
      after()
    })
  const { dispatch, events, db, bugs } = dispatchOf({
    a: {
      fails: write(() => fail('not-found', '找不到。')),
      breaks: write(() => {
        throw new Error('broken')
      }),
    },
  })
  expect(await dispatch.call('a.fails', {})).toEqual({
    ok: false,
    failure: { code: 'not-found', sentence: '找不到。' },
  })
  expect(await dispatch.call('a.breaks', {})).toEqual({
    ok: false,
    bug: '程序出错，已记入日志。您写的还在框里，没有丢。',
  })
  for (const table of ['tx', 'op', 'outbox', 'firm', 'draft', 'state'])
    expect(db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  expect(events).toEqual([])
  expect(bugs).toEqual(['a.breaks'])
})

test('what the system refuses is a sentence, not a bug', async () => {
  const refuse = (code: string) =>
    query(none, () => {
      throw Object.assign(new Error(code), { code })
    })
  const { dispatch, bugs } = dispatchOf({
    a: {
      full: refuse('SQLITE_FULL'),
      space: refuse('ENOSPC'),
      busy: refuse('SQLITE_BUSY'),
      rights: refuse('EACCES'),
      damage: refuse('SQLITE_CORRUPT_VTAB'),
    },
  })
  const code = async (name: string) =>
    ((await dispatch.call(`a.${name}`, {})) as { failure: { code: string } }).failure.code
  expect([
    await code('full'),
    await code('space'),
    await code('busy'),
    await code('rights'),
    await code('damage'),
  ]).toEqual(['disk-full', 'disk-full', 'database-locked', 'database-read-only', 'database-corrupt'])
  expect(bugs).toEqual([])
})

test('a window that fails to hear does not make the save look failed, nor keep others from hearing', async () => {
  const { dispatch, bugs } = dispatchOf({ a: { nameFirm } })
  let heard = 0
  dispatch.subscribe(() => {
    throw new Error('window gone')
  })
  const stop = dispatch.subscribe(() => heard++)
  expect(await dispatch.call('a.nameFirm', { name: '示例' })).toMatchObject({ ok: true })
  stop()
  await dispatch.call('a.nameFirm', { name: '示例二' })
  expect(heard).toBe(1)
  expect(bugs).toEqual(['changed', 'changed'])
})

test('a task reports progress under its caller’s id, writes in short transactions and can be cancelled', async () => {
  const { dispatch, events, db } = dispatchOf({
    a: {
      work: task(none, async (ctx) => {
        ctx.progress(1, 2, '正在写')
        ctx.transact((tx) => tx.write(firm, 'firm', orgScope, { name: { name: '示例' } }))
        await Promise.resolve()
        return 'done'
      }),
      wait: task(
        none,
        (ctx) => new Promise((_, reject) => ctx.signal.addEventListener('abort', () => reject(new Error('stopped')))),
      ),
    },
  })
  expect(await dispatch.call('a.work', {}, 'call-1')).toMatchObject({
    ok: true,
    value: 'done',
    written: { transactions: [expect.any(String)] },
  })
  expect(events).toEqual([
    { type: 'progress', call: 'call-1', done: 1, total: 2, label: '正在写' },
    { type: 'changed', tables: ['firm'] },
  ])
  expect(db.raw.inTransaction).toBe(false)
  const waiting = dispatch.call('a.wait', {}, 'call-2')
  dispatch.cancel('unknown')
  dispatch.cancel('call-2')
  expect(await waiting).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
})

test('a command that turns out to be asynchronous is refused and rolled back', async () => {
  const sneaky = command(none, ((ctx: { write: (...args: unknown[]) => void }) => {
    ctx.write(firm, 'firm', orgScope, { name: { name: '示例' } })
    return Promise.resolve()
  }) as never)
  const { dispatch, db } = dispatchOf({ a: { sneaky } })
  expect(await dispatch.call('a.sneaky', {})).toHaveProperty('bug')
  expect(db.raw.prepare('SELECT count(*) FROM firm').pluck().get()).toBe(0)
})

test('a value that a handler does not give is null, for JSON knows no other nothing', async () => {
  const { dispatch } = dispatchOf({ a: { q: query(none, () => undefined), c: command(none, () => undefined) } })
  expect(await dispatch.call('a.q', {})).toEqual({ ok: true, value: null })
  expect(await dispatch.call('a.c', {})).toMatchObject({ ok: true, value: null })
})
