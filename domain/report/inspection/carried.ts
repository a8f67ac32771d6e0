import type { Block } from '../block.ts'
import { centred, heads, left, small } from '../cell.ts'
import { rectificationState, rectificationStateName } from '../../inspection/rectification.ts'
import { orElse } from '../../or-else.ts'
import { quarterName, shortQuarter } from '../../time/quarter-name.ts'
import { collectionSpan, whenText } from './quarter.ts'
import { type Context, numberOf } from './context.ts'
import { type Finding, partyName } from '../../inspection/problem.ts'

/** What became of the findings that were open when this inspection began. */
export function carriedChapter(context: Context): Block[] {
  const { facts } = context
  const after = numberOf(context, 'carried')
  const head: Block = { type: 'heading', level: 1, text: `${after}　上季度遗留问题整改跟踪` }
  if (facts.carried.length === 0)
    return [head, { type: 'paragraph', style: 'body', text: '本系统中无以前季度遗留的未关闭问题，本季度不涉及。' }]
  const name = facts.previous ? `上季度（${quarterName(facts.previous.period)}）` : '以前季度'
  return [
    head,
    {
      type: 'table',
      caption: `${context.numbers.table(after)}　${name}遗留问题跟踪`,
      grid: [1272, 3500, 1100, 1500, 1700],
      header: heads('编号', '问题与建议', '责任方', '复检日期', '状态'),
      rows: facts.carried.map((finding, n) => {
        const period = finding.origin?.period ?? ''
        return [
          { ...small(codeOf(finding, period, n)), align: 'center' as const },
          left(carriedText(finding)),
          centred(partyName(finding)),
          centred(checkedOn(context, finding)),
          centred(carriedState(context, finding), finding.state?.state === 'open'),
        ]
      }),
    },
  ]
}

/** The order's own number, else the quarter it was raised in and its place. */
function codeOf(finding: Finding, period: string, n: number): string {
  return finding.rectification?.number || `${shortQuarter(period) || '以前'}-${String(n + 1).padStart(2, '0')}`
}

function carriedText(finding: Finding): string {
  const problem = orElse(finding.problem?.description, '未填写').replace(/。$/, '')
  const advice = finding.advice?.text.trim().replace(/。$/, '') ?? ''
  return advice === '' ? problem : `${problem}；建议：${advice}`
}

function checkedOn(context: Context, finding: Finding): string {
  const item = context.facts.items.find((i) => i.item.id === finding.origin?.item)
  const closed = finding.state?.state === 'open' ? '' : (finding.state?.at ?? '')
  const at = item?.meas.checkedAt || finding.retest?.on || closed
  return at === '' ? orElse(collectionSpan(context.facts)?.to.slice(0, 10), '未复检') : whenText(at).slice(0, 10)
}

/** `未完成，转P01` where the same item is a problem again. */
function carriedState({ problems }: Context, finding: Finding): string {
  const state = finding.state?.state ?? 'open'
  if (state === 'closed') return '已关闭'
  if (state === 'accepted') return '接受风险'
  if (state === 'withdrawn') return '已撤销'
  if (finding.rectification && rectificationState(finding) === 'done') return rectificationStateName.done
  const again = problems.find((p) => p.item.item.id === finding.origin?.item && p.item.item.id !== '')
  return again ? `未完成\n转${again.code}` : '未完成'
}
