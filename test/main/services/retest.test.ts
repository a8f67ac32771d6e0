import { expect, test } from 'vitest'
import { begunInspection, measured } from '../../support/builders.ts'

const clockOffset = measured('2.41', {
  key: 'clock-offset/dbserver',
  measure: 'clock-offset',
  object: 'dbserver',
  unit: '',
  basis: 'none',
})

test('a repair found normal closes the finding, keeps the first result, and is not carried into the next quarter', async () => {
  const { act, judge, measure, item, clock, contract } = await begunInspection()
  await measure('ENV-03', clockOffset)
  await judge('ENV-03', 'attention')
  const retest = async (value: string, verdict: 'normal' | 'attention', seal: boolean) => {
    const view = await item('ENV-03')
    await act('record', 'edit', {
      table: 'inspection_item',
      row: view.row,
      register: 'retest',
      value: { action: '校时', at: clock.now(), by: '工程师甲', rows: [{ ...clockOffset, value }], verdict },
      seen: view.heads['retest'] ?? null,
      seal,
    })
    return item('ENV-03')
  }
  expect((await retest('1.2', 'attention', true)).findings[0]!.state!.state).toBe('open')
  const repaired = await retest('0.0008', 'normal', true)
  expect(repaired.findings[0]!.state).toMatchObject({ state: 'closed', reason: '现场处理，复测正常' })
  expect(repaired.meas.verdict).toBe('attention')
  expect(repaired.meas.rows[0]!.value).toBe('2.41')

  await judge('ENV-03', 'attention')
  expect((await item('ENV-03')).findings[0]!.state!.state).toBe('closed')

  const { inspection: next } = await act('inspection', 'start', { contract, period: '2024-Q2' })
  const after = await act('inspection', 'state', { inspection: next })
  expect(after.carried).toEqual([])

  expect((await retest('1.2', 'attention', true)).findings[0]!.state!.state).toBe('open')
  const carried = await act('inspection', 'state', { inspection: next })
  expect(carried.carried.map((f) => f.origin!.item)).toEqual(['ENV-03'])
})

test('a re-test that is still being typed settles nothing; sealing it does', async () => {
  const { act, judge, measure, item, clock, contract } = await begunInspection()
  await measure('ENV-03', clockOffset)
  await judge('ENV-03', 'attention')
  const view = await item('ENV-03')
  await act('record', 'edit', {
    table: 'inspection_item',
    row: view.row,
    register: 'retest',
    value: { action: '校时', at: clock.now(), by: '', rows: [{ ...clockOffset, value: '0.1' }], verdict: 'normal' },
    seen: null,
    seal: false,
  })
  expect((await item('ENV-03')).findings[0]!.state!.state).toBe('open')
  await act('record', 'sealAll', { scope: contract })
  expect((await item('ENV-03')).findings[0]!.state!.state).toBe('closed')
})
