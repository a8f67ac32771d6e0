import { expect, test } from 'vitest'
import { begunInspection, measured } from '../../support/builders.ts'
import { faultApp } from '../../support/fault.ts'

test('an abnormal item becomes a fault in one act, with its words, values and evidence, once', async () => {
  const { act, refused, judge, measure, item, inspection } = await begunInspection()
  const input = { inspection, item: 'ENV-05' }
  expect((await refused('fault.fromItem', input)).sentence).toContain('只有记为异常或关注')
  await measure('ENV-05', measured('93.41'))
  await act('evidence', 'addText', {
    ownerTable: 'inspection',
    owner: inspection,
    item: 'ENV-05',
    text: 'EBILL_DATA 93.41',
    source: 'paste',
  })
  await judge('ENV-05', 'abnormal')
  const [finding] = (await item('ENV-05')).findings
  await act('finding', 'fill', {
    finding: finding!.id,
    problem: { description: 'EBILL_DATA 表空间使用率 93.41%', impact: '写满后不能开票', risk: 'high' },
    advice: { group: 'tuning', text: '扩容', basis: '', party: 'contractor', due: '' },
    seen: { problem: finding!.heads['problem'] ?? null, advice: finding!.heads['advice'] ?? null },
  })
  const { fault, number } = await act('fault', 'fromItem', input)
  expect(number).toBe('GZ-20240320-001')
  const view = await act('fault', 'view', { fault })
  expect(view.record.title?.text).toBe('EBILL_DATA 表空间使用率 93.41%')
  expect(view.record.symptom?.text).toContain('EBILL_DATA 93.41%')
  expect(view.record.symptom?.text).toContain('不满足合同“均少于90%”')
  expect(view.record.impact?.scope).toBe('写满后不能开票')
  expect(view.record.reporter?.channel).toBe('inspection')
  expect(view.record.identity).toMatchObject({ inspection, item: 'ENV-05', finding: finding!.id })
  expect(view.sla.start).toBe('2024-03-20T09:00:00.000+08:00')
  const [piece] = (await item('ENV-05')).evidence
  expect(view.evidence.map((e) => [e.file?.sha256, e.file?.ownerTable, e.file?.owner])).toEqual([
    [piece!.file!.sha256, 'fault', fault],
  ])
  expect(view.evidence[0]!.id).not.toBe(piece!.id)
  expect(await act('fault', 'fromItem', input)).toEqual({ fault, number })
  await act('fault', 'void', { fault, reason: '误操作' })
  expect((await act('fault', 'fromItem', input)).number).toBe('GZ-20240320-002')
})

test('a phone question becomes a fault whose T0 is the time it was asked', async () => {
  const { act, clock, contract } = await faultApp()
  const { service } = await act('service', 'quick', {
    contract,
    way: 'phone',
    person: '收费员甲',
    question: '三个窗口开不了票',
    answer: '',
    askedAt: '2024-03-20T08:50:00.000+08:00',
    faq: '',
    service: '',
  })
  clock.pass(600_000)
  const { fault, number } = await act('fault', 'fromService', { service })
  const view = await act('fault', 'view', { fault })
  expect(view.sla.start).toBe('2024-03-20T08:50:00.000+08:00')
  expect(view.record.reporter).toMatchObject({ name: '收费员甲', channel: 'phone' })
  expect(view.record.tier?.quote).toContain('三个窗口开不了票')
  expect(Object.keys(view.numbers)).toEqual([service])
  expect(await act('fault', 'fromService', { service })).toEqual({ fault, number })
})

test('similar faults are found by their words, and what they say is taken over where nothing is written', async () => {
  const { act, add, clock, complete, edit, start, view, contract } = await faultApp()
  const earlier = await start({ title: '开票提示签名失败', symptom: { class: '签名验签', text: '签名服务器超时' } })
  clock.pass(7_800_000)
  await add(earlier, 'repaired', clock.now(), { andResponse: true })
  await complete(earlier)
  await start({ title: '报表打不开', quote: '', symptom: { class: '报表', text: '页面空白' } })
  const fault = await start({ title: '窗口开票签名失败' })
  const found = await act('fault', 'similar', { contract, text: '窗口开票签名失败', except: fault })
  expect(found.map((f) => [f.id, f.remedy, f.repairMs])).toEqual([[earlier, '重启签名服务', 7_800_000]])
  await edit('fault', fault, 'cause', { class: null, text: '自己写的原因' })
  expect(await act('fault', 'adopt', { fault, from: earlier })).toEqual({ adopted: ['remedy'] })
  const { record } = await view(fault)
  expect(record.remedy?.text).toBe('重启签名服务')
  expect(record.cause?.text).toBe('自己写的原因')
})

test('lists page by the time of the report, and what runs by what expires first', async () => {
  const { act, clock, contract, start } = await faultApp()
  const third = await start({ policy: 'A-T3', title: '报表列错位' })
  clock.pass(60_000)
  const second = await start({ policy: 'A-T1' })
  clock.pass(60_000)
  const first = await start({ policy: 'A-T2' })
  const ids = async (input: Record<string, unknown>) =>
    (await act('fault', 'list', { contract, state: 'all', ...input })).rows.map((r) => r.id)
  expect(await ids({})).toEqual([first, second, third])
  expect(await ids({ offset: 1, limit: 1 })).toEqual([second])
  expect(await ids({ text: '报表' })).toEqual([third])
  expect(await ids({ state: 'closed' })).toEqual([])
  clock.pass(60_000)
  for (const fault of [first, third]) await act('fault', 'addEvent', { fault, type: 'first_response', at: clock.now() })
  expect(await ids({ state: 'running' })).toEqual([second, third, first])
  expect((await act('fault', 'running', {})).rows.map((r) => r.id)).toEqual([second, third, first])
})
