import type { Deliverable } from '../pack/deliverable.ts'
import type { Pack } from '../pack/schema.ts'
import { statisticsPeriods } from '../statistics/period.ts'
import { t0Of } from '../statistics/moment.ts'
import { addDays, dateOf, type DateText, daysBetween, type Instant } from '../time/instant.ts'
import { addMonths } from '../time/period.ts'
import { attachedIn, attachedProofOf, isAnswerable } from './attached.ts'
import { type Basis, basisOf, serviceColumn, workdaysAfter } from './basis.ts'
import type { Gap, Proof } from './cell.ts'
import { evaluate } from './evaluate.ts'
import type { ContractFacts } from './facts.ts'
import { documentIn, type Span } from './rule/document.ts'
import { concerns, faultIn } from './rule/faults.ts'
import { logIn } from './rule/log.ts'
import { isConcerned, serviceIn, servicesIn } from './rule/services.ts'

export type DutyState = 'done' | 'overdue' | 'due' | 'active' | 'future'

/** One thing that has to be done by a day, made from a deliverable of the contract. */
export interface Duty {
  /** `quarterly-report:2024-Q1`: the same in every run, so that calendars update instead of repeating. */
  readonly id: string
  readonly deliverable: string
  readonly name: string
  readonly report: string
  readonly clause: string
  /** `2024 Q1`, `第3个服务月`, or the number of the record it is about. */
  readonly span: string
  readonly due: DateText
  /** From this day on it is shown as due: the first of its lead days. */
  readonly shown: DateText
  /** Days on which it is reminded of. */
  readonly reminders: readonly DateText[]
  readonly state: DutyState
  /** Days to `due`, negative after it. */
  readonly days: number
  readonly proofs: readonly Proof[]
  /** What is left undone. */
  readonly gaps: readonly Gap[]
  /** Id of the period into which the undone part was carried over; empty where nothing was. */
  readonly carried: string
  readonly note: string
}

/** Every duty of the service period, the earliest first. */
export function dutiesOf(pack: Pack, facts: ContractFacts, now: Instant): Duty[] {
  const basis = basisOf(pack, facts, now)
  return pack.deliverables
    .flatMap((one) =>
      one.every === 'event' ? eventsOf(basis, one) : spansOf(basis, one).map((s) => ofSpan(basis, one, s)),
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
}

/** The spans that a deliverable is owed for. */
function spansOf(basis: Basis, { every }: Deliverable): readonly Span[] {
  const { service } = basis.facts
  switch (every) {
    case 'period':
      return basis.columns.filter((c) => c.kind === 'period')
    case 'month':
      return basis.months
    case 'half-year':
      return halvesOf(service)
    case 'year':
      return statisticsPeriods(basis.pack.cycle, service).filter((p) => p.kind === 'year')
    case 'service':
      return [{ id: serviceColumn, name: '服务期', from: service.start, to: service.end }]
    case 'event':
      return []
  }
}

/** Six months from the first day on, the last cut to the service. */
function halvesOf({ start, end }: ContractFacts['service']): Span[] {
  const halves: Span[] = []
  for (let n = 0; addMonths(start, n * 6) <= end; n++) {
    const last = addDays(addMonths(start, (n + 1) * 6), -1)
    const to = last < end ? last : end
    halves.push({ id: `H${n + 1}`, name: `第${n + 1}个半年`, from: addMonths(start, n * 6), to })
  }
  return halves
}

function dueOf(basis: Basis, { due }: Deliverable, day: DateText): DateText {
  return due.workdays && due.days > 0 ? workdaysAfter(basis, day, due.days) : addDays(day, due.days)
}

interface Found {
  readonly proofs: readonly Proof[]
  readonly gaps: readonly Gap[]
}

function ofSpan(basis: Basis, one: Deliverable, span: Span): Duty {
  const due = dueOf(basis, one, one.due.anchor === 'start' ? span.from : span.to)
  const found = withPapers(basis, one, span, foundIn(basis, one, span, due))
  // A certificate that runs out earlier than the service is due on the day it does.
  const early = one.rule.kind === 'certificate' ? (found.gaps[0]?.due ?? due) : due
  return made(basis, one, span.id, span.name, early < due ? early : due, found)
}

/** A paper that is attached to the clause of a deliverable stands for what is missing of it in that column. */
function withPapers(basis: Basis, one: Deliverable, span: Span, found: Found): Found {
  const column =
    basis.columns.find((c) => c.id === span.id) ?? basis.columns.find((c) => c.from <= span.to && span.to <= c.to)
  const papers = column && found.gaps.length > 0 ? attachedIn(basis, one.clause, column.id) : []
  if (papers.length === 0) return found
  return {
    proofs: [...found.proofs, ...papers.map(attachedProofOf)],
    gaps: found.gaps.filter((g) => !isAnswerable(g)),
  }
}

function foundIn(basis: Basis, { rule }: Deliverable, span: Span, due: DateText): Found {
  switch (rule.kind) {
    case 'document':
      return documentIn(basis, rule, span, due)
    case 'log':
      return logIn(basis, rule, span)
    case 'services':
      return servicesIn(basis, rule, span)
    default:
      return evaluate(basis, rule, { ...span, kind: 'period' }) ?? { proofs: [], gaps: [] }
  }
}

/** One duty for each record that the rule speaks of. */
function eventsOf(basis: Basis, one: Deliverable): Duty[] {
  const { rule } = one
  const all = { from: basis.facts.service.start, to: basis.facts.service.end }
  if (rule.kind === 'faults')
    return basis.faultsIn({ ...all, id: '', name: '', kind: 'period' }).flatMap((fault) => {
      if (!concerns(rule, fault)) return []
      const closed = fault.events.findLast((e) => e.entry.type === 'closed')?.entry.at
      const due = dueOf(basis, one, dateOf(closed ?? t0Of(fault)))
      const found = faultIn(basis, rule, fault)
      // While it is being worked on, the limits of the contract say when; the record follows.
      const open = fault.state === 'closed' ? due : (found.gaps[0]?.due ?? due)
      return [made(basis, one, fault.id, fault.fault.identity.number, open > due ? open : due, found)]
    })
  if (rule.kind === 'services')
    return basis.servicesIn(all).flatMap((service) => {
      if (!isConcerned(rule, service)) return []
      const due = dueOf(basis, one, dateOf(service.span!.from))
      return [made(basis, one, service.id, service.identity.number, due, serviceIn(basis, rule, service))]
    })
  return []
}

/** Days from which a duty without lead days is shown. */
const usualLead = 7

function made(basis: Basis, one: Deliverable, key: string, span: string, due: DateText, found: Found): Duty {
  const { today } = basis
  const days = daysBetween(today, due)
  const lead = one.lead[0] ?? usualLead
  const shown = addDays(due, -lead)
  const state: DutyState =
    found.gaps.length === 0 ? 'done' : days < 0 ? 'overdue' : today < shown ? 'future' : days <= 7 ? 'due' : 'active'
  const now = basis.columns.find((c) => c.kind === 'period' && c.from <= today && today <= c.to)
  const carried = one.carry && state === 'overdue' && now && due < now.from ? now.id : ''
  return {
    id: `${one.id}:${key}`,
    deliverable: one.id,
    name: one.name,
    report: one.report ?? '',
    clause: one.clause,
    span,
    due,
    shown,
    reminders: one.lead.map((n) => addDays(due, -n)),
    state,
    days,
    proofs: found.proofs,
    gaps: found.gaps,
    carried,
    note: one.note,
  }
}
