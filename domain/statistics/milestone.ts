import type { FaultFacts } from '../fault/facts.ts'
import { orElse } from '../or-else.ts'
import type { MilestoneId } from '../sla/policy.ts'
import { isBreach, type MilestoneState, type SlaRow } from '../sla/state.ts'
import { epochOf, type Instant } from '../time/instant.ts'

/** How one promise was kept over a period. The seven counts add up to `total`. */
export interface MilestoneRate {
  /** `A-T2/repair`. */
  readonly key: string
  readonly policy: string
  readonly tierName: string
  readonly milestone: MilestoneId
  readonly name: string
  readonly clauses: readonly string[]
  /** False for 内部目标, which is no promise of the contract. */
  readonly contractual: boolean
  readonly total: number
  readonly met: number
  /** 达标(备机保障). */
  readonly loaner: number
  /** 豁免: neither kept nor broken, so it stands outside the rate. */
  readonly exempt: number
  /** 超时达成. */
  readonly late: number
  /** 超时未达成. */
  readonly broken: number
  /** Not due yet. */
  readonly pending: number
  readonly notApplicable: number
  /** What the rate is of: due or reached, without the exempted ones. */
  readonly judged: number
}

/** One milestone that needs a word: late, exempted, or met by a loaner. */
export interface MilestoneCase {
  readonly fault: string
  readonly number: string
  readonly title: string
  readonly name: string
  readonly milestone: MilestoneId
  readonly clauses: readonly string[]
  readonly contractual: boolean
  readonly state: MilestoneState
  readonly deadline: Instant | null
  readonly nominalDeadline: Instant | null
  readonly metAt: Instant | null
  /** Beyond the deadline, to now while it is not met, in milliseconds; 0 where nothing is late. */
  readonly lateMs: number
  /** Why, in the engineer's words; for an exemption or a loaner what the clock says of it. */
  readonly reason: string
}

export const noReason = '未说明原因'

interface Judged {
  readonly facts: FaultFacts
  readonly row: SlaRow
}

const counted = (rows: readonly Judged[], ...states: readonly MilestoneState[]): number =>
  rows.filter(({ row }) => states.includes(row.state)).length

/** Rates of all milestones with a limit, tier by tier in the pack's order, the general clause last. */
export function milestoneRates(faults: readonly FaultFacts[]): MilestoneRate[] {
  const groups = new Map<string, Judged[]>()
  for (const facts of faults)
    for (const row of rowsOf(facts)) {
      if (row.deadline === null) continue
      const key = `${row.policy}/${row.milestone}`
      const group = groups.get(key)
      if (group) group.push({ facts, row })
      else groups.set(key, [{ facts, row }])
    }
  return [...groups].map(([key, rows]) => rateOf(key, rows)).sort((a, b) => rank(faults, a) - rank(faults, b))
}

function rateOf(key: string, rows: readonly Judged[]): MilestoneRate {
  const { facts, row } = rows[0]!
  const counts = {
    met: counted(rows, '达标'),
    loaner: counted(rows, '达标(备机保障)'),
    exempt: counted(rows, '豁免'),
    late: counted(rows, '超时达成'),
    broken: counted(rows, '超时未达成'),
    pending: counted(rows, '未到期', '即将超时'),
    notApplicable: counted(rows, '不适用'),
  }
  return {
    key,
    policy: row.policy,
    tierName: policyOf(facts, row)?.name ?? row.policy,
    milestone: row.milestone,
    name: row.name,
    clauses: [...new Set(rows.map((r) => r.row.clause))].filter((c) => c !== ''),
    contractual: isContractual(facts, row),
    total: rows.length,
    ...counts,
    judged: counts.met + counts.loaner + counts.late + counts.broken,
  }
}

/** What the contract promises, then what the firm set itself where the contract names no hours. */
function rowsOf({ sla }: FaultFacts): SlaRow[] {
  const internal = sla.internal.map(({ id, name, deadline, metAt, state }): SlaRow => ({
    policy: sla.policy,
    milestone: id,
    name,
    clause: '',
    quote: '',
    deadline,
    nominalDeadline: deadline,
    metAt,
    state,
    used: null,
    note: '',
    outerLimit: null,
  }))
  return [...sla.rows, ...internal]
}

const policyOf = (facts: FaultFacts, row: SlaRow) => facts.pack.faults.policies.find((p) => p.key === row.policy)

/** A contract without hours has no promise: what is measured under it is an internal target. */
function isContractual(facts: FaultFacts, row: SlaRow): boolean {
  return policyOf(facts, row)?.kind !== 'none' && row.clause !== ''
}

function rank(faults: readonly FaultFacts[], rate: MilestoneRate): number {
  const policies = faults[0]?.pack.faults.policies ?? []
  const policy = policies.findIndex((p) => p.key === rate.policy)
  const place = policies[policy]?.milestones.findIndex((m) => m.id === rate.milestone) ?? -1
  const general = policies[policy]?.kind === 'general' ? 1000 : 0
  return general + (policy < 0 ? 500 : policy * 20) + (place < 0 ? 19 : place)
}

/** Every milestone of these faults in one of `states`; the same promise in two clauses is one line. */
function cases(faults: readonly FaultFacts[], wanted: (state: MilestoneState) => boolean): MilestoneCase[] {
  return faults.flatMap((facts) => {
    const lines = new Map<string, MilestoneCase>()
    for (const row of rowsOf(facts)) {
      if (!wanted(row.state)) continue
      const key = `${row.milestone} ${row.deadline} ${row.metAt} ${row.state}`
      const there = lines.get(key)
      lines.set(key, there ? { ...there, clauses: [...there.clauses, row.clause] } : caseOf(facts, row))
    }
    return [...lines.values()]
  })
}

function caseOf(facts: FaultFacts, row: SlaRow): MilestoneCase {
  const late = isBreach(row.state) && row.deadline !== null
  const written = facts.fault.overdue?.reasons[row.milestone]
  return {
    fault: facts.id,
    number: facts.fault.identity.number,
    title: orElse(facts.fault.title?.text, '未写标题'),
    name: row.name,
    milestone: row.milestone,
    clauses: row.clause === '' ? [] : [row.clause],
    contractual: isContractual(facts, row),
    state: row.state,
    deadline: row.deadline,
    nominalDeadline: row.nominalDeadline,
    metAt: row.metAt,
    lateMs: late ? Math.max(0, epochOf(row.metAt ?? facts.now) - epochOf(row.deadline!)) : 0,
    reason: late ? orElse(written, noReason) : orElse(written, orElse(row.note, whyNotLate(facts, row))),
  }
}

/** Beside a loaner or an exemption whose row says no more: what held the clock. */
function whyNotLate({ sla }: FaultFacts, row: SlaRow): string {
  if (row.state === '达标(备机保障)') return '备机在期限内投入使用'
  const stopped = sla.intervals.filter((i) => i.why !== 'waiting').map((i) => i.label)
  return orElse([...new Set(stopped)].join('；'), '期限顺延')
}

/** Each late milestone of these faults, one by one. */
export function lateCases(faults: readonly FaultFacts[]): MilestoneCase[] {
  return cases(faults, isBreach)
}
export function exemptCases(faults: readonly FaultFacts[]): MilestoneCase[] {
  return cases(faults, (state) => state === '豁免')
}
export function loanerCases(faults: readonly FaultFacts[]): MilestoneCase[] {
  return cases(faults, (state) => state === '达标(备机保障)')
}
