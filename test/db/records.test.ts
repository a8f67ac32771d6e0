import { expect, test } from 'vitest'
import { putDraft, takeDraft } from '../../db/draft.ts'
import { listRecords, readRecord } from '../../db/records.ts'
import { finding } from '../../domain/record/finding.ts'
import type { Op } from '../../domain/sync/op.ts'
import { commit, projection, testSigner, testStore } from '../support/store.ts'

const advice = (text: string) => ({ group: null, text, basis: '', party: null, due: '' })
const set = (id: string, text: string, bases: readonly string[] = [], row = 'f1'): Op => ({
  id,
  table: 'finding',
  row,
  set: { advice: [advice(text), bases] },
})

test('a value set elsewhere without having seen ours stands beside it as a conflict, and ours is not lost', () => {
  const { db } = testStore()
  commit(db, testSigner('here'), 't1', [set('o1', '一')])
  commit(db, testSigner('here'), 't2', [set('o2', '我们的', ['o1'])])
  commit(db, testSigner('elsewhere'), 't3', [set('o3', '他们的', ['o1'])])
  const row = readRecord(db, finding, 'f1')!
  expect(row.conflicts).toEqual(['advice'])
  expect(listRecords(db, finding)[0]!.conflicts).toEqual(['advice'])
  const heads = db.raw.prepare('SELECT op, value FROM head ORDER BY op').all() as { op: string; value: string }[]
  expect(heads.map((h) => [h.op, (JSON.parse(h.value) as { text: string }).text])).toEqual([
    ['o2', '我们的'],
    ['o3', '他们的'],
  ])
})

test('who saw both values ends the conflict', () => {
  const { db } = testStore()
  const signer = testSigner('here')
  commit(db, signer, 't1', [set('o1', '一')])
  commit(db, testSigner('elsewhere'), 't2', [set('o2', '二')])
  commit(db, signer, 't3', [set('o3', '合并', ['o1', 'o2'])])
  expect(readRecord(db, finding, 'f1')).toMatchObject({
    advice: { text: '合并' },
    heads: { advice: 'o3' },
    conflicts: [],
  })
  expect(projection(db)['head']).toEqual([])
})

test('one who saw only one of two values leaves the other standing', () => {
  const { db } = testStore()
  const signer = testSigner('here')
  commit(db, signer, 't1', [set('o1', '一')])
  commit(db, signer, 't2', [set('o2', '二')])
  commit(db, signer, 't3', [set('o3', '三', ['o2'])])
  expect(db.raw.prepare('SELECT op FROM head ORDER BY op').pluck().all() as string[]).toEqual(['o1', 'o3'])
})

test('what this version does not know is kept untouched, and what it knows of the same row is shown', () => {
  const { db } = testStore()
  const strange = { nested: ['未来', { b: 1, a: null }] }
  const set = {
    advice: [advice('已知'), []],
    colour: [strange, []],
    ...JSON.parse('{"constructor":["x",[]]}'),
  } as Op['set']
  commit(db, testSigner('newer'), 't1', [
    { id: 'o1', table: 'finding', row: 'f1', set },
    { id: 'o2', table: 'valve', row: 'v1', set: { pressure: [3, []] } },
  ])
  expect(readRecord(db, finding, 'f1')).toMatchObject({ advice: { text: '已知' }, heads: { advice: 'o1' } })
  const kept = db.raw.prepare('SELECT tbl, row, register, op, value FROM opaque ORDER BY tbl, register').all()
  expect(kept).toEqual([
    { tbl: 'finding', row: 'f1', register: 'colour', op: 'o1', value: '{"nested":["未来",{"a":null,"b":1}]}' },
    { tbl: 'finding', row: 'f1', register: 'constructor', op: 'o1', value: '"x"' },
    { tbl: 'valve', row: 'v1', register: 'pressure', op: 'o2', value: '3' },
  ])
})

test('a draft lies over the value, but never in the row; taken out, the value shows again', () => {
  const { db } = testStore()
  commit(db, testSigner('here'), 't1', [set('o1', '旧')])
  const stored = projection(db)
  const draft = {
    table: 'finding',
    row: 'f1',
    register: 'advice',
    scope: 'contract-1',
    value: advice('新'),
    seen: 'o1',
  }
  putDraft(db, draft, '2024-03-20T09:00:00.000+08:00')
  putDraft(db, { ...draft, value: advice('新的'), seen: 'o9' }, '2024-03-20T09:00:01.000+08:00')
  expect(readRecord(db, finding, 'f1')).toMatchObject({
    advice: { text: '新的' },
    heads: { advice: 'o1' },
    drafts: { advice: '2024-03-20T09:00:01.000+08:00' },
  })
  expect(projection(db)).toEqual(stored)
  // What the user was shown is what stood when typing began, not what stood at the last key.
  expect(takeDraft(db, 'finding', 'f1', 'advice')).toEqual({ ...draft, value: advice('新的') })
  expect(takeDraft(db, 'finding', 'f1', 'advice')).toBeUndefined()
  expect(readRecord(db, finding, 'f1')).toMatchObject({ advice: { text: '旧' }, drafts: {} })
})

test('records are found by what they belong to', () => {
  const { db } = testStore()
  const origin = (inspection: string) => ({
    contract: 'c',
    inspection,
    item: '',
    row: '',
    level: 'advice',
    period: '',
    raisedAt: '',
  })
  commit(db, testSigner('here'), 't1', [
    { id: 'o1', table: 'finding', row: 'b', set: { origin: [origin('i1'), []] } },
    { id: 'o2', table: 'finding', row: 'a', set: { origin: [origin('i1'), []] } },
    { id: 'o3', table: 'finding', row: 'c', set: { origin: [origin('i2'), []] } },
  ])
  expect(listRecords(db, finding, 'inspection', 'i1').map((f) => f.id)).toEqual(['a', 'b'])
  expect(listRecords(db, finding).length).toBe(3)
  expect(readRecord(db, finding, 'zz')).toBeUndefined()
  const plan = db.raw.prepare("EXPLAIN QUERY PLAN SELECT * FROM finding WHERE inspection = 'i1'").all() as {
    detail: string
  }[]
  expect(plan[0]!.detail).toContain('finding_inspection')
})
