import { z } from 'zod'
import { addDays, type DateText, daysBetween, isDate, weekdayOf } from './instant.ts'
import type { Workdays } from './workday.ts'

// A date that is none stops the checks that reckon with it.
const date = z.string().refine(isDate, { abort: true })

/** Days of one holiday, both included, and the weekend days worked to make up for it (调休). */
const holidaySchema = z.strictObject({
  name: z.string().min(1).max(20),
  from: date,
  to: date,
  work: z.array(date).max(10).default([]),
})
export type Holiday = z.infer<typeof holidaySchema>

/** Holidays and make-up workdays of one year, as the State Council announces them: a file of this shape replaces it. */
export const calendarSchema = z
  .strictObject({
    schema: z.literal(1),
    year: z.int().min(2000).max(2099),
    /** The announcement it was taken from. */
    source: z.string().min(1).max(200),
    holidays: z.array(holidaySchema).min(1).max(30),
  })
  .superRefine((calendar, ctx) => {
    for (const { path, message } of contradictions(calendar)) ctx.addIssue({ code: 'custom', path, message })
  })
export type Calendar = z.infer<typeof calendarSchema>

interface Contradiction {
  readonly path: (string | number)[]
  readonly message: string
}

interface Dates {
  readonly year: number
  readonly holidays: readonly Holiday[]
}

/** Longest holiday that is believed, in days; the longest announced so far had 9. */
const longest = 16

/** What cannot be: a holiday that ends before it begins, days of another year, a make-up day on a weekday. */
function* contradictions({ year, holidays }: Dates): Generator<Contradiction> {
  // A holiday over New Year reaches into the year before, and so does a day worked for it.
  const near = (day: DateText): boolean => day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`
  const off = new Map<DateText, string>()
  for (const [h, { name, from, to }] of holidays.entries()) {
    const at = ['holidays', h]
    if (to < from) yield { path: [...at, 'to'], message: `早于开始 ${from}` }
    else if (daysBetween(from, to) >= longest) yield { path: [...at, 'to'], message: `距开始超过 ${longest} 天` }
    else {
      if (!near(from)) yield { path: [...at, 'from'], message: `不在 ${year} 年` }
      for (let day = from; day <= to; day = addDays(day, 1)) {
        const other = off.get(day)
        if (other !== undefined) yield { path: [...at, 'from'], message: `与${other}重叠在 ${day}` }
        off.set(day, name)
      }
    }
  }
  const worked = new Set<DateText>()
  for (const [h, { work }] of holidays.entries())
    for (const [w, day] of work.entries()) {
      const path = ['holidays', h, 'work', w]
      const holiday = off.get(day)
      if (!near(day)) yield { path, message: `${day} 不在 ${year} 年` }
      else if (holiday !== undefined) yield { path, message: `${day} 已是${holiday}的放假日` }
      else if (!isWeekend(day)) yield { path, message: `${day} 是${weekdayOf(day)}，调休上班日应为周六或周日` }
      else if (worked.has(day)) yield { path, message: `${day} 列了两次` }
      worked.add(day)
    }
}

function isWeekend(day: DateText): boolean {
  return weekdayOf(day) === '星期六' || weekdayOf(day) === '星期日'
}

/** The workdays of several years. What a later calendar says of a day goes before what an earlier one says. */
export function workdaysOf(calendars: readonly Calendar[]): Workdays {
  const years = new Set(calendars.map((c) => c.year))
  const known = new Map<DateText, boolean>()
  for (const { holidays } of calendars)
    for (const { from, to, work } of holidays) {
      for (let day = from; day <= to; day = addDays(day, 1)) known.set(day, false)
      for (const day of work) known.set(day, true)
    }
  return {
    isWorkday: (day) => known.get(day) ?? !isWeekend(day),
    covers: (year) => years.has(year),
  }
}

/** The `n`-th workday after `date`, which itself is not counted; `n` from 1. `10个工作日内` ends with `n` = 10. */
export function addWorkdays(workdays: Workdays, date: DateText, n: number): DateText {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a number of workdays: ${n}`)
  let day = date
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    if (workdays.isWorkday(day)) left--
  }
  return day
}
