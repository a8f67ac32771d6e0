import { halfWidth } from '../../domain/inspection/number.ts'
import { addDays, type DateText, isDate } from '../../domain/time/instant.ts'

/** How far back a date without a year may lie before the next year is meant, in days. */
const backwards = 31

/**
 * Reads a date as people type it: `2026-10-15`, `2026年10月15日`, `20261015`, `10-15`, `10月15日`, `1015`. Without a year
 * it is the one nearest after `today`, or up to a month before it. Null when it is none; empty text stays empty.
 */
export function readDate(text: string, today: DateText): DateText | null {
  const written = halfWidth(text).trim()
  if (written === '') return ''
  const long = /^(\d{4})[-/.年 ]?(\d{1,2})[-/.月 ]?(\d{1,2})日?$/.exec(written)
  if (long && (/\D/.test(written) || written.length === 8)) return valid(long[1]!, long[2]!, long[3]!)
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(written) ?? /^(\d{2})(\d{2})$/.exec(written)
  if (!short) return null
  const year = Number(today.slice(0, 4))
  const near = valid(String(year), short[1]!, short[2]!)
  return near !== null && near < addDays(today, -backwards) ? valid(String(year + 1), short[1]!, short[2]!) : near
}

function valid(year: string, month: string, day: string): DateText | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}
