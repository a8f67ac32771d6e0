import { isSettled } from '../../finding/follow.ts'
import type { Rule } from '../../pack/proof.ts'
import { addDays, dateOf } from '../../time/instant.ts'
import type { Basis } from '../basis.ts'
import type { Column, Gap, RuleResult } from '../cell.ts'
import type { FindingFact } from '../facts.ts'
import { recordProof, result, resultOf } from './result.ts'

type FindingsRule = Extract<Rule, { kind: 'findings' }>

/** Days within which a finding without a date of its own is closed: until the next quarterly check. */
const closingDays = 92

/** 异常 and 关注 of the period's checks are closed, or their risk is accepted under the customer's signature. */
export function findingsRule(basis: Basis, rule: FindingsRule, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const inspections = new Set(
    basis.facts.inspections
      .filter((i) => i.period === column.id)
      .filter((i) => rule.checklistIds.length === 0 || rule.checklistIds.includes(i.checklist))
      .map((i) => i.id),
  )
  const findings = basis.facts.findings.filter(
    (f) =>
      inspections.has(f.origin.inspection) &&
      f.origin.level !== 'advice' &&
      f.state.state !== 'withdrawn' &&
      (rule.risk === 'any' || f.problem?.risk === 'high'),
  )
  if (findings.length === 0) return result('idle', [])
  const settled = (f: FindingFact): boolean => isSettled(f, basis.facts.filed)
  const open = findings.filter((f) => !settled(f))
  const done = findings.filter(settled)
  return resultOf(
    done.map((f) => recordProof('finding', f.id, f.origin.item, f.state.state === 'closed' ? '已关闭' : '已接受风险')),
    open.map(gapOf),
  )
}

function gapOf(finding: FindingFact): Gap {
  const what = finding.origin.item === '' ? '' : ` ${finding.origin.item}`
  const due = finding.advice?.due || addDays(dateOf(finding.origin.raisedAt), closingDays)
  return {
    sentence: `问题${what}“${short(finding.problem?.description ?? '')}”${finding.state.state === 'accepted' ? '接受风险没有院方签字件' : '还没有关闭'}`,
    due,
    step: { label: '处理问题', action: { type: 'record', table: 'finding', row: finding.id, field: '' } },
    begun: '待整改',
  }
}

const short = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)
