import { expect, test } from 'vitest'
import { percentOf, readPercent, readYuan, shareOf, yuanOf } from '../../domain/money.ts'

test.each([
  ['44660', 44_660_00],
  ['¥44660.00', 44_660_00],
  ['￥30000.00元。', 30_000_00],
  ['44,660.5', 44_660_50],
  ['0.1', 10],
  ['0.29', 29],
  ['1.005', null],
  ['1,23.00', null],
  ['-5', null],
  ['', null],
  ['四万', null],
  ['1e5', null],
  ['99999999999999', null],
])('%s is %j cents', (text, amount) => {
  expect(readYuan(text)).toBe(amount)
})

test('an amount written is read back, and has two decimals', () => {
  for (const amount of [0, 5, 50, 100, 893_200, 44_660_00, 123_456_789_01])
    expect(readYuan(yuanOf(amount))).toBe(amount)
  expect(yuanOf(893_200)).toBe('8,932.00')
  expect(yuanOf(-1_66)).toBe('-1.66')
})

test('a share of a sum is exact to the cent: both halves make the whole', () => {
  expect(shareOf(44_660_00, 20_00)).toBe(8_932_00)
  expect(shareOf(44_660_00, 33_33) + shareOf(44_660_00, 66_67)).toBe(44_660_00)
  expect(shareOf(1, 50_00)).toBe(1)
  expect(shareOf(100_000_000_000, 10_000)).toBe(100_000_000_000)
})

test('percentages are hundredths of a percent', () => {
  expect(['33.33', '50%', '100', '100.01', '12.345', '-1', 'x'].map(readPercent)).toEqual([
    3333,
    5000,
    10_000,
    null,
    null,
    null,
    null,
  ])
  expect([3333, 5000, 3050].map(percentOf)).toEqual(['33.33%', '50%', '30.5%'])
})
