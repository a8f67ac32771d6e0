import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { addWorkdays, type Calendar, calendarSchema, workdaysOf } from '../../../domain/time/calendar.ts'
import { parseCalendar } from '../../../domain/time/calendar-file.ts'
import { addDays, weekdayOf } from '../../../domain/time/instant.ts'

const text = (year: number): string =>
  readFileSync(new URL(`../../../assets/calendars/cn-${year}.json`, import.meta.url), 'utf8')
const calendars: Calendar[] = [2024, 2025, 2026].map((year) => calendarSchema.parse(JSON.parse(text(year))))
const workdays = workdaysOf(calendars)

/** Every day of a year for which `is` holds. */
function daysOf(year: number, is: (day: string) => boolean): string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) if (is(day)) days.push(day)
  return days
}
const weekend = (day: string): boolean => ['星期六', '星期日'].includes(weekdayOf(day))

describe('the announced calendars', () => {
  test.each([
    [2024, ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12']],
    [2025, ['01-26', '02-08', '04-27', '09-28', '10-11']],
    [2026, ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']],
  ])('%i is worked on these weekend days only', (year, expected) => {
    expect(daysOf(year, (d) => weekend(d) && workdays.isWorkday(d)).map((d) => d.slice(5))).toEqual(expected)
  })

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i workdays', (year, expected) => {
    expect(daysOf(year, workdays.isWorkday).length).toBe(expected)
  })

  it('know the Spring Festival of 2024: off from 02-10, worked on Sunday 02-18', () => {
    expect(['02-09', '02-10', '02-17', '02-18', '02-19'].map((d) => workdays.isWorkday(`2024-${d}`))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ])
  })

  it('count Monday to Friday in a year that none covers, and say so', () => {
    expect([2023, 2024, 2026, 2027].map(workdays.covers)).toEqual([false, true, true, false])
    expect(workdays.isWorkday('2027-10-01')).toBe(true)
    expect(workdays.isWorkday('2027-10-02')).toBe(false)
  })
})

test('ten workdays leap over the Spring Festival and count the day worked for it', () => {
  expect(addWorkdays(workdays, '2024-02-07', 1)).toBe('2024-02-08')
  expect(addWorkdays(workdays, '2024-02-07', 3)).toBe('2024-02-18')
  expect(addWorkdays(workdays, '2024-02-07', 10)).toBe('2024-02-27')
  expect(() => addWorkdays(workdays, '2024-02-07', 0)).toThrow(RangeError)
})

test('a later calendar of the same year goes before an earlier one', () => {
  const changed = { ...calendars[2]!, holidays: [{ name: '元旦', from: '2026-01-01', to: '2026-01-02', work: [] }] }
  const both = workdaysOf([calendars[2]!, changed])
  expect(both.isWorkday('2026-01-02')).toBe(false)
})

describe('a malformed file is refused with its line or field', () => {
  const broken = (change: (calendar: ReturnType<typeof JSON.parse>) => void): string => {
    const calendar = JSON.parse(text(2026))
    change(calendar)
    const read = parseCalendar(JSON.stringify(calendar))
    return read.ok ? 'taken' : read.sentence
  }
  const end = '，没有导入，原来的日历仍在用。'

  test.each<[string, (calendar: ReturnType<typeof JSON.parse>) => void, string]>([
    ['no year', (c) => delete c.year, '日历文件缺少“年份”'],
    ['year as text', (c) => (c.year = '2026'), '日历文件的“年份”应为数字，现为“2026”'],
    ['wrong century', (c) => (c.year = 1926), '日历文件的“年份”不能小于 2000，现为“1926”'],
    ['other format', (c) => (c.schema = 2), '日历文件的“格式版本”只能是 1，现为“2”'],
    ['no holidays', (c) => (c.holidays = []), '日历文件的“假期”不能为空'],
    ['no start', (c) => delete c.holidays[1].from, '日历文件缺少第 2 个假期的“开始”'],
    [
      'impossible day',
      (c) => (c.holidays[1].to = '2026-02-30'),
      '日历文件第 2 个假期的“结束”不是有效日期，现为“2026-02-30”',
    ],
    ['ends before', (c) => (c.holidays[1].to = '2026-02-10'), '日历文件第 2 个假期的“结束”早于开始 2026-02-15'],
    ['too long', (c) => (c.holidays[1].to = '2026-05-23'), '日历文件第 2 个假期的“结束”距开始超过 16 天'],
    ['other year', (c) => (c.year = 2027), '日历文件第 1 个假期的“开始”不在 2027 年'],
    [
      'worked on a Monday',
      (c) => (c.holidays[6].work = ['2026-10-12']),
      '日历文件第 7 个假期的第 1 个“调休上班日”2026-10-12 是星期一，调休上班日应为周六或周日',
    ],
    [
      'worked on a holiday',
      (c) => (c.holidays[6].work = ['2026-10-10', '2026-10-03']),
      '日历文件第 7 个假期的第 2 个“调休上班日”2026-10-03 已是国庆节的放假日',
    ],
    ['overlap', (c) => (c.holidays[6].from = '2026-09-27'), '日历文件第 7 个假期的“开始”与中秋节重叠在 2026-09-27'],
    ['unknown field', (c) => (c.holidays[0].colour = 'red'), '日历文件第 1 个假期有不认识的字段“colour”'],
  ])('%s', (_name, change, sentence) => {
    expect(broken(change)).toBe(sentence + end)
  })

  test('what is no JSON is named by its line', () => {
    const lines = text(2026).split('\n')
    lines[5] = lines[5]!.replace('"name"', 'name')
    expect(parseCalendar(lines.join('\n'))).toEqual({
      ok: false,
      sentence: `日历文件第 6 行不是有效的 JSON 文本${end}`,
    })
    expect(parseCalendar('{\n"year":\n')).toEqual({ ok: false, sentence: `日历文件第 2 行不是有效的 JSON 文本${end}` })
    for (const odd of ['', 'null', '[]', '"2026"', 'x'.repeat(300_000)])
      expect(parseCalendar(odd)).toMatchObject({ ok: false })
  })

  test('nothing, white space and deep nesting are refused as well', () => {
    expect(parseCalendar(`{"holidays":${'['.repeat(5000)}${']'.repeat(5000)}}`)).toMatchObject({ ok: false })
    expect(parseCalendar(`\uFEFF${text(2026)}`)).toMatchObject({ ok: true })
  })
})
