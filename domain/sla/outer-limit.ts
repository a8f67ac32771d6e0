import { addDays, dateOf, epochOf, instantOf, startOfDay } from '../time/instant.ts'
import type { Workdays } from '../time/workday.ts'
import { workdayFrom } from './working-hours.ts'

const endOfDay = (date: string): number => epochOf(startOfDay(addDays(date, 1)))

/**
 * A3, the alternatives to 168 hours: the end (24:00) of the seventh day, or of the fifth workday, the first day not
 * counted. Times in milliseconds since 1970 UTC.
 */
export function weekEnd(start: number, kind: 'day7' | 'workdays5', workdays: Workdays | undefined): number {
  const first = dateOf(instantOf(start))
  if (kind === 'day7') return endOfDay(addDays(first, 7))
  let day = first
  for (let n = 0; n < 5; n++) day = workdayFrom(addDays(day, 1), workdays)
  return endOfDay(day)
}

/**
 * The legal outer limit of 一周内 (民法典 201–203): the first day is not counted, the last one ends at 24:00, and a
 * last day that is not worked on gives way to the next workday. `stopped`: milliseconds that proven pauses add; the
 * day they lead into is then the last one.
 */
export function outerLimit(start: number, stopped: number, workdays: Workdays | undefined): number {
  const end = weekEnd(start, 'day7', workdays) + stopped
  const last = dateOf(instantOf(end - 1))
  return endOfDay(workdayFrom(last, workdays))
}
