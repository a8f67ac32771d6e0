import { addDays, type DateText, dateOf, epochOf, instantOf, startOfDay } from '../time/instant.ts'
import type { Workdays } from '../time/workday.ts'
import type { SlaSetting } from './setting.ts'

/** When limits in hours run. Times in milliseconds since 1970 UTC, durations in milliseconds. */
export interface Running {
  /** How long it runs between two instants; 0 when `to` is not after `from`. */
  elapsed(from: number, to: number): number
  /** The first instant at which it has run for `duration` since `from`. */
  after(from: number, duration: number): number
}

/** A2, the default: hours are hours, seven days a week. */
export const naturalHours: Running = {
  elapsed: (from, to) => Math.max(0, to - from),
  after: (from, duration) => from + duration,
}

/** Monday to Friday, where no calendar is known. */
const plainWeek: Workdays = {
  isWorkday: (date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
  covers: () => false,
}

/** True when that day is worked on; without a calendar Monday to Friday are. */
export function isWorkday(date: DateText, workdays: Workdays | undefined): boolean {
  return (workdays ?? plainWeek).isWorkday(date)
}

/** No calendar has that many days off in a row; one that claims to would keep a deadline from ever coming. */
const daysOffMax = 60

/** The first workday from `date` on. Throws a RangeError when the calendar has none within two months. */
export function workdayFrom(date: DateText, workdays: Workdays | undefined): DateText {
  let day = date
  for (let n = 0; !isWorkday(day, workdays); n++) {
    if (n === daysOffMax) throw new RangeError(`no workday within ${daysOffMax} days from ${date}`)
    day = addDays(day, 1)
  }
  return day
}

/** A2, the alternative: hours run only in working hours of workdays. Throws a RangeError when the day has no length. */
export function workingHours(day: SlaSetting['workingDay'], workdays: Workdays | undefined): Running {
  const ms = (clock: string): number => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000
  const [opens, closes] = [ms(day.from), ms(day.to)]
  if (closes <= opens) throw new RangeError(`working day ends before it begins: ${day.from}–${day.to}`)
  const midnight = (date: DateText): number => epochOf(startOfDay(date))
  return {
    elapsed(from, to) {
      let sum = 0
      for (let date = dateOf(instantOf(from)); midnight(date) < to; date = addDays(date, 1)) {
        if (!isWorkday(date, workdays)) continue
        const begin = midnight(date)
        sum += Math.max(0, Math.min(to, begin + closes) - Math.max(from, begin + opens))
      }
      return sum
    },
    after(from, duration) {
      let left = duration
      for (let date = dateOf(instantOf(from)); ; date = addDays(date, 1)) {
        date = workdayFrom(date, workdays)
        const begin = Math.max(from, midnight(date) + opens)
        const room = Math.max(0, midnight(date) + closes - begin)
        if (left <= room) return begin + left
        left -= room
      }
    },
  }
}
