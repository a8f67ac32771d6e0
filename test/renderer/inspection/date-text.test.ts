import { expect, test } from 'vitest'
import { readDate } from '../../../renderer/inspection/date-text.ts'

const today = '2026-09-22'

test.each([
  ['2026-10-15', '2026-10-15'],
  ['2026/1/5', '2026-01-05'],
  ['2026年10月15日', '2026-10-15'],
  ['２０２６－１０－１５', '2026-10-15'],
  ['20261015', '2026-10-15'],
  ['10-15', '2026-10-15'],
  ['10.8', '2026-10-08'],
  ['10月8日', '2026-10-08'],
  ['1015', '2026-10-15'],
  [' ', ''],
])('reads %s as %s', (text, date) => expect(readDate(text, today)).toBe(date))

test('without a year it is the one nearest after today, or a little before it', () => {
  expect(readDate('9-1', today)).toBe('2026-09-01')
  expect(readDate('1-10', today)).toBe('2027-01-10')
  expect(readDate('12-31', '2026-12-31')).toBe('2026-12-31')
})

test.each(['下周', '2026-02-30', '13-1', '2-30', '2026', '123', '2026-10', '10-15-16'])('refuses %s', (text) =>
  expect(readDate(text, today)).toBeNull(),
)
