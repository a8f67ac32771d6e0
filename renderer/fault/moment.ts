import { addDays, clockOf, dateOf, epochOf, type Instant } from '../../domain/time/instant.ts'

/** A point in time beside another one: `08:12` on the same day, else `09-23 08:12`, with the year where it differs. */
export function moment(at: Instant, beside: Instant): string {
  const date = dateOf(at)
  if (date === dateOf(beside)) return clockOf(at)
  return `${date.slice(0, 4) === dateOf(beside).slice(0, 4) ? date.slice(5) : date} ${clockOf(at)}`
}

/** Always with its day: `09-23 08:12`. */
export function dayMoment(at: Instant, now: Instant): string {
  const date = dateOf(at)
  return `${date.slice(0, 4) === dateOf(now).slice(0, 4) ? date.slice(5) : date} ${clockOf(at)}`
}

/** For the end of an axis: `明日 08:12` where that is short and clear. */
export function nearMoment(at: Instant, now: Instant): string {
  return dateOf(at) === addDays(dateOf(now), 1) ? `明日 ${clockOf(at)}` : moment(at, now)
}

/** Minutes between what happened and its entry, from which on it is told. */
const worthTelling = 5

/** `登记 08:20（晚 8 分）` for what was entered late; empty else. */
export function lateEntry(at: Instant, recordedAt: Instant, words: (ms: number) => string): string {
  const late = epochOf(recordedAt) - epochOf(at)
  return late >= worthTelling * 60_000 ? `登记 ${moment(recordedAt, at)}（晚 ${words(late)}）` : ''
}
