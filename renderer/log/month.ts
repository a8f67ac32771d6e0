import { addDays, type DateText } from '../../domain/time/instant.ts'

/** The month `by` months after `month`. */
export function monthAfter(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** `2024 年 2 月`. */
export function monthName(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
}

/** Days of a natural month in weeks from Monday to Sunday; null outside it. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  return weeksBetween(`${month}-01`, addDays(`${monthAfter(month, 1)}-01`, -1))
}

/** Days from one to another in weeks from Monday to Sunday; null outside them. */
export function weeksBetween(from: DateText, to: DateText): readonly (readonly (string | null)[])[] {
  const days: (string | null)[] = Array.from({ length: (new Date(`${from}T00:00Z`).getUTCDay() + 6) % 7 }, () => null)
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
