import type { MilestoneState, SlaRow } from '../../sla/state.ts'
import type { Cell } from '../block.ts'
import { type FaultPaper, whenOf } from './context.ts'
import { spentText } from './spent.ts'

const small = (text: string, align?: Cell['align']): Cell => ({ text, kind: 'small', ...(align ? { align } : {}) })

/** The state with a sign, so that grey print shows it as well. */
function stateCell(state: MilestoneState): Cell {
  switch (state) {
    case '达标':
      return { text: [{ text: '√ 达标', bold: true }], kind: 'small', align: 'center' }
    case '达标(备机保障)':
      return { text: [{ text: '√ 达标（备机保障）', bold: true }], kind: 'small', align: 'center' }
    case '超时达成':
    case '超时未达成':
      return { text: `× ${state}`, kind: 'verdict', verdict: 'abnormal', align: 'center' }
    case '即将超时':
      return { text: `▲ ${state}`, kind: 'verdict', verdict: 'attention', align: 'center' }
    default:
      return small(state, 'center')
  }
}

/** Section 3 says of every fault what its tier says: rows that agree in all are one. */
export function mergedRows(rows: readonly SlaRow[], tier: string): readonly (SlaRow & { readonly also: string })[] {
  const own = rows.filter((r) => r.policy === tier)
  const general = rows.filter((r) => r.policy !== tier)
  const same = (a: SlaRow, b: SlaRow): boolean =>
    a.name === b.name && a.deadline === b.deadline && a.metAt === b.metAt && a.state === b.state
  return [
    ...own.map((r) => ({ ...r, also: general.find((g) => same(r, g))?.clause ?? '' })),
    ...general.filter((g) => !own.some((r) => same(r, g))).map((r) => ({ ...r, also: '' })),
  ]
}

/** One promise: the contract's words, when it was due, when it was met, how long it took, how it stands. */
export function limitRow(paper: FaultPaper, row: SlaRow & { readonly also: string }): Cell[] {
  const { sla } = paper.facts
  const immediate = row.deadline === null
  return [
    small(row.name),
    small(`${row.quote}${row.also === '' ? '' : '（第三部分售后要求相同）'}`),
    small(immediate ? '立即' : whenOf(paper, row.deadline, '—'), 'center'),
    small(whenOf(paper, row.metAt, row.state === '不适用' && !immediate ? '—' : '未达成'), 'center'),
    small(spentText(sla, row) || '—', 'right'),
    immediate ? small(row.metAt === null ? '未记录' : '已组织', 'center') : stateCell(row.state),
  ]
}

/** A target that the firm set itself, never called contractual. */
export function internalRow(paper: FaultPaper, target: FaultPaper['facts']['sla']['internal'][number]): Cell[] {
  const { start } = paper.facts.sla
  const row = { deadline: target.deadline, nominalDeadline: target.deadline, metAt: target.metAt } as SlaRow
  return [
    small(target.name),
    small(`合同没有约定小时数；乙方自定${target.hours}小时内`),
    small(whenOf(paper, target.deadline, '—'), 'center'),
    small(whenOf(paper, target.metAt, '未达成'), 'center'),
    small(start === null ? '—' : spentText(paper.facts.sla, row) || '—', 'right'),
    small(`内部目标${target.state}`, 'center'),
  ]
}
