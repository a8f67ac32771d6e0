import { expect, test } from 'vitest'
import { setUpDemo } from '../../../main/demo/fill.ts'
import { testApp } from '../../support/app.ts'
import { testClock } from '../../support/clock.ts'

async function year2024() {
  const there = testApp(undefined, testClock('2024-01-02T08:30:00.000+08:00'))
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const report = (title: string, reportedAt: string, policy = 'A-T1') =>
    there.act('fault', 'start', {
      contract,
      title,
      subject: 'software',
      reporter: { name: '收费员', department: '收费处', phone: '', channel: 'phone' },
      quote: '开不出票',
      policy,
      symptom: { class: '开票失败', text: title },
      reportedAt,
      backdated: '补录',
      occurredAt: '',
      service: '',
    })
  const of = (period: string) => there.act('statistics', 'of', { contract, period })
  return { ...there, contract, report, of }
}

test('statistics count what the list of faults holds, void ones apart', async () => {
  const { act, clock, contract, report, of } = await year2024()
  clock.at('2024-03-31T23:58:00.000+08:00')
  const last = await report('季末的故障', '2024-03-31T23:55:00.000+08:00')
  const wrong = await report('登记错的', '2024-03-31T23:56:00.000+08:00')
  await act('fault', 'void', { fault: wrong.fault, reason: '重复登记' })
  clock.at('2024-04-01T00:10:00.000+08:00')
  await report('季初的故障', '2024-04-01T00:05:00.000+08:00')
  const [first, second, all] = [await of('2024-Q1'), await of('2024-Q2'), await of('2024')]
  expect(first.faults.map((f) => f.number)).toEqual([last.number])
  expect(first.voided).toEqual([wrong.number])
  expect(second.faults.map((f) => f.title)).toEqual(['季初的故障'])
  expect(second.carried.map((f) => f.number)).toEqual([last.number])
  expect(second.before.map((p) => [p.id, p.count])).toEqual([['2024-Q1', 1]])
  const list = await act('fault', 'list', { contract, state: 'all', text: '', offset: 0, limit: 50 })
  expect(all.faults.map((f) => f.id).sort()).toEqual(
    list.rows
      .filter((r) => r.state !== 'void')
      .map((r) => r.id)
      .sort(),
  )
})

test('the periods are the quarters and years of the service', async () => {
  const { act, clock, contract, refused } = await year2024()
  clock.at('2024-05-02T09:00:00.000+08:00')
  const { periods, current } = await act('statistics', 'periods', { contract })
  expect([periods.map((p) => p.id), current]).toEqual([['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024'], '2024-Q2'])
  for (const period of ['2023-Q4', '2024-13', 'x', '2024-05-02..2024-05-01'])
    expect((await refused('statistics.of', { contract, period })).code).toBe('invalid-input')
  expect((await refused('statistics.of', { contract: 'nobody', period: '2024' })).code).toBe('not-found')
})

test('a quarter without a fault still ends in R05', async () => {
  const { act, clock, contract } = await year2024()
  clock.at('2024-04-03T09:00:00.000+08:00')
  const target = { kind: 'R05', table: 'contract', row: contract, period: '2024-Q1' } as const
  expect((await act('report', 'check', target)).lines.every((l) => l.ok)).toBe(true)
  const { name } = await act('report', 'finalise', target)
  expect(name).toContain('GZTJ-2024-Q1_V1.0')
})

test('R05 of a period that has not begun is refused', async () => {
  const { contract, refused } = await year2024()
  const target = { kind: 'R05', table: 'contract', row: contract, period: '2024-Q4' }
  expect((await refused('report.finalise', target)).code).toBe('incomplete')
})

test('R04 asks for cause, remedy and prevention before it is final', async () => {
  const { act, clock, report } = await year2024()
  clock.at('2024-02-01T10:00:00.000+08:00')
  const { fault, number } = await report('急诊无法开票', '2024-02-01T09:00:00.000+08:00', 'A-T2')
  const target = { kind: 'R04', table: 'fault', row: fault, period: '' } as const
  const check = await act('report', 'check', target)
  expect(check.number).toBe(`${number}-BG`)
  expect(check.lines.filter((l) => !l.ok).map((l) => l.id)).toEqual(['cause', 'remedy', 'prevention'])
})
