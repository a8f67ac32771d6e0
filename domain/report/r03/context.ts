import type { FaultFacts } from '../../fault/facts.ts'
import { isInstant } from '../../fault/timeline.ts'
import type { Policy } from '../../sla/policy.ts'
import { dateTimeOf, epochOf, type Instant } from '../../time/instant.ts'
import type { Edition } from '../edition.ts'
import { type FormNames, formNames } from '../form/model.ts'

/** What every section of the record is written from. */
export interface FaultPaper {
  readonly facts: FaultFacts
  readonly edition: Edition
  readonly names: FormNames
  /** The tier in force; undefined where none was chosen. */
  readonly policy: Policy | undefined
  /** False where the contract names no hours: all targets are the firm's own. */
  readonly contractual: boolean
  /** Year that all times share and that is said once, or empty where they do not. */
  readonly year: string
}

export function faultPaper(facts: FaultFacts, edition: Edition): FaultPaper {
  const policy = facts.pack.faults.policies.find((p) => p.key === facts.sla.policy)
  const years = new Set(timesOf(facts).map((at) => dateTimeOf(at).slice(0, 4)))
  return {
    facts,
    edition,
    names: formNames(facts),
    policy,
    contractual: policy?.kind === 'tier',
    year: years.size === 1 ? [...years][0]! : '',
  }
}

/** Every time that the tables print. */
function timesOf({ events, struck, sla, fault, loaners }: FaultFacts): Instant[] {
  const times = [
    ...[...events, ...struck].flatMap((e) => [e.entry.at, e.entry.to, e.until?.to ?? '']),
    ...sla.rows.flatMap((r) => [r.deadline ?? '', r.metAt ?? '']),
    ...sla.internal.map((t) => t.deadline),
    ...loaners.flatMap((l) => [l.delivery?.inUseAt ?? '', l.return?.returnedAt ?? '']),
    fault.impact?.from ?? '',
    fault.impact?.to ?? '',
  ]
  return times.filter(isInstant)
}

/** `01-17 09:03`, with the year where the paper does not say it once; `missing` for what is no time. */
export function whenOf(paper: FaultPaper, at: string | null | undefined, missing: string): string {
  if (!at || !isInstant(at)) return missing
  const text = dateTimeOf(at)
  return paper.year === '' ? text : text.slice(5)
}

/** `01-17 10:00—10:20`: the day is said once where it is the same; `未结束` for what still lasts. */
export function spanOf(paper: FaultPaper, from: string, to: string | null | undefined): string {
  const [start, end] = [whenOf(paper, from, ''), whenOf(paper, to, '未结束')]
  const [day, clock] = end.split(' ')
  return `${start}—${clock && start.startsWith(`${day} `) ? clock : end}`
}

/** Milliseconds from one instant to another. */
export function msBetween(from: Instant, to: Instant): number {
  return epochOf(to) - epochOf(from)
}
