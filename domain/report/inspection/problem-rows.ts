import type { ItemFacts } from '../../inspection/facts.ts'
import { adviceGroupName } from '../../verdict.ts'
import type { CardRow } from '../block.ts'
import { orElse } from '../../or-else.ts'
import { exhaustionText } from './conclusion-text.ts'
import { type Context, numberOf } from './context.ts'
import type { Problem } from '../../inspection/problem.ts'
import { whenText } from './quarter.ts'
import { retestText } from './retest.ts'

/** What a 关注 or 异常 card says more: the problem, its reach, the advice, and what was done on the spot. */
export function problemRows(context: Context, item: ItemFacts, problems: readonly Problem[]): CardRow[] {
  const each = (words: string, text: (problem: Problem) => string): string => {
    const told = problems.map((p) =>
      problems.length > 1 ? `${p.code}：${orElse(text(p), words)}` : orElse(text(p), words),
    )
    return orElse(told.join('\n'), words)
  }
  return [
    { kind: 'wide', label: '问题描述', value: each('未填写', (p) => closed(p.finding.problem?.description)) },
    {
      kind: 'wide',
      label: '影响范围',
      value: `${each('未填写', (p) => closed(p.finding.problem?.impact))}${exhaustionText(item)}`,
    },
    { kind: 'wide', label: '改进建议', value: each('未填写', (p) => adviceText(context, p)) },
    { kind: 'wide', label: '现场处理', value: actionText(item) },
    ...(item.retest ? [{ kind: 'wide' as const, label: '复测值', value: retestText(item) }] : []),
  ]
}

/** A sentence with one full stop at its end; nothing stays nothing. */
function closed(text: string | undefined): string {
  const trimmed = (text ?? '').trim()
  return trimmed === '' || /[。！？]$/.test(trimmed) ? trimmed : `${trimmed}。`
}

/** `【调优】新增10GB数据文件。详见6.1。` */
function adviceText(context: Context, problem: Problem): string {
  const { advice } = problem.finding
  const text = advice?.text.trim() ?? ''
  if (text === '' || !advice?.group) return text
  const place = `${numberOf(context, 'advice')}.${context.groups.indexOf(advice.group) + 1}`
  return `【${adviceGroupName[advice.group]}】${text.replace(/。$/, '')}。详见${place}。`
}

function actionText({ retest }: ItemFacts): string {
  if (!retest) return '未作现场处理'
  const who = [retest.by.trim(), retest.at === '' ? '' : whenText(retest.at)].filter((t) => t !== '').join('，')
  return `${orElse(retest.action, '已处理').replace(/。$/, '')}${who === '' ? '' : `（${who}）`}。`
}
