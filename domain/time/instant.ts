/**
 * Times are instants: ISO 8601 with an offset, to the second or finer. They are stored as written and
 * always shown in Asia/Shanghai, which has had no daylight saving since 1991: a fixed +08:00 is exact
 * for every date this product handles.
 */
export type Instant = string
/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type DateText = string

const shanghaiOffset = 8 * 3_600_000

/** Milliseconds since 1970 UTC. Throws a RangeError on text that is not an instant. */
export function epochOf(instant: Instant): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(instant)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** The instant of `ms` (milliseconds since 1970 UTC), written with +08:00, to the millisecond. */
export function instantOf(ms: number): Instant {
  return new Date(ms + shanghaiOffset).toISOString().replace('Z', '+08:00')
}

/** `2024-03-20` in Shanghai. */
export function dateOf(instant: Instant): DateText {
  return instantOf(epochOf(instant)).slice(0, 10)
}
/** `09:12` in Shanghai. */
export function clockOf(instant: Instant): string {
  return instantOf(epochOf(instant)).slice(11, 16)
}
/** `09:12:36` in Shanghai. */
export function clockSecondsOf(instant: Instant): string {
  return instantOf(epochOf(instant)).slice(11, 19)
}
/** `2024-03-20 09:12` in Shanghai, the form reports print. */
export function dateTimeOf(instant: Instant): string {
  return `${dateOf(instant)} ${clockOf(instant)}`
}

/** Start of that day in Shanghai. */
export function startOfDay(date: DateText): Instant {
  return `${date}T00:00:00.000+08:00`
}

const days = (date: DateText): number => {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new RangeError(`not a date: ${date}`)
  return ms / 86_400_000
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: DateText, b: DateText): number {
  return days(b) - days(a)
}
/** The date `n` days after `date`. */
export function addDays(date: DateText, n: number): DateText {
  return new Date((days(date) + n) * 86_400_000).toISOString().slice(0, 10)
}
/** True for an existing calendar date written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && days(text) !== null
  } catch {
    return false
  }
}

/** `2024年3月20日`, for signature pages. */
export function longDate(date: DateText): string {
  const [y, m, d] = date.split('-')
  return `${y}年${Number(m)}月${Number(d)}日`
}

const digits = '〇一二三四五六七八九'
const spoken = (n: number): string =>
  n < 10
    ? digits[n]!
    : n < 20
      ? `十${n > 10 ? digits[n - 10] : ''}`
      : `${digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`

/** `二〇二四年三月二十日`, for covers. */
export function coverDate(date: DateText): string {
  const [y, m, d] = date.split('-') as [string, string, string]
  return `${[...y].map((c) => digits[Number(c)]).join('')}年${spoken(Number(m))}月${spoken(Number(d))}日`
}
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
/** `星期二`. */
export function weekdayOf(date: DateText): string {
  return weekdays[(((days(date) + 4) % 7) + 7) % 7]!
}
