import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  clockOf,
  clockSecondsOf,
  coverDate,
  dateOf,
  dateTimeOf,
  daysBetween,
  epochOf,
  instantOf,
  isDate,
  longDate,
  startOfDay,
  weekdayOf,
} from '../../../domain/time/instant.ts'

test('an instant is shown in Shanghai, whatever offset it was written with', () => {
  for (const same of ['2024-03-20T01:12:36Z', '2024-03-20T09:12:36+08:00', '2024-03-19T20:12:36.000-05:00']) {
    expect(dateOf(same)).toBe('2024-03-20')
    expect(clockOf(same)).toBe('09:12')
    expect(clockSecondsOf(same)).toBe('09:12:36')
    expect(dateTimeOf(same)).toBe('2024-03-20 09:12')
  }
  expect(dateOf('2024-03-31T16:00:00Z')).toBe('2024-04-01')
  expect(dateOf('2024-03-31T15:59:59Z')).toBe('2024-03-31')
})

test('instants survive writing and reading', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
      expect(epochOf(instantOf(ms))).toBe(ms)
    }),
  )
})

test('what is no instant is refused: without an offset the time is not known', () => {
  for (const bad of [
    '',
    '2024-03-20',
    '2024-03-20T09:12',
    '2024-03-20 09:12+08:00',
    '2024-02-30T09:00:00Zx',
    'now',
    '2024-13-01T00:00:00Z',
  ])
    expect(() => epochOf(bad)).toThrow(RangeError)
})

test('only days of the calendar are dates', () => {
  for (const good of ['2024-02-29', '2000-02-29', '2024-12-31']) expect(isDate(good)).toBe(true)
  for (const bad of [
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-2-1',
    '2024-00-10',
    '24-01-01',
    '',
    '２０２４-01-01',
  ])
    expect(isDate(bad)).toBe(false)
})

test('days are counted over month and year ends and back', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2024-01-01', '2023-12-31')).toBe(-1)
  expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
  fc.assert(
    fc.property(fc.integer({ min: -3000, max: 3000 }), (n) => {
      expect(daysBetween('2024-03-20', addDays('2024-03-20', n))).toBe(n)
    }),
  )
  expect(() => daysBetween('2024-02-30', '2024-03-01')).toThrow(RangeError)
})

test('a day begins at midnight in Shanghai', () => {
  expect(epochOf(startOfDay('2024-03-20'))).toBe(epochOf('2024-03-19T16:00:00Z'))
})

test('dates as Chinese pages print them', () => {
  expect(longDate('2024-03-05')).toBe('2024年3月5日')
  expect(coverDate('2024-03-20')).toBe('二〇二四年三月二十日')
  expect(coverDate('2024-10-11')).toBe('二〇二四年十月十一日')
  expect(coverDate('2025-12-31')).toBe('二〇二五年十二月三十一日')
  expect(weekdayOf('2024-03-20')).toBe('星期三')
  expect(weekdayOf('1969-12-31')).toBe('星期三')
})
