import { addDays, type DateText } from './instant.ts'
import { addMonths, type Cycle, type Period } from './period.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

/**
 * The months of a service period that logs, rosters and self-tests go by, in order.
 * Calendar scheme: natural months `2024-02`, the first and last cut to the service period.
 * Contract scheme: service months `M01`… from the first day on (07-26 to 08-25), a day that a month lacks being its last.
 */
export function monthsOf(cycle: Cycle, start: DateText, end: DateText): Period[] {
  const months: Period[] = []
  if (cycle === 'contract-quarter') {
    for (let n = 0; addMonths(start, n) <= end; n++) {
      const last = addDays(addMonths(start, n + 1), -1)
      const to = last < end ? last : end
      months.push({ id: `M${pad(n + 1)}`, name: `第${n + 1}个服务月`, from: addMonths(start, n), to })
    }
    return months
  }
  for (let first = `${start.slice(0, 7)}-01`; first <= end; first = addMonths(first, 1)) {
    const last = addDays(addMonths(first, 1), -1)
    months.push({
      id: first.slice(0, 7),
      name: monthName(first),
      from: first > start ? first : start,
      to: last < end ? last : end,
    })
  }
  return months
}

/** `2024年2月` of any of its days. */
export function monthName(date: DateText): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`
}
