import { addDays, type DateText, daysBetween } from './instant.ts'

/** How a contract counts its quarters: natural calendar quarters, or quarters of the service year. */
export type Cycle = 'calendar-quarter' | 'contract-quarter'

/** One period of a contract's cycle. `from` and `to` are inclusive. */
export interface Period {
  /** Stable key, used in numbers: `2024-Q1` or `S1`. */
  readonly id: string
  /** As shown: `2024 Q1` or `第1合同季`. */
  readonly name: string
  readonly from: DateText
  readonly to: DateText
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** `date` plus `n` months; a day that the month lacks becomes its last day. */
export function addMonths(date: DateText, n: number): DateText {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number]
  const month = y * 12 + (m - 1) + n
  const year = Math.floor(month / 12)
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate()
  return `${year}-${pad((month % 12) + 1)}-${pad(Math.min(d, last))}`
}

/**
 * The periods of a service period, in order.
 * Calendar scheme: natural quarters, the first and last cut to the service period (contract A).
 * Contract scheme: three-month steps from the first day (contract B: 07-26, 10-26, 01-26, 04-26).
 */
export function periodsOf(cycle: Cycle, start: DateText, end: DateText): Period[] {
  if (daysBetween(start, end) < 0) throw new RangeError(`service period ends before it starts: ${start} … ${end}`)
  const periods: Period[] = []
  if (cycle === 'contract-quarter') {
    for (let n = 0; ; n++) {
      const from = addMonths(start, n * 3)
      if (from > end) return periods
      const to = addDays(addMonths(start, (n + 1) * 3), -1)
      periods.push({ id: `S${n + 1}`, name: `第${n + 1}合同季`, from, to: to < end ? to : end })
    }
  }
  const [y, m] = start.split('-').map(Number) as [number, number]
  let quarterStart: DateText = `${y}-${pad(Math.floor((m - 1) / 3) * 3 + 1)}-01`
  while (quarterStart <= end) {
    const next = addMonths(quarterStart, 3)
    const year = quarterStart.slice(0, 4)
    const quarter = Math.floor((Number(quarterStart.slice(5, 7)) - 1) / 3) + 1
    const to = addDays(next, -1)
    periods.push({
      id: `${year}-Q${quarter}`,
      name: `${year} Q${quarter}`,
      from: quarterStart > start ? quarterStart : start,
      to: to < end ? to : end,
    })
    quarterStart = next
  }
  return periods
}

/** The period that holds `date`, or undefined outside the service period. */
export function periodAt(periods: readonly Period[], date: DateText): Period | undefined {
  return periods.find((p) => p.from <= date && date <= p.to)
}
