import { halfWidth } from '../../domain/inspection/number.ts'
import { addDays, dateOf, epochOf, type Instant, isDate } from '../../domain/time/instant.ts'

const named: Readonly<Record<string, number>> = { 今天: 0, 昨天: -1, 前天: -2 }

/**
 * Reads a point in time as people type it: `15:08` (today), `昨天 22:30`, `09-22 15:08`, `2026-09-22 15:08`, `22日 15:08`
 * is none. Without a year it is the nearest one not after `now`. Null when it is none; empty text stays empty.
 */
export function readInstant(text: string, now: Instant): Instant | '' | null {
  const written = halfWidth(text).trim().replace(/\s+/g, ' ')
  if (written === '') return ''
  const found = /^(.*?)[ T日]?\s*(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(written)
  if (!found) return null
  const [, day = '', hours = '', minutes = ''] = found
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  const date = readDay(day.trim(), now)
  return date && `${date}T${hours.padStart(2, '0')}:${minutes}:00.000+08:00`
}

function readDay(text: string, now: Instant): string | null {
  const today = dateOf(now)
  if (text === '') return today
  if (text in named) return addDays(today, named[text]!)
  const long = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (long) return valid(long[1]!, long[2]!, long[3]!)
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!short) return null
  const year = Number(today.slice(0, 4))
  const near = valid(String(year), short[1]!, short[2]!)
  return near !== null && near > addDays(today, 1) ? valid(String(year - 1), short[1]!, short[2]!) : near
}

function valid(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** Whether `instant` lies more than a day before `now`: then somebody has to say why it is entered so late. */
export function isBackdated(instant: Instant, now: Instant): boolean {
  return epochOf(now) - epochOf(instant) > 86_400_000
}
