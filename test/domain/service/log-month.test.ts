import { expect, test } from 'vitest'
import { askedLogMonth, type LogCount, logMonthBeside, logMonthOf } from '../../../domain/service/log-month.ts'

const supplies: LogCount = { cycle: 'contract-quarter', service: { start: '2026-07-26', end: '2027-07-25' } }
const invoice: LogCount = { cycle: 'calendar-quarter', service: { start: '2024-01-01', end: '2024-12-31' } }

test('a contract that counts from its first day is gone through by service months, one after the other', () => {
  let month = logMonthOf(supplies, '2026-07-26')
  expect(month).toEqual({ id: 'M01', name: '第1个服务月', from: '2026-07-26', to: '2026-08-25' })
  const met = [month.id]
  for (; month.id !== 'M12'; met.push(month.id)) month = logMonthBeside(supplies, month, 1)
  expect(met).toEqual(['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'])
  expect(month).toMatchObject({ from: '2027-06-26', to: '2027-07-25' })
  // What was done before and after the service is seen too.
  expect(logMonthBeside(supplies, month, 1)).toMatchObject({ id: '2027-07', from: '2027-07-01', to: '2027-07-31' })
  expect(logMonthBeside(supplies, logMonthOf(supplies, '2026-07-26'), -1)).toMatchObject({ id: '2026-07' })
  expect(logMonthBeside(supplies, askedLogMonth(supplies, '2026-07')!, 1).id).toBe('M01')
  expect(logMonthBeside(supplies, askedLogMonth(supplies, '2027-07')!, -1).id).toBe('M12')
})

test('an address names a month, a service month or a day; anything else is none', () => {
  expect(askedLogMonth(supplies, 'M11')).toMatchObject({ name: '第11个服务月', from: '2027-05-26' })
  expect(askedLogMonth(supplies, '2027-06-25')?.id).toBe('M11')
  expect(askedLogMonth(supplies, '2027-06-26')?.id).toBe('M12')
  expect(askedLogMonth(invoice, '2024-02-10')).toEqual({
    id: '2024-02',
    name: '2024年2月',
    from: '2024-02-01',
    to: '2024-02-29',
  })
  expect(askedLogMonth(invoice, 'M01')).toBeUndefined()
  expect(askedLogMonth(supplies, 'M13')).toBeUndefined()
  expect(askedLogMonth(supplies, '')).toBeUndefined()
  expect(logMonthBeside(invoice, logMonthOf(invoice, '2024-12-31'), 1).id).toBe('2025-01')
})
