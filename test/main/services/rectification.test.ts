import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { checksContract } from '../../support/checks-pack.ts'
import { readDocument } from '../../support/document.ts'

/** A self-check with one point that fails, its finding filled in as an engineer fills it. */
async function failedPoint() {
  const there = testApp()
  const { act, clock } = there
  clock.at('2026-08-12T09:00:00.000+08:00')
  const contract = await checksContract(there)
  const { inspection } = await act('inspection', 'start', { contract, period: 'S1', checklist: 'security' })
  const state = () => act('inspection', 'state', { inspection })
  const judge = async (item: string, verdict: 'normal' | 'abnormal') =>
    act('item', 'judge', {
      inspection,
      item,
      verdict,
      reason: '',
      seen: (await state()).items.find((i) => i.id === item)!.heads['meas'] ?? null,
    })
  await judge('SEC-01', 'abnormal')
  await judge('SEC-02', 'normal')
  await judge('SEC-03', 'normal')
  const found = async () => (await state()).items.find((i) => i.id === 'SEC-01')!.findings[0]!
  const finding = (await found()).id
  const write = async (register: string, value: unknown) =>
    act('record', 'edit', {
      table: 'finding',
      row: finding,
      register,
      value,
      seen: (await found()).heads[register] ?? null,
      seal: true,
    })
  await write('problem', { description: '口令复杂度未启用', impact: '可能被猜解', risk: 'high' })
  await write('advice', { group: null, text: '启用复杂度策略', basis: '', party: 'customer', due: '2026-09-12' })
  await write('assignee', { name: '系统管理员丙' })
  await act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: inspection,
    item: 'SEC-01',
    text: 'Password policy: none',
    source: 'paste',
  })
  const target = { kind: 'R07', table: 'inspection', row: inspection, period: '' } as const
  const order = { kind: 'R07-ZG', table: 'finding', row: finding, period: '' } as const
  const view = () => act('rectification', 'view', { finding })
  return { ...there, contract, inspection, finding, state, target, order, view, judge }
}

const done = { text: '已启用并重设口令', on: '2026-09-01', by: '系统管理员丙' }
const good = { verdict: 'normal', value: '抽查5个账号，策略生效', on: '2026-09-03', by: '' } as const

test('a failed point is given an order at once, and keeps its number when it is judged back and forth', async () => {
  const { judge, view, state } = await failedPoint()
  expect(await view()).toMatchObject({ state: 'open', gaps: [], finding: { rectification: { number: 'ZG-S1-001' } } })
  await judge('SEC-01', 'normal')
  await judge('SEC-02', 'abnormal')
  await judge('SEC-01', 'abnormal')
  expect((await state()).items.flatMap((i) => i.findings.map((f) => f.rectification?.number))).toEqual([
    'ZG-S1-001',
    'ZG-S1-002',
  ])
})

test('it stays open until it is checked again: neither a word nor the finalised report closes it', async () => {
  const there = await failedPoint()
  const { act, clock, finding, target, view, refused } = there
  await act('report', 'finalise', { ...target })
  clock.at('2026-09-03T10:00:00.000+08:00')
  expect(await refused('finding.close', { finding, state: 'closed', reason: '好了', seen: null })).toMatchObject({
    code: 'invalid-input',
    sentence: '这个问题有整改单 ZG-S1-001，复查符合后关闭；请到整改单登记复查。',
  })
  expect((await refused('rectification.recheck', { finding, ...good, seen: null })).sentence).toContain(
    '先登记整改完成',
  )
  await act('rectification', 'complete', { finding, ...done, seen: null })
  expect((await view()).state).toBe('done')
  await act('rectification', 'recheck', { finding, ...good, verdict: 'attention', seen: null })
  expect((await view()).state).toBe('open')
  const { finding: seen } = await view()
  await act('rectification', 'recheck', { finding, ...good, seen: seen.heads['retest'] ?? null })
  expect(await view()).toMatchObject({
    state: 'closed',
    finding: { state: { state: 'closed', reason: '复查符合：抽查5个账号，策略生效' }, retest: { by: '工程师甲' } },
  })
  expect(there.bugs).toEqual([])
})

test('the report that was finalised before the rectification is not put out of date by it', async () => {
  const { act, clock, finding, target, order } = await failedPoint()
  await act('report', 'finalise', { ...target })
  await act('report', 'finalise', { ...order })
  clock.at('2026-09-03T10:00:00.000+08:00')
  await act('rectification', 'complete', { finding, ...done, seen: null })
  expect((await act('report', 'check', { ...target })).changed).toBe(false)
  expect((await act('report', 'check', { ...order })).changed).toBe(true)
})

test('dates that cannot be are refused in words, and what was typed is not lost', async () => {
  const { clock, finding, refused, act } = await failedPoint()
  clock.at('2026-09-03T10:00:00.000+08:00')
  const complete = (on: string) => refused('rectification.complete', { finding, ...done, on, seen: null })
  expect((await complete('2026-09-04')).sentence).toBe('完成日期不能晚于今天。您写的还在框里。')
  expect((await complete('2026-08-11')).sentence).toBe('完成日期不能早于自查日期 2026-08-12。您写的还在框里。')
  expect((await complete('九月')).code).toBe('invalid-input')
  await act('rectification', 'complete', { finding, ...done, seen: null })
  const early = await refused('rectification.recheck', { finding, ...good, on: '2026-08-31', seen: null })
  expect(early.sentence).toBe('复查日期不能早于整改完成日期 2026-09-01。您写的还在框里。')
})

test('the open order appears in the next quarter, in the check and in its report', async () => {
  const { act, clock, contract, app } = await failedPoint()
  clock.at('2026-11-03T09:00:00.000+08:00')
  const { inspection } = await act('inspection', 'start', { contract, period: 'S2', checklist: 'security' })
  const { carried } = await act('inspection', 'state', { inspection })
  expect(carried.map((f) => f.rectification?.number)).toEqual(['ZG-S1-001'])
  const { docx } = await act('report', 'preview', { kind: 'R07', table: 'inspection', row: inspection, period: '' })
  const { text, errors } = await readDocument(app, docx)
  expect(errors).toEqual([])
  expect(text).toContain('口令复杂度未启用')
  expect(text).toContain('ZG-S1-001')
}, 60_000)

test('the order prints open with lines to write on, and again closed with its check', async () => {
  const { act, clock, finding, order, app } = await failedPoint()
  const first = await act('report', 'finalise', { ...order })
  expect(first.name).toBe('示例中心_安全整改单_ZG-S1-001_V1.0.docx')
  const open = await readDocument(app, first.docx)
  expect(open.errors).toEqual([])
  expect(open.text).toContain('须在2026-09-12前完成整改并复查。')
  expect(open.text).toContain('应对登录的用户进行身份标识和鉴别')
  clock.at('2026-09-03T10:00:00.000+08:00')
  await act('rectification', 'complete', { finding, ...done, seen: null })
  await act('rectification', 'recheck', { finding, ...good, seen: null })
  const second = await act('report', 'finalise', { ...order, reason: '复查符合，关闭' })
  const closed = await readDocument(app, second.docx)
  expect(closed.errors).toEqual([])
  expect(closed.text).toContain('已整改，2026-09-03复查符合，整改单关闭。')
  expect(closed.text).toContain('■符合')
}, 90_000)
