import { addDays, type DateText, isDate } from '../time/instant.ts'
import { addMonths, type Cycle, type Period, periodsOf } from '../time/period.ts'
import { monthsOf } from '../time/month.ts'
import { quarterName } from '../time/quarter-name.ts'

/** What statistics are made over; both days are included. */
export interface StatisticsPeriod extends Period {
  readonly kind: 'quarter' | 'month' | 'year' | 'range'
  /** How the text calls it: `本季度`, `本月`, `本年度`, `本期`. */
  readonly self: string
}
export interface Service {
  readonly start: DateText
  readonly end: DateText
}

const selves = { quarter: '本季度', month: '本月', year: '本年度', range: '本期' } as const
const made = (kind: StatisticsPeriod['kind'], id: string, name: string, from: DateText, to: DateText) => ({
  kind,
  id,
  name,
  from,
  to,
  self: selves[kind],
})

/** Years of a contract: natural ones cut to the service, or twelve months from its first day (`Y1`). */
function yearsOf(cycle: Cycle, service: Service): StatisticsPeriod[] {
  const years: StatisticsPeriod[] = []
  if (cycle === 'contract-quarter') {
    for (let n = 0; addMonths(service.start, n * 12) <= service.end; n++) {
      const end = addDays(addMonths(service.start, (n + 1) * 12), -1)
      const to = end < service.end ? end : service.end
      years.push(made('year', `Y${n + 1}`, `第${n + 1}合同年`, addMonths(service.start, n * 12), to))
    }
    return years
  }
  for (let year = Number(service.start.slice(0, 4)); year <= Number(service.end.slice(0, 4)); year++) {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    const cut = [from > service.start ? from : service.start, to < service.end ? to : service.end] as const
    years.push(made('year', String(year), `${year}年度`, ...cut))
  }
  return years
}

function quartersOf(cycle: Cycle, service: Service): StatisticsPeriod[] {
  return periodsOf(cycle, service.start, service.end).map((p) =>
    made('quarter', p.id, quarterName(p.id) === p.id ? p.name : quarterName(p.id), p.from, p.to),
  )
}

/** The periods that a contract offers: its quarters, then its years, in time. */
export function statisticsPeriods(cycle: Cycle, service: Service): StatisticsPeriod[] {
  return [...quartersOf(cycle, service), ...yearsOf(cycle, service)]
}

/**
 * The period of an id: `2024-Q1` or `S1` (a quarter of the contract), `2024` or `Y1`, a month `2024-02` or `M01`, the
 * whole `service`, or `2024-01-05..2024-02-10`. Undefined for anything else, and for quarters and years that the service does not touch.
 */
export function statisticsPeriodOf(id: string, cycle: Cycle, service: Service): StatisticsPeriod | undefined {
  const offered = statisticsPeriods(cycle, service).find((p) => p.id === id)
  if (offered) return offered
  const [from = '', to = ''] = id.split('..')
  if (isDate(from) && isDate(to) && from <= to) return made('range', id, `${from} 至 ${to}`, from, to)
  if (id === 'service') return made('range', id, '服务期', service.start, service.end)
  if (/^M\d\d$/.test(id)) {
    const month = monthsOf(cycle, service.start, service.end).find((m) => m.id === id)
    return month && made('month', id, month.name, month.from, month.to)
  }
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(id)) return undefined
  const first = `${id}-01`
  const name = `${id.slice(0, 4)}年${Number(id.slice(5))}月`
  return made('month', id, name, first, addDays(addMonths(first, 1), -1))
}

/** The two periods before, the earlier one first. Those that the service does not cover are left out. */
export function periodsBefore(period: StatisticsPeriod, cycle: Cycle, service: Service): Period[] {
  if (period.kind === 'range') return []
  if (period.id.startsWith('M')) {
    const months = monthsOf(cycle, service.start, service.end)
    const at = months.findIndex((m) => m.id === period.id)
    return months.slice(Math.max(0, at - 2), at)
  }
  if (period.kind === 'month') return [-2, -1].flatMap((n) => monthOf(addMonths(period.from, n), service))
  const all = period.kind === 'quarter' ? quartersOf(cycle, service) : yearsOf(cycle, service)
  const at = all.findIndex((p) => p.id === period.id)
  return all.slice(Math.max(0, at - 2), at)
}

/** The same period of the year before, where the service covers it. */
export function periodYearBefore(period: StatisticsPeriod, cycle: Cycle, service: Service): Period | null {
  if (period.kind === 'range' || period.kind === 'year') return null
  if (period.id.startsWith('M'))
    return monthsOf(cycle, service.start, service.end)[Number(period.id.slice(1)) - 13] ?? null
  if (period.kind === 'month') return monthOf(addMonths(period.from, -12), service)[0] ?? null
  const all = quartersOf(cycle, service)
  return all[all.findIndex((p) => p.id === period.id) - 4] ?? null
}

function monthOf(from: DateText, service: Service): Period[] {
  const to = addDays(addMonths(from, 1), -1)
  if (to < service.start || from > service.end) return []
  return [{ id: from.slice(0, 7), name: `${from.slice(0, 4)}年${Number(from.slice(5, 7))}月`, from, to }]
}
