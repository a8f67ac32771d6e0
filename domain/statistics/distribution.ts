import { clockOf, dateOf } from '../time/instant.ts'
import { addMonths } from '../time/period.ts'
import { type ListedFault, unknown } from './listed.ts'

export interface Share {
  readonly label: string
  readonly count: number
}
/** How the faults divide by one property. The counts add up to the number of faults. */
export interface Distribution {
  readonly id:
    | 'month'
    | 'symptom'
    | 'cause'
    | 'department'
    | 'hour'
    | 'way'
    | 'channel'
    | 'tier'
    | 'level'
    | 'responsibility'
    | 'subject'
  readonly title: string
  readonly rows: readonly Share[]
}

/** Counts by label: `fixed` first and also when empty, the rest by size, what is not known last. */
function divided(labels: readonly string[], fixed: readonly string[] = []): Share[] {
  const counts = new Map(fixed.map((label) => [label, 0]))
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const rows = [...counts].map(([label, count]) => ({ label, count }))
  const place = ({ label }: Share): number =>
    fixed.includes(label) ? fixed.indexOf(label) : label === unknown ? 1001 : 1000
  return rows.sort((a, b) => place(a) - place(b) || b.count - a.count || (a.label < b.label ? -1 : 1))
}

/** The months that from…to touches, `2024-02`. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = addMonths(first, 1)) months.push(first.slice(0, 7))
  return months
}

const segment = 3
const hours = Array.from({ length: 24 / segment }, (_, n) => {
  const pad = (hour: number): string => String(hour).padStart(2, '0')
  return `${pad(n * segment)}-${pad((n + 1) * segment)}时`
})

/**
 * All divisions of a period's faults. `symptoms` is the contract's own list: where it is fixed in the contract's text
 * each of its classes is a line, also one without a fault.
 */
export function distributionsOf(
  faults: readonly ListedFault[],
  period: { readonly from: string; readonly to: string },
  symptoms: readonly string[],
  fixedSymptoms: boolean,
): Distribution[] {
  const by = (
    id: Distribution['id'],
    title: string,
    label: (fault: ListedFault) => string,
    fixed: readonly string[] = [],
  ): Distribution => ({ id, title, rows: divided(faults.map(label), fixed) })
  const bySymptom = by('symptom', '症状类别', (f) => f.symptomClass, fixedSymptoms ? symptoms : [])
  return [
    by('month', '月份', (f) => dateOf(f.t0).slice(0, 7), monthsBetween(period.from, period.to)),
    bySymptom,
    by('cause', '原因类别', (f) => f.causeClass),
    by('department', '报障科室', (f) => f.department),
    by('hour', '报障时段', (f) => hours[Math.floor(Number(clockOf(f.t0).slice(0, 2)) / segment)]!, hours),
    by('way', '处理方式', (f) => f.way),
    by('channel', '报障方式', (f) => f.channel),
    by('tier', '时限层级', (f) => f.tierName),
    by('level', '故障级别', (f) => f.level),
    by('responsibility', '责任性质', (f) => f.responsibility),
    by('subject', '系统与设备', (f) => f.subjectName),
  ]
}
