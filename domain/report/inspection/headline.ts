import type { VerdictCounts } from '../../inspection/count.ts'
import type { Problem } from '../../inspection/problem.ts'
import type { Context } from './context.ts'
import { stillOpen } from '../../inspection/problem.ts'

const dueOf = (problem: Problem): string => problem.finding.advice?.due ?? ''

/** `须在2024-04-12前完成整改`; with several dates the first and the last. */
function deadline(problems: readonly Problem[], verb: string): string {
  const dates = [...new Set(problems.map(dueOf))].filter((d) => d !== '').sort()
  if (dates.length === 0) return `${verb}时间待双方确定`
  if (dates.length === 1) return `须在${dates[0]}前完成${verb}`
  return `${verb}最早一项须在${dates[0]}前、全部须在${dates.at(-1)}前完成`
}

/**
 * The one sentence that answers: the state, and what must happen by when. Counted by the first result; what was
 * repaired on the spot is said to be so.
 */
export function headline(counts: VerdictCounts, context: Pick<Context, 'problems' | 'terms' | 'verdicts'>): string {
  const { problems, terms, verdicts } = context
  if (counts.open > 0) return `草稿：${counts.total}项中尚有${counts.open}项未检查，暂不作结论。`
  const missing = counts.unchecked > 0 ? `另有${counts.unchecked}项未检查。` : ''
  const bad = problems.filter((p) => p.level === 'abnormal')
  const openBad = bad.filter(stillOpen)
  if (openBad.length > 0)
    return `${state(openBad, terms.subject)}；${openBad.length}项${verdicts.abnormal}${deadline(openBad, '整改')}。${missing}`
  if (counts.abnormal > 0)
    return `${terms.subject}可持续运行；${counts.abnormal}项${verdicts.abnormal}现场已处理或关闭。${missing}`
  const attention = problems.filter((p) => p.level === 'attention' && stillOpen(p))
  if (attention.length > 0)
    return `${terms.fair}；${attention.length}项${verdicts.attention}${deadline(attention, '处理')}。${missing}`
  if (counts.attention > 0) return `${terms.fair}；${counts.attention}项${verdicts.attention}现场均已处理。${missing}`
  if (counts.normal === 0) return `没有取得检查结果，暂不作结论。${missing}`
  return counts.unchecked > 0
    ? `已检查项结果均为${verdicts.normal}；另有${counts.unchecked}项未检查。`
    : `全部检查项结果${verdicts.normal}，${terms.calm}。`
}

/** With a risk called high the report does not say that the system may go on running as it is. */
function state(open: readonly Problem[], subject: string): string {
  return open.some((p) => p.finding.problem?.risk === 'high') ? `${subject}存在高风险问题` : `${subject}可持续运行`
}
