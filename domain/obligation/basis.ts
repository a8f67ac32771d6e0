import type { FaultFacts } from '../fault/facts.ts'
import type { Checklist, Pack } from '../pack/schema.ts'
import { t0Of } from '../statistics/moment.ts'
import type { ServiceEntry } from '../service/view.ts'
import { addDays, dateOf, type DateText, type Instant } from '../time/instant.ts'
import { monthsOf } from '../time/month.ts'
import { type Period, periodsOf } from '../time/period.ts'
import type { Column } from './cell.ts'
import type { ContractFacts, DocumentFact, InspectionFact } from './facts.ts'

/** The facts of a contract, indexed once for all rules of all clauses. */
export interface Basis {
  readonly pack: Pack
  readonly facts: ContractFacts
  readonly today: DateText
  readonly columns: readonly Column[]
  readonly months: readonly Period[]
  /** The version of a document that stands. */
  documentOf(kind: string, row: string, period: string): DocumentFact | undefined
  inspectionOf(checklist: string, period: string): InspectionFact | undefined
  checklistOf(id: string): Checklist | undefined
  /** The checklist that ends in a document. */
  checklistFor(report: string): Checklist | undefined
  /** Faults reported in a column, the first one first. */
  faultsIn(column: Column): readonly FaultFacts[]
  /** Services begun within two days, both included. */
  servicesIn(span: { readonly from: DateText; readonly to: DateText }): readonly ServiceEntry[]
  /** The day of a fault's report or of a service; known for every one of the contract. */
  dayOf(id: string): DateText
  /** Months that end in a column. */
  monthsIn(column: Column): readonly Period[]
  /** Days with a line in the maintenance log, in order. */
  readonly logDays: readonly DateText[]
}

export const serviceColumn = 'service'

const key = (...parts: readonly string[]): string => parts.join('|')

/** The columns of the matrix: the periods of the cycle, then what is owed after the service period. */
function columnsOf(pack: Pack, service: ContractFacts['service']): Column[] {
  const periods = periodsOf(pack.cycle, service.start, service.end)
  return [
    ...periods.map((p): Column => ({ ...p, kind: 'period' })),
    { id: serviceColumn, name: '终验', kind: 'service', from: service.start, to: service.end },
  ]
}

export function basisOf(pack: Pack, facts: ContractFacts, now: Instant): Basis {
  const { service } = facts
  const columns = columnsOf(pack, service)
  const months = monthsOf(pack.cycle, service.start, service.end)
  const documents = new Map(facts.documents.map((d) => [key(d.kind, d.row, d.period), d]))
  const inspections = new Map(facts.inspections.map((i) => [key(i.checklist, i.period), i]))
  const faults = facts.faults
    .map((f) => ({ fault: f, on: dateOf(t0Of(f)) }))
    .sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : a.fault.fault.identity.number < b.fault.fault.identity.number ? -1 : 1,
    )
  const services = facts.services
    .flatMap((s) => (s.span?.from ? [{ service: s, on: dateOf(s.span.from) }] : []))
    .sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : a.service.identity.number < b.service.identity.number ? -1 : 1,
    )
  const days = new Map([
    ...faults.map((f) => [f.fault.id, f.on] as const),
    ...services.map((s) => [s.service.id, s.on] as const),
  ])
  return {
    pack,
    facts,
    today: dateOf(now),
    columns,
    months,
    documentOf: (kind, row, period) => documents.get(key(kind, row, period)),
    inspectionOf: (checklist, period) => inspections.get(key(checklist, period)),
    checklistOf: (id) => pack.checklists.find((c) => c.id === id),
    checklistFor: (report) => pack.checklists.find((c) => c.report === report),
    faultsIn: ({ from, to }) => faults.filter((f) => f.on >= from && f.on <= to).map((f) => f.fault),
    servicesIn: ({ from, to }) => services.filter((s) => s.on >= from && s.on <= to).map((s) => s.service),
    dayOf: (id) => days.get(id) ?? '',
    monthsIn: ({ from, to }) => months.filter((m) => m.to >= from && m.to <= to),
    logDays: logDaysOf(
      facts,
      services.map((s) => s.on),
    ),
  }
}

/** Days on which the log has a line: a service, an entry of a fault, or a check. */
function logDaysOf(facts: ContractFacts, services: readonly DateText[]): DateText[] {
  const days = new Set(services)
  for (const fault of facts.faults) for (const event of fault.events) days.add(dateOf(event.entry.at))
  for (const inspection of facts.inspections) for (const day of inspection.days) days.add(day)
  return [...days].sort()
}

/** `2024 Q2（2024-04-01至2024-06-30）`. */
export function spanName({
  name,
  from,
  to,
}: {
  readonly name: string
  readonly from: DateText
  readonly to: DateText
}): string {
  return `${name}（${from}至${to}）`
}

/** The `n`-th workday after a day, for what is made only when a period is over. */
export function workdaysAfter(basis: Basis, day: DateText, n: number): DateText {
  let date = day
  for (let left = n; left > 0;) {
    date = addDays(date, 1)
    if (basis.facts.workdays.isWorkday(date)) left--
  }
  return date
}
