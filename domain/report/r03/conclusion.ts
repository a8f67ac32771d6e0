import { isInstant } from '../../fault/timeline.ts'
import { lossNames } from '../../fault/word.ts'
import { isBreach, type SlaRow } from '../../sla/state.ts'
import { durationText } from '../../time/duration.ts'
import type { Span } from '../block.ts'
import { type FaultPaper, msBetween } from './context.ts'
import { lateText, spentText } from './spent.ts'

const stateWords = {
  open: '故障尚未修复',
  restored: '故障已修复，待用户确认',
  closed: '故障已修复',
  void: '本记录已作废',
}
/** The state beside the version. */
export const stateNames = { open: '处理中', restored: '已修复，待确认', closed: '已关闭', void: '已作废' } as const

/** The rows of the tier in force that are judged. */
export function judgedRows({ facts }: FaultPaper): SlaRow[] {
  return facts.sla.rows.filter((r) => r.deadline !== null && r.state !== '不适用')
}

/** Why a row was missed, in the engineer's words. */
export function overdueReason({ facts }: FaultPaper, row: SlaRow): string {
  return facts.fault.overdue?.reasons[row.milestone]?.trim() || '未填写'
}

/** The answer of the whole paper in one paragraph: state, limits, interruption, data. */
export function conclusionOf(paper: FaultPaper): Span[] {
  const { facts } = paper
  if (facts.state === 'void') return [{ text: `${stateWords.void}，原因：${facts.fault.void?.reason || '未填写'}。` }]
  return [{ text: `${stateWords[facts.state]}，` }, ...limitSpans(paper), { text: `；${outcome(paper)}。` }]
}

function limitSpans(paper: FaultPaper): Span[] {
  const { facts } = paper
  if (!paper.contractual) return internalSpans(paper)
  const rows = judgedRows(paper)
  if (rows.length === 0) return [{ text: '合同时限没有开始计算' }]
  const late = rows.filter((r) => isBreach(r.state))
  const open = rows.filter((r) => r.metAt === null && !isBreach(r.state) && r.state !== '豁免' && !byLoaner(r))
  const lent = rows.some(byLoaner)
  if (late.length > 0) {
    const each = unique(late).map(
      (r) =>
        `“${r.name}”${r.metAt === null ? '尚未达成，已' : `用时${spentText(facts.sla, r)}，`}逾期${lateText(r, facts.now)}，原因：${overdueReason(paper, r)}`,
    )
    return [
      { text: `逾期${each.length}项：`, bold: true },
      { text: each.join('；') },
      ...(open.length > 0 ? [{ text: `；另有${open.length}项未到期` }] : []),
    ]
  }
  const spent = unique(rows.filter((r) => r.metAt !== null)).map((r) => `${r.name}${spentText(facts.sla, r)}`)
  const durations = spent.length === 0 ? '' : `（${spent.join('，')}）`
  const head =
    open.length > 0 ? `${open.length}项时限未到期` : lent ? '时限全部达标，其中修复时限由备机保障' : '时限全部达标'
  return [
    { text: head, bold: true },
    { text: durations },
    ...(lent ? [{ text: '，未在24h修复，已按(2)2提供备机' }] : []),
  ]
}

const byLoaner = (row: SlaRow): boolean => row.state === '达标(备机保障)'

/** One row of each promise: section 3 repeats what the tier says, in other words. */
function unique(rows: readonly SlaRow[]): SlaRow[] {
  const kind = (r: SlaRow): string => (r.milestone === 'repair_or_loaner' ? 'repair' : r.milestone)
  const same = (a: SlaRow, b: SlaRow): boolean =>
    kind(a) === kind(b) && a.deadline === b.deadline && a.metAt === b.metAt
  return rows.filter((r, n) => rows.findIndex((other) => same(other, r)) === n)
}

function internalSpans({ facts }: FaultPaper): Span[] {
  const head: Span = { text: '合同没有约定小时数', bold: true }
  const targets = facts.sla.internal.map((t) => `${t.name}${t.hours}小时内，${t.state}`)
  return [head, { text: targets.length > 0 ? `（${targets.join('；')}）` : '，不判定时限' }]
}

function outcome({ facts: { fault } }: FaultPaper): string {
  const { from = '', to = '' } = fault.impact ?? {}
  const known = isInstant(from) && isInstant(to)
  const interrupted = known
    ? `业务中断${durationText(msBetween(from, to), true)}`
    : isInstant(from)
      ? '业务中断尚未结束'
      : '业务中断未填写'
  return `${interrupted}，${fault.data?.loss ? lossNames[fault.data.loss] : '数据影响未填写'}`
}
