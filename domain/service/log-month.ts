import { addDays, type DateText } from '../time/instant.ts'
import { monthName, monthsOf } from '../time/month.ts'
import { addMonths, type Cycle } from '../time/period.ts'

/** A month of the maintenance log as one goes through it. */
export interface LogMonthSpan {
  /** `2024-02`, or `M11` of a contract that counts service months. */
  readonly id: string
  readonly name: string
  readonly from: DateText
  readonly to: DateText
}

/** What decides which months a contract's log goes by. */
export interface LogCount {
  readonly cycle: Cycle
  readonly service: { readonly start: DateText; readonly end: DateText }
}

function naturalMonth(day: DateText): LogMonthSpan {
  const from = `${day.slice(0, 7)}-01`
  return { id: day.slice(0, 7), name: monthName(from), from, to: addDays(addMonths(from, 1), -1) }
}

/** The month that holds a day: a service month where the contract counts so, a natural one outside the service. */
export function logMonthOf({ cycle, service }: LogCount, day: DateText): LogMonthSpan {
  const own =
    cycle === 'contract-quarter'
      ? monthsOf(cycle, service.start, service.end).find((m) => m.from <= day && day <= m.to)
      : undefined
  return own ?? naturalMonth(day)
}

/** The month that an address asks for: `M11`, `2024-02`, or the one that holds a day; undefined for anything else. */
export function askedLogMonth(count: LogCount, asked: string): LogMonthSpan | undefined {
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(asked)) return naturalMonth(`${asked}-01`)
  if (/^20\d\d-(0[1-9]|1[0-2])-\d\d$/.test(asked)) return logMonthOf(count, asked)
  const { cycle, service } = count
  if (cycle !== 'contract-quarter') return undefined
  return monthsOf(cycle, service.start, service.end).find((m) => m.id === asked)
}

/** The month before or after one. */
export function logMonthBeside(count: LogCount, { from, to }: LogMonthSpan, by: 1 | -1): LogMonthSpan {
  return logMonthOf(count, addDays(by === 1 ? to : from, by))
}
