import { expect, test } from 'vitest'
import { setUpDemo } from '../../../main/demo/fill.ts'
import { begunInspection, measured } from '../../support/builders.ts'
import { testApp } from '../../support/app.ts'

test('a month shows what was done, which workdays have nothing, and what was written late', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const begin = (at: string, backdated = '') =>
    there.act('service', 'start', { contract, kind: 'maintenance', at, backdated })
  await begin('2024-03-20T08:30:00.000+08:00')
  const late = await begin('2024-03-15T14:00:00.000+08:00', '驻场无网络')
  const { days, totals } = await there.act('log', 'month', { contract, month: '2024-03' })
  expect(days).toHaveLength(31)
  const day = (date: string) => days.find((d) => d.date === date)!
  expect(day('2024-03-20').entries).toMatchObject([{ number: 'RZ-20240320-001', lateMs: 1_800_000 }])
  expect(day('2024-03-15').entries).toMatchObject([
    { number: late.number, lateReason: '驻场无网络', leftover: '待完成', class: '其他' },
  ])
  // A Saturday, a past Monday without entry, today, and tomorrow.
  expect(day('2024-03-16')).toMatchObject({ workday: false, missing: false })
  expect(day('2024-03-18')).toMatchObject({ workday: true, missing: true })
  expect(day('2024-03-20').missing).toBe(false)
  expect(day('2024-03-21').missing).toBe(false)
  // 1 to 19 March: 13 workdays, one with an entry.
  expect(totals).toMatchObject({ entries: 2, workdays: 13, missing: 12, late: 1, leftovers: 2 })
  expect(totals.byClass).toEqual([{ class: '其他', count: 2 }])
  expect(there.bugs).toEqual([])
})

test('holidays, make-up workdays and days before the service period are not missing', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-02-15', end: '2024-12-31' })
  const { days } = await there.act('log', 'month', { contract, month: '2024-02' })
  const missing = days.filter((d) => d.missing).map((d) => d.date)
  // 2024-02-10…17 was Spring Festival; Sunday 2024-02-18 was worked on.
  expect(missing.slice(0, 2)).toEqual(['2024-02-18', '2024-02-19'])
  expect(missing).not.toContain('2024-02-14')
  expect(missing).not.toContain('2024-02-16')
})

test('a void record is not in the log', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const { service } = await there.act('service', 'start', {
    contract,
    kind: 'maintenance',
    at: there.clock.now(),
    backdated: '',
  })
  await there.act('service', 'void', { service, reason: '重复' })
  const { days, totals } = await there.act('log', 'month', { contract, month: '2024-03' })
  expect(totals.entries).toBe(0)
  // Today is empty, but not over.
  expect(days.filter((d) => d.missing).at(-1)!.date).toBe('2024-03-19')
})

test('an inspection is one line for each day on which items were judged', async () => {
  const there = await begunInspection()
  await there.judge('ENV-01', 'normal')
  await there.judge('ENV-02', 'attention')
  there.clock.pass(86_400_000)
  await there.measure('ENV-05', measured('93.4'))
  await there.judge('ENV-05', 'abnormal')
  const { days } = await there.act('log', 'month', { contract: there.contract, month: '2024-03' })
  const lines = days.flatMap((d) => d.entries)
  expect(lines.map((l) => [l.class, l.text, l.result])).toEqual([
    ['巡检', '季度巡检 2024 Q1，检查 2 项', '关注 1 项'],
    ['巡检', '季度巡检 2024 Q1，检查 1 项', '异常 1 项'],
  ])
})

test('a fault is one line for each day, open until the day it was closed', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const { subjects, policies } = await there.act('fault', 'choices', { contract })
  const { fault } = await there.act('fault', 'start', {
    contract,
    title: '无法开票',
    subject: subjects[0]!.id,
    reporter: { name: '甲', department: '收费处', phone: '', channel: 'phone' },
    quote: '',
    policy: policies[0]!.key,
    symptom: { class: '', text: '' },
    reportedAt: '2024-03-20T08:10:00.000+08:00',
    backdated: '',
    occurredAt: '',
    service: '',
  })
  there.clock.pass(86_400_000)
  const add = (type: 'on_site' | 'repaired', at: string) =>
    there.act('fault', 'addEvent', {
      fault,
      type,
      at,
      to: '',
      channel: null,
      text: type === 'repaired' ? '重启服务后恢复' : '',
      backdated: '',
      detail: {},
      andResponse: false,
    })
  await add('on_site', '2024-03-21T08:20:00.000+08:00')
  await add('repaired', '2024-03-21T08:40:00.000+08:00')
  const { days } = await there.act('log', 'month', { contract, month: '2024-03' })
  expect(days.find((d) => d.date === '2024-03-20')!.entries).toMatchObject([
    { class: '故障', table: 'fault', row: fault, leftover: '处理中', who: '工程师甲' },
  ])
  expect(days.find((d) => d.date === '2024-03-21')!.entries).toMatchObject([
    { text: '无法开票：到达现场、修复', result: '重启服务后恢复', to: '2024-03-21T08:40:00.000+08:00' },
  ])
})

test('refuses a month that is none', async () => {
  const there = testApp()
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  expect((await there.refused('log.month', { contract, month: '2024-13' })).sentence).toContain('月份看不懂')
  expect((await there.refused('log.month', { contract: 'x', month: '2024-03' })).code).toBe('not-found')
})
