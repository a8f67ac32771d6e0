import type { DateText } from '../time/instant.ts'

/** Below this many faults no percentages and no trend are claimed. */
export const fewestForTrend = 5

/** The faults of one period that is compared with. */
export interface PeriodCount {
  readonly id: string
  readonly name: string
  readonly from: DateText
  readonly count: number
}

/** `5/6`, and its percentage where there are enough to have one; `不涉及` of nothing. */
export function rateText(part: number, whole: number): string {
  if (whole === 0) return '不涉及'
  const share = `${part}/${whole}`
  return whole < fewestForTrend ? share : `${share}（${((part / whole) * 100).toFixed(2)}%）`
}

/** Three periods, the last one the present, in one sentence; with few faults only their counts. */
export function trendSentence(before: readonly PeriodCount[], own: PeriodCount): string {
  const three = [...before, own].slice(-3)
  if (three.length === 1) return `服务期内此前没有可比的统计期，本期故障${own.count}起。`
  const counts = three.map((p) => `${p.name}${p.count}起`).join('、')
  if (three.length < 3) return `${counts}；不足三期，不作趋势判断。`
  if (own.count < fewestForTrend) return `近三期依次为${counts}；本期少于${fewestForTrend}起，只列件数，不作趋势判断。`
  return `近三期依次为${counts}，故障数${direction(three.map((p) => p.count))}。`
}

function direction(counts: readonly number[]): string {
  const steps = counts.slice(1).map((c, n) => Math.sign(c - counts[n]!))
  if (steps.every((s) => s === 0)) return '呈持平趋势'
  if (steps.every((s) => s >= 0)) return '呈上升趋势'
  if (steps.every((s) => s <= 0)) return '呈下降趋势'
  return '有升有降，未呈单一趋势'
}

/** `较2023年第四季度增加2起`, with the percentage where both periods have enough faults. */
export function comparisonSentence(name: string, other: PeriodCount | null, own: PeriodCount): string {
  if (!other) return `${name}：服务期内没有可比的统计期。`
  const difference = own.count - other.count
  if (difference === 0) return `${name}：与${other.name}（${other.count}起）持平。`
  const enough = own.count >= fewestForTrend && other.count >= fewestForTrend
  const percent = enough ? `（${((Math.abs(difference) / other.count) * 100).toFixed(2)}%）` : ''
  return `${name}：较${other.name}（${other.count}起）${difference > 0 ? '增加' : '减少'}${Math.abs(difference)}起${percent}。`
}
