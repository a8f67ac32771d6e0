import type { FaultFacts } from '../../fault/facts.ts'
import type { Rule } from '../../pack/proof.ts'
import { isBreach, type SlaRow } from '../../sla/state.ts'
import { addDays, dateOf, type DateText } from '../../time/instant.ts'
import type { Basis } from '../basis.ts'
import type { Column, Gap, Proof, RuleResult } from '../cell.ts'
import { needOf } from './fault-need.ts'
import { isOccasion } from './fault-occasion.ts'
import { documentProof, recordProof, result, resultOf } from './result.ts'

type FaultsRule = Extract<Rule, { kind: 'faults' }>

/** Each fault of the column that the rule speaks of has its record, what it needs, and reasons for what was late. */
export function faultsRule(basis: Basis, rule: FaultsRule, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const faults = basis.faultsIn(column).filter((f) => concerns(rule, f))
  if (faults.length === 0) return result('idle', [])
  const found = faults.map((f) => faultIn(basis, rule, f))
  const limits = faults.flatMap((f) => judged(rule, f))
  const breach = limits.some((r) => isBreach(r.state))
  const gaps = found.flatMap((f) => f.gaps)
  const met = limits.filter((r) => r.state === '达标' || r.state === '达标(备机保障)' || r.state === '豁免').length
  const word = breach ? '有超时' : limits.length > 0 ? `${met}/${limits.length} 达标` : ''
  const state = basis.today <= column.to ? 'running' : 'holds'
  return resultOf(
    found.flatMap((f) => f.proofs),
    gaps,
    state,
    word,
    breach,
  )
}

/** True for a fault that the rule speaks of. */
export function concerns(rule: FaultsRule, fault: FaultFacts): boolean {
  const among = (list: readonly string[], value: string | undefined): boolean =>
    list.length === 0 || (value !== undefined && list.includes(value))
  return (
    among(rule.subjectIds, fault.fault.subject?.id) &&
    among(rule.policyKeys, fault.sla.policy) &&
    among(rule.symptomClasses, fault.fault.symptom?.class) &&
    isOccasion(rule.occasion, fault) &&
    (rule.limits.length === 0 || judged(rule, fault).length > 0)
  )
}

/** The limits of the rule that bind this fault. */
function judged(rule: FaultsRule, fault: FaultFacts): SlaRow[] {
  return fault.sla.rows.filter(
    (row) => row.state !== '不适用' && rule.limits.some((l) => l.policy === row.policy && l.id === row.milestone),
  )
}

interface Found {
  readonly proofs: readonly Proof[]
  readonly gaps: readonly Gap[]
}

/** What one fault shows. */
export function faultIn(basis: Basis, rule: FaultsRule, fault: FaultFacts): Found {
  const { number } = fault.fault.identity
  const document = basis.documentOf('R03', fault.id, '')
  const reported = basis.dayOf(fault.id)
  const closed = fault.events.findLast((e) => e.entry.type === 'closed')?.entry.at
  const gap = (what: string, field: string, label: string, due = settledBy(fault, reported)): Gap => ({
    sentence: `故障 ${number} ${what}`,
    due,
    step: { label, action: { type: 'record', table: 'fault', row: fault.id, field } },
    begun: fault.state === 'closed' ? '待定稿' : '处理中',
  })
  const gaps: Gap[] = []
  for (const row of judged(rule, fault)) {
    if (row.metAt === null && row.state !== '豁免')
      gaps.push(
        gap(
          `“${row.name}”还没有完成`,
          row.milestone,
          `记录${row.name}`,
          row.deadline ? dateOf(row.deadline) : reported,
        ),
      )
    else if (isBreach(row.state) && !(fault.fault.overdue?.reasons[row.milestone] ?? '').trim())
      gaps.push(gap(`“${row.name}”超时，没有写原因`, 'overdue', '写超时原因'))
  }
  for (const need of rule.needs) {
    const missing = needOf(basis, need, fault)
    if (missing) gaps.push(gap(missing.sentence, missing.field, missing.label))
  }
  if (fault.state !== 'closed') gaps.push(gap('还没有关闭', 'close', `处理 ${number}`))
  else if (!document)
    gaps.push({
      ...gap(
        '没有已定稿的故障维修记录单（R03）',
        '',
        `生成 R03（${number}）`,
        addDays(closed ? dateOf(closed) : reported, 1),
      ),
      step: {
        label: `生成 R03（${number}）`,
        action: { type: 'document', kind: 'R03', table: 'fault', row: fault.id, period: '' },
      },
    })
  return {
    proofs: [
      document ? documentProof(document) : recordProof('fault', fault.id, number, stateWord(fault), reported),
      ...lent(basis, rule, fault),
    ],
    gaps,
  }
}

/** Days for a fault without any limit to be settled and closed. */
const usualDays = 7

/** The day by which a fault is settled: its last limit, or a week. */
function settledBy(fault: FaultFacts, reported: DateText): DateText {
  const limits = fault.sla.rows.flatMap((r) =>
    r.policy === fault.sla.policy && r.deadline ? [dateOf(r.deadline)] : [],
  )
  return limits.length > 0 ? limits.reduce((a, b) => (a > b ? a : b)) : addDays(reported, usualDays)
}

const words = { open: '处理中', restored: '待关闭', closed: '已关闭', void: '已作废' } as const
const stateWord = (fault: FaultFacts): string => words[fault.state]

/** What proves a loaner, where the rule speaks of one. */
function lent(basis: Basis, rule: FaultsRule, fault: FaultFacts): Proof[] {
  if (rule.occasion !== 'loaner' && rule.occasion !== 'transport') return []
  return fault.loaners.flatMap((l) => {
    const document = basis.documentOf('R12', l.id, '')
    return document ? [documentProof(document)] : [recordProof('loaner', l.id, l.identity?.number ?? '', '备机')]
  })
}
