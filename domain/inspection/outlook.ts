import { dateOf, addDays } from '../time/instant.ts'
import { quarterName } from '../time/quarter-name.ts'
import type { InspectionFacts } from './facts.ts'
import { nextPeriod } from './next-period.ts'
import { termsOf } from './terms.ts'
import { type Problem, dueText, problemTitle, problemsOf, stillOpen } from './problem.ts'

/** What next quarter brings, one line each; a line ends in brackets with when and who. */
export interface Outlook {
  readonly plan: string
  readonly needs: string
}

/** The hospital's part has to be decided so many days before the work is due. */
const leadDays = 4

/**
 * Next quarter's plan and what the hospital is asked to do for it, from what is still open and the next period. Used
 * while the engineer has not written their own.
 */
export function proposedOutlook(facts: InspectionFacts): Outlook {
  const open = problemsOf(facts).filter(stillOpen)
  const missing = uncheckedLines(facts)
  const plan = [
    ...open.map(
      (p) =>
        `${p.code} ${p.item.item.name}${p.level === 'abnormal' ? '整改与复检' : '处理与复查'}（${untilText(p)}，${doer(p)}）`,
    ),
    ...missing.map((line) => line.plan),
    inspectionLine(facts),
  ]
  const needs = [
    ...open.filter((p) => p.finding.advice?.party !== 'contractor').map((p) => needLine(facts, p)),
    ...missing.map((l) => l.need),
  ]
  return { plan: plan.join('\n'), needs: needs.join('\n') }
}

const untilText = (p: Problem): string => (p.finding.advice?.due ? `${p.finding.advice.due}前` : '时间待确定')
/** What the hospital has to do is checked again by the firm. */
const doer = (p: Problem): string =>
  p.finding.advice?.party === 'contractor' ? '乙方' : p.finding.advice?.party ? '双方' : '待确定'

function needLine(facts: InspectionFacts, problem: Problem): string {
  const due = problem.finding.advice?.due ?? ''
  const today = dateOf(facts.now)
  const early = due === '' ? '' : addDays(due, -leadDays)
  const by = due === '' ? dueText(problem.finding) : early > today ? early : due
  const title = problemTitle(problem)
  const act = problem.finding.advice?.party === 'third-party' ? '协调第三方处理' : '确认处理方案并安排实施时间'
  return `${title}：${act}（${by}，${problem.code}）`
}

function inspectionLine(facts: InspectionFacts): string {
  const next = nextPeriod(facts)
  const name = `${next ? quarterName(next.name) : '续签后首个季度'}${termsOf(facts.checklist).act}（合同${facts.items.length}项）`
  return next ? `${name}（${next.to}前，乙方）` : `${name}（按续签合同，乙方）`
}

/** What could not be checked this time: to be made up with the next inspection, and what the hospital has to provide. */
function uncheckedLines(facts: InspectionFacts): { plan: string; need: string }[] {
  const next = nextPeriod(facts)
  const when = next ? `与下季度${termsOf(facts.checklist).act}同时` : '另行约定'
  const by = next ? next.from : '另行约定'
  return facts.items
    .filter((i) => i.item.kind === 'check')
    .flatMap((i) => {
      if (i.meas.verdict === 'unchecked') return [{ name: i.item.name, item: i.item.id }]
      if (i.meas.verdict === null || i.meas.verdict === 'not-applicable') return []
      const points = i.item.subPoints.filter((p) => i.meas.subPoints[p.id]?.state === 'unchecked').map((p) => p.name)
      return points.length === 0 ? [] : [{ name: `${i.item.name}（${points.join('、')}）`, item: i.item.id }]
    })
    .map(({ name, item }) => ({
      plan: `补检${name}（${when}，双方）`,
      need: `提供补检条件：${name}（${by}，${item}）`,
    }))
}
