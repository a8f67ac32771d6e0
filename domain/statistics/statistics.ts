import type { FaultFacts } from '../fault/facts.ts'
import { addDays, dateOf, type DateText, daysBetween, epochOf, type Instant, startOfDay } from '../time/instant.ts'
import type { Period } from '../time/period.ts'
import { type Distribution, distributionsOf } from './distribution.ts'
import { type ListedFault, listedFault } from './listed.ts'
import { type Metrics, metricsOf, type Recurrence, recurrenceOf } from './metric.ts'
import {
  exemptCases,
  lateCases,
  loanerCases,
  type MilestoneCase,
  type MilestoneRate,
  milestoneRates,
} from './milestone.ts'
import { solvedAt, t0Of } from './moment.ts'
import type { Service, StatisticsPeriod } from './period.ts'
import { adviceOf, type DataAdvice } from './suggestion.ts'
import { comparisonSentence, type PeriodCount, trendSentence } from './trend.ts'
import { typicalFaults, type TypicalFault } from './typical.ts'

export interface StatisticsInput {
  /** Faults of one contract, in any order: those of the period, of the periods compared with, and older ones. */
  readonly faults: readonly FaultFacts[]
  readonly period: StatisticsPeriod
  /** Up to two periods before, the earlier one first. */
  readonly before: readonly Period[]
  readonly yearBefore: Period | null
  readonly service: Service
  readonly now: Instant
  /** Days within which the same fault counts as repeated (A14). */
  readonly recurrenceDays: number
  /** What the contract says of faults: its systems and devices, its symptom classes, its tiers. */
  readonly contract: FaultFacts['pack']['faults']
}

/** The figures of one system or device. */
export interface SubjectStatistics {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly faults: number
  readonly solved: number
  readonly metrics: Metrics
}

/** Fault statistics of a period. Every count is that of `faults`, which lists them one by one. */
export interface Statistics {
  readonly period: StatisticsPeriod
  readonly now: Instant
  /** The period ends after now: figures are those so far. */
  readonly running: boolean
  /** Days of the period within the service, up to today, both included. */
  readonly days: number
  /** T0 in the period, by T0; voided ones are not among them. */
  readonly faults: readonly ListedFault[]
  readonly solved: number
  readonly unsolved: number
  /** Reported before the period and not settled when it began. Not counted in it. */
  readonly carried: readonly ListedFault[]
  /** Numbers of voided records whose T0 lies in the period: they keep their number. */
  readonly voided: readonly string[]
  /** True where the contract names hours: without, there are no rates. */
  readonly contractual: boolean
  readonly milestones: readonly MilestoneRate[]
  readonly late: readonly MilestoneCase[]
  readonly exempt: readonly MilestoneCase[]
  readonly loaner: readonly MilestoneCase[]
  readonly distributions: readonly Distribution[]
  readonly metrics: Metrics
  readonly recurrence: Recurrence
  readonly subjects: readonly SubjectStatistics[]
  readonly before: readonly PeriodCount[]
  readonly yearBefore: PeriodCount | null
  /** Sentences: three periods, against the one before, against the year before. */
  readonly trend: readonly string[]
  readonly typical: readonly TypicalFault[]
  readonly advice: readonly DataAdvice[]
}

