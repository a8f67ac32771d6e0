import { expect, test } from 'vitest'
import { begunInspection } from '../../support/builders.ts'

test('the home page says what is due and leads to where work stopped', async () => {
  const { act, inspection, judge, clock } = await begunInspection()
  await judge('BIZ-01', 'unchecked', '演练')
  await act('inspection', 'remember', { inspection, step: 'environment', item: 'ENV-05' })
  const { resume, contracts, start } = await act('home', 'overview', {})
  expect(resume).toMatchObject({
    inspection,
    step: 'environment',
    item: 'ENV-05',
    at: clock.now(),
    daysLeft: 11,
    progress: { done: 1, total: 17 },
    hospital: '示例医院',
  })
  expect(resume!.segments.length).toBe(17)
  expect(start).toMatchObject({ period: { id: '2024-Q1' }, checklist: { id: 'signature-server', rows: 20 } })
  expect(contracts[0]!.periods.map((p) => p.state)).toEqual(['active', 'future', 'future', 'future'])
  expect(contracts[0]!).toMatchObject({ rows: 37, current: '2024-Q1', next: '2024-04-01', renewed: false })
})

test('the day after the period it is overdue; the last day it is not', async () => {
  const { act, clock } = await begunInspection()
  const first = async () => (await act('home', 'overview', {})).contracts[0]!.periods[0]!
  clock.at('2024-03-31T23:59:59.000+08:00')
  expect(await first()).toMatchObject({ state: 'active', daysLeft: 0 })
  clock.at('2024-04-01T00:00:00.000+08:00')
  expect(await first()).toMatchObject({ state: 'overdue', daysLeft: -1 })
})

test('a quarter that nobody began is offered, and beginning it twice is one inspection', async () => {
  const { act, clock, contract } = await begunInspection()
  clock.at('2024-05-06T09:00:00.000+08:00')
  expect((await act('home', 'overview', {})).start).toMatchObject({
    contract,
    period: { id: '2024-Q2' },
    checklist: { id: 'quarterly-inspection', name: '季度巡检', rows: 17 },
  })
  const first = await act('inspection', 'start', { contract, period: '2024-Q2' })
  expect(await act('inspection', 'start', { contract, period: '2024-Q2' })).toEqual(first)
  expect((await act('home', 'overview', {})).start).toMatchObject({ checklist: { id: 'signature-server' } })
  await act('inspection', 'start', { contract, period: '2024-Q2', checklist: 'signature-server' })
  expect((await act('home', 'overview', {})).start).toBeNull()
})

test('a quarter that is over is begun as 补录', async () => {
  const { act, clock, contract } = await begunInspection()
  clock.at('2024-07-02T09:00:00.000+08:00')
  const { inspection } = await act('inspection', 'start', { contract, period: '2024-Q2' })
  expect((await act('inspection', 'state', { inspection })).record.plan!.backfilled).toBe(true)
})

test('open findings stand on the home page by their date, the overdue and the near ones marked', async () => {
  const { act, judge, item, clock } = await begunInspection()
  for (const [id, due] of [
    ['ENV-09', '2024-03-19'],
    ['ENV-03', ''],
    ['ENV-02', '2024-03-27'],
  ] as const) {
    await judge(id, 'attention')
    const [finding] = (await item(id)).findings
    const advice = { group: null, text: id, basis: '', party: null, due }
    await act('record', 'edit', {
      table: 'finding',
      row: finding!.id,
      register: 'advice',
      value: advice,
      seen: null,
      seal: true,
    })
  }
  expect(clock.now().slice(0, 10)).toBe('2024-03-20')
  expect((await act('home', 'overview', {})).findings.map((f) => [f.item, f.section, f.overdue, f.soon])).toEqual([
    ['ENV-09', 'environment', true, false],
    ['ENV-02', 'environment', false, true],
    ['ENV-03', 'environment', false, false],
  ])
})

test('a renewed contract is marked wherever the quoted period would stand', async () => {
  const { act, contract } = await begunInspection()
  const { contracts } = await act('setup', 'records', {})
  const { record } = contracts[0]!
  await act('record', 'edit', {
    table: 'contract',
    row: contract,
    register: 'period',
    value: { start: '2025-01-01', end: '2025-12-31' },
    seen: record.heads['period'] ?? null,
    seal: true,
  })
  expect((await act('home', 'overview', {})).contracts[0]!.renewed).toBe(true)
  expect(await act('pack', 'clauses', { contract })).toMatchObject({ renewed: true, period: { start: '2025-01-01' } })
})
