import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../domain/time/instant.ts'
import { addMonths, periodAt, periodsOf } from '../../../domain/time/period.ts'
import { contractPeriodName, quarterName, shortQuarter, titleOfPeriod } from '../../../domain/time/quarter-name.ts'

const spans = (list: ReturnType<typeof periodsOf>): string[] => list.map((p) => `${p.id} ${p.from}…${p.to}`)

test('natural quarters of a calendar year (contract A)', () => {
  expect(spans(periodsOf('calendar-quarter', '2024-01-01', '2024-12-31'))).toEqual([
    '2024-Q1 2024-01-01…2024-03-31',
    '2024-Q2 2024-04-01…2024-06-30',
    '2024-Q3 2024-07-01…2024-09-30',
    '2024-Q4 2024-10-01…2024-12-31',
  ])
})

test('the first and last natural quarter are cut to the service period', () => {
  expect(spans(periodsOf('calendar-quarter', '2024-02-10', '2024-07-05'))).toEqual([
    '2024-Q1 2024-02-10…2024-03-31',
    '2024-Q2 2024-04-01…2024-06-30',
    '2024-Q3 2024-07-01…2024-07-05',
  ])
})

test('quarters of the service year step from its first day (contract B)', () => {
  expect(spans(periodsOf('contract-quarter', '2026-07-26', '2027-07-25'))).toEqual([
    'S1 2026-07-26…2026-10-25',
    'S2 2026-10-26…2027-01-25',
    'S3 2027-01-26…2027-04-25',
    'S4 2027-04-26…2027-07-25',
  ])
})

test('a month that lacks the day takes its last one, without drifting', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2024-11-30', 3)).toBe('2025-02-28')
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  expect(addMonths('2024-01-15', -13)).toBe('2022-12-15')
  expect(periodsOf('contract-quarter', '2024-11-30', '2025-11-29').map((p) => p.from)).toEqual([
    '2024-11-30',
    '2025-02-28',
    '2025-05-30',
    '2025-08-30',
  ])
})

test('every day of a service period lies in exactly one period', () => {
  const start = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2022-01-01', n))
  fc.assert(
    fc.property(
      start,
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom('calendar-quarter', 'contract-quarter'),
      (from, days, cycle) => {
        const to = addDays(from, days)
        const periods = periodsOf(cycle, from, to)
        expect(periods[0]!.from).toBe(from)
        expect(periods.at(-1)!.to).toBe(to)
        for (const [n, p] of periods.entries()) {
          expect(p.from <= p.to).toBe(true)
          if (n > 0) expect(p.from).toBe(addDays(periods[n - 1]!.to, 1))
        }
        expect(new Set(periods.map((p) => p.id)).size).toBe(periods.length)
      },
    ),
  )
})

test('outside the service period there is no period', () => {
  const periods = periodsOf('calendar-quarter', '2024-01-01', '2024-12-31')
  expect(periodAt(periods, '2024-03-31')?.id).toBe('2024-Q1')
  expect(periodAt(periods, '2025-01-01')).toBeUndefined()
  expect(() => periodsOf('calendar-quarter', '2024-02-01', '2024-01-31')).toThrow(RangeError)
})

test('quarters have their names', () => {
  expect(quarterName('2024-Q1')).toBe('2024年第一季度')
  expect(quarterName('2024 Q4')).toBe('2024年第四季度')
  expect(quarterName('第1合同季')).toBe('第1合同季')
  expect(contractPeriodName('S1')).toBe('第1合同季')
  expect(contractPeriodName('M11')).toBe('第11个服务月')
  expect(contractPeriodName('2024-02')).toBe('')
  expect(titleOfPeriod('第1合同季', '季度安全自查报告')).toBe('第1合同季安全自查报告')
  expect(titleOfPeriod('2024 Q1', '季度巡检报告')).toBe('2024 Q1季度巡检报告')
  expect(titleOfPeriod('第1合同季', '通讯维护检查记录')).toBe('第1合同季通讯维护检查记录')
  expect(shortQuarter('2024-Q1')).toBe('2024Q1')
  expect(shortQuarter('第1合同季')).toBe('第1合同季')
})
