import type { FaultFacts, FaultState } from '../fault/facts.ts'
import { channelNames, levelNames, responsibilityNames } from '../fault/word.ts'
import { orElse } from '../or-else.ts'
import { isBreach, type SlaView } from '../sla/state.ts'
import { epochOf, type Instant } from '../time/instant.ts'
import { interruptionOf, respondedAt, solvedAt, t0Of } from './moment.ts'

/** 处理方式: the contract's three ways, by the closest contact that the handling needed. */
export type Way = '现场' | '网络' | '电话' | '未记录'

/** What became of all contractual limits of a fault together; `none` where it has none. */
export type Outcome = 'met' | 'late' | 'exempt' | 'pending' | 'none'

/** One fault as statistics list and count it. */
export interface ListedFault {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly t0: Instant
  readonly state: FaultState
  readonly solved: boolean
  readonly subject: string
  readonly subjectName: string
  /** Key of the tier in force; empty while none was chosen. */
  readonly policy: string
  readonly tierName: string
  readonly level: string
  readonly symptomClass: string
  readonly causeClass: string
  readonly department: string
  /** 报障方式. */
  readonly channel: string
  readonly way: Way
  readonly responsibility: string
  readonly solvedAt: Instant | null
  /** 修复−T0 in milliseconds; null while it is open. */
  readonly repairMs: number | null
  readonly responseMs: number | null
  readonly interruptionMs: number | null
  readonly outcome: Outcome
  readonly reopened: boolean
  readonly temporary: boolean
}

/** Stands where nothing was chosen or typed; never dropped, or totals would differ from the list. */
export const unknown = '未填写'

export function listedFault(facts: FaultFacts): ListedFault {
  const { fault, sla } = facts
  const t0 = t0Of(facts)
  const solved = solvedAt(facts)
  const responded = respondedAt(facts)
  const interruption = interruptionOf(facts)
  const since = (at: Instant | null): number | null => (at === null ? null : Math.max(0, epochOf(at) - epochOf(t0)))
  const subject = facts.pack.faults.subjects.find((s) => s.id === fault.subject?.id)
  const policy = facts.pack.faults.policies.find((p) => p.key === sla.policy)
  return {
    id: facts.id,
    number: fault.identity.number,
    title: orElse(fault.title?.text, '未写标题'),
    t0,
    state: facts.state,
    solved: facts.state === 'restored' || facts.state === 'closed',
    subject: fault.subject?.id ?? '',
    subjectName: orElse(subject?.name, orElse(fault.subject?.name, unknown)),
    policy: sla.policy,
    tierName: policy?.name ?? (sla.policy || '未定层级'),
    level: fault.level?.level ? levelNames[fault.level.level] : unknown,
    symptomClass: orElse(fault.symptom?.class, unknown),
    causeClass: fault.cause?.class ?? unknown,
    department: orElse(fault.reporter?.department, unknown),
    channel: fault.reporter ? channelNames[fault.reporter.channel] : unknown,
    way: wayOf(facts),
    responsibility: fault.responsibility ? responsibilityNames[fault.responsibility.kind] : unknown,
    solvedAt: solved,
    repairMs: since(solved),
    responseMs: since(responded),
    interruptionMs: interruption && interruption.to - interruption.from,
    outcome: outcomeOf(sla),
    reopened: facts.events.some((e) => e.entry.type === 'reopened'),
    temporary: isTemporary(facts),
  }
}

function outcomeOf({ rows }: SlaView): Outcome {
  const judged = rows.filter((r) => r.deadline !== null && r.state !== '不适用')
  if (judged.length === 0) return 'none'
  if (judged.some((r) => isBreach(r.state))) return 'late'
  if (judged.some((r) => r.metAt === null)) return 'pending'
  return judged.some((r) => r.state === '豁免') ? 'exempt' : 'met'
}

function wayOf({ events }: FaultFacts): Way {
  const work = events.filter((e) => e.entry.type !== 'reported' && e.entry.type !== 'occurred')
  const used = new Set(work.map((e) => e.entry.channel))
  if (used.has('on-site') || work.some((e) => e.entry.type === 'on_site')) return '现场'
  if (used.has('remote') || used.has('wechat') || used.has('qq')) return '网络'
  return used.has('phone') ? '电话' : '未记录'
}

/** Business runs again, but nothing says that the cause was removed. */
function isTemporary({ fault, events, state }: FaultFacts): boolean {
  if (state === 'open' || state === 'void') return false
  if (fault.remedy?.kind) return fault.remedy.kind === 'temporary'
  const repaired = events.findLast((e) => e.entry.type === 'repaired')
  return repaired?.entry.detail.rootCauseFixed === false
}