/** Computes everything anew from the facts; nothing is stored. A fault belongs to the period that holds its T0. */
export function faultStatistics(input: StatisticsInput): Statistics {
  const { period, service, now, contract } = input
  const standing = input.faults
    .filter((f) => f.state !== 'void')
    .toSorted((a, b) => epochOf(t0Of(a)) - epochOf(t0Of(b)) || (numberOf(a) < numberOf(b) ? -1 : 1))
  const within = (f: FaultFacts, p: { from: DateText; to: DateText }): boolean => {
    const date = dateOf(t0Of(f))
    return p.from <= date && date <= p.to
  }
  const own = standing.filter((f) => within(f, period))
  const carriedFacts = standing.filter((f) => wasOpenAt(f, period.from))
  const faults = own.map(listedFault)
  const carried = carriedFacts.map(listedFault)
  const counted = (p: Period): PeriodCount => ({
    id: p.id,
    name: p.name,
    from: p.from,
    count: standing.filter((f) => within(f, p)).length,
  })
  const span = runningSpan(period, service, now)
  const recurrence = recurrenceOf(own, faults, standing, input.recurrenceDays)
  const metrics = metricsOf(faults, [...carriedFacts, ...own], span)
  const contractual = contract.policies.some((p) => p.kind !== 'none')
  const distributions = distributionsOf(faults, period, contract.symptoms, !contractual)
  const late = lateCases(own)
  const ownCount = { id: period.id, name: period.name, from: period.from, count: faults.length }
  const before = input.before.map(counted)
  const yearBefore = input.yearBefore && counted(input.yearBefore)
  return {
    period,
    now,
    running: period.to >= dateOf(now),
    days: daysOf(period, service, now),
    faults,
    solved: faults.filter((f) => f.solved).length,
    unsolved: faults.filter((f) => !f.solved).length,
    carried,
    voided: input.faults
      .filter((f) => f.state === 'void' && within(f, period))
      .map(numberOf)
      .sort(),
    contractual,
    milestones: milestoneRates(own),
    late,
    exempt: exemptCases(own),
    loaner: loanerCases(own),
    distributions,
    metrics,
    recurrence,
    subjects: subjectsOf(input, own, carriedFacts, span),
    before,
    yearBefore,
    trend: [
      trendSentence(before, ownCount),
      ...(period.kind === 'range' ? [] : [comparisonSentence('环比', before.at(-1) ?? null, ownCount)]),
      ...(period.kind === 'range' || period.kind === 'year' ? [] : [comparisonSentence('同比', yearBefore, ownCount)]),
    ],
    typical: typicalFaults(own, faults, recurrence.repeats),
    advice: adviceOf({ faults: own, listed: faults, carried, late, recurrence, metrics, distributions }),
  }
}

const numberOf = (f: FaultFacts): string => f.fault.identity.number

function wasOpenAt(fault: FaultFacts, from: DateText): boolean {
  if (dateOf(t0Of(fault)) >= from) return false
  const solved = solvedAt(fault)
  return solved === null || dateOf(solved) >= from
}

/** Milliseconds since 1970 UTC between which the system had to run in the period: within the service, up to now. */
function runningSpan(period: Period, service: Service, now: Instant): { from: number; to: number } {
  const first = period.from > service.start ? period.from : service.start
  const last = period.to < service.end ? period.to : service.end
  const from = epochOf(startOfDay(first))
  return { from, to: Math.max(from, Math.min(epochOf(startOfDay(addDays(last, 1))), epochOf(now))) }
}

function daysOf(period: Period, service: Service, now: Instant): number {
  const first = period.from > service.start ? period.from : service.start
  const last = [period.to, service.end, dateOf(now)].reduce((a, b) => (a < b ? a : b))
  return Math.max(0, daysBetween(first, last) + 1)
}

/** Each system and device of the contract, also one without a fault; then what faults name besides. */
function subjectsOf(
  { contract }: StatisticsInput,
  own: readonly FaultFacts[],
  carried: readonly FaultFacts[],
  span: { from: number; to: number },
): SubjectStatistics[] {
  const idOf = (f: FaultFacts): string => f.fault.subject?.id ?? ''
  const known = contract.subjects.map(({ id, name, model }) => ({ id, name, model }))
  const strange = [...new Set(own.map(idOf))].filter((id) => known.every((s) => s.id !== id))
  return [...known, ...strange.map((id) => ({ id, name: id === '' ? '未指明系统' : id, model: '' }))].map((subject) => {
    const faults = own.filter((f) => idOf(f) === subject.id)
    const listed = faults.map(listedFault)
    return {
      ...subject,
      faults: listed.length,
      solved: listed.filter((f) => f.solved).length,
      metrics: metricsOf(listed, [...carried.filter((f) => idOf(f) === subject.id), ...faults], span),
    }
  })
}
