import { expect, test } from 'vitest'
import { readClock, readMoment } from '../../../domain/import/date.ts'
import { builtInFormatKind, formatKind, momentOfSerial } from '../../../domain/import/serial.ts'

const read = (text: string) => {
  const reading = readMoment({ is: 'text', text })
  return 'moment' in reading ? `${reading.moment.date} ${reading.moment.clock}`.trim() : `! ${reading.problem}`
}

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['2024.3.5', '2024-03-05'],
  ['2024. 3. 5', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['2024年3月5日15:30', '2024-03-05 15:30'],
  ['2024年3月5日 下午3点30分', '2024-03-05 15:30'],
  ['2024年3月5号上午9时', '2024-03-05 09:00'],
  ['2024年3月5日（二）9点半', '2024-03-05 09:30'],
  ['2024-3-5 3:30 PM', '2024-03-05 15:30'],
  ['2024-3-5 12:05 am', '2024-03-05 00:05'],
  ['24-3-5', '2024-03-05'],
  ['24.3.5', '2024-03-05'],
  ['24年3月5日', '2024-03-05'],
  ['24-3-25', '2024-03-25'],
  ['20240305', '2024-03-05'],
  ['202403051530', '2024-03-05 15:30'],
  ['45356', '2024-03-05'],
  ['45356.6458', '2024-03-05 15:30'],
  ['２０２４－３－５　１５：３０', '2024-03-05 15:30'],
  ['2024-03-05T15:30:00+08:00', '2024-03-05 15:30'],
  ['2024/3/5 星期二 15:30', '2024-03-05 15:30'],
  ['2024-03-05 00:00:00', '2024-03-05'],
  ['13/3/2024', '2024-03-13'],
  ['3/13/2024', '2024-03-13'],
])('%s is %s', (written, meant) => expect(read(written)).toBe(meant))

test.each([
  ['3月5日', /没有年份/],
  ['3-5', /没有年份/],
  ['5/3/2024', /分不清月和日/],
  ['05/03/24', /分不清年、月、日/],
  ['15/03/24', /分不清年、月、日/],
  ['昨天下午', /“昨天下午”看不懂/],
  ['2024-02-30', /不是存在的日期/],
  ['2023-02-29', /不是存在的日期/],
  ['2024-13-01', /不是存在的日期/],
  ['2024-3-5 25:00', /时间部分看不懂/],
  ['1899-12-31', /年份不对/],
  ['', /空的/],
])('%s is refused', (written, why) => expect(read(written)).toMatch(why))

test('a number is a day only among days, and Excel’s two calendars differ by four years', () => {
  expect(readMoment({ is: 'number', number: 45356.645833333336, text: '45356.645833333336' })).toEqual({
    moment: { date: '2024-03-05', clock: '15:30' },
  })
  expect(readMoment({ is: 'number', number: 20240305, text: '20240305' })).toEqual({
    moment: { date: '2024-03-05', clock: '' },
  })
  expect(readMoment({ is: 'number', number: 12, text: '12' })).toEqual({ problem: '“12”不是日期' })
  expect(momentOfSerial(1)).toBe('1900-01-01T00:00:00')
  expect(momentOfSerial(59)).toBe('1900-02-28T00:00:00')
  expect(momentOfSerial(60)).toBeNull()
  expect(momentOfSerial(61)).toBe('1900-03-01T00:00:00')
  expect(momentOfSerial(45356.645833333336)).toBe('2024-03-05T15:30:00')
  expect(momentOfSerial(43894.5, true)).toBe('2024-03-05T12:00:00')
  expect(momentOfSerial(Number.NaN)).toBeNull()
})

test('a clock alone goes with the date beside it', () => {
  expect(readClock({ is: 'clock', days: 0.645833333333 })).toBe('15:30')
  expect(readClock({ is: 'text', text: '下午3点半' })).toBe('15:30')
  expect(readClock({ is: 'text', text: '15：30' })).toBe('15:30')
  expect(readClock({ is: 'text', text: '稍后' })).toBeNull()
  expect(readMoment({ is: 'clock', days: 0.5 })).toEqual({ problem: '只有时间，没有日期' })
})

test('number formats tell dates from numbers', () => {
  const dates = ['yyyy\\-mm\\-dd', 'm/d/yyyy', '[$-804]yyyy"年"m"月"d"日";@', 'm"月"d"日"', 'yyyy/m/d h:mm;@', 'mmm']
  for (const code of dates) expect(formatKind(code), code).toBe('moment')
  for (const code of ['h:mm', '[h]:mm:ss', 'mm:ss', '上午/下午h"时"mm"分"'])
    expect(formatKind(code), code).toBe('clock')
  for (const code of ['General', '0.00', '#,##0.00_);[Red](#,##0.00)', '@', '0.00E+00', '"天"0', '[Red]0'])
    expect(formatKind(code), code).toBeNull()
  expect([14, 22, 31, 57].map(builtInFormatKind)).toEqual(['moment', 'moment', 'moment', 'moment'])
  expect([20, 46].map(builtInFormatKind)).toEqual(['clock', 'clock'])
  expect([0, 2, 10, 49].map(builtInFormatKind)).toEqual([null, null, null, null])
})
