import type { Chart } from '../report/block.ts'
import { fewestForTrend } from './trend.ts'
import type { Distribution, Share } from './distribution.ts'
import type { Statistics } from './statistics.ts'

/** A picture of one division, on screen and in the report from the same data. */
export interface StatisticsChart {
  readonly id: Distribution['id']
  readonly title: string
  /** Kind and values in words, for readers who cannot see it. */
  readonly alt: string
  readonly chart: Chart
}

const unit = '起'
/** More bars than this are folded into one line. */
const mostBars = 10

/**
 * The charts of a period: months, symptoms, causes as a Pareto ranking, departments and hours. A division of few
 * faults, or into a single class, says more as a line of text and gets none.
 */
export function statisticsCharts(statistics: Statistics): StatisticsChart[] {
  const { faults, distributions } = statistics
  if (faults.length === 0) return []
  const of = (id: Distribution['id']): Distribution => distributions.find((d) => d.id === id)!
  const ranked = (['symptom', 'cause', 'department'] as const).flatMap((id) => {
    const rows = of(id).rows.filter((r) => r.count > 0)
    return rows.length > 1 && faults.length >= fewestForTrend ? [rankedChart(of(id), rows, faults.length)] : []
  })
  const month = of('month')
  return [
    ...(month.rows.length > 1 ? [columnsChart(month, '按月份')] : []),
    ...ranked,
    ...(faults.length >= fewestForTrend ? [columnsChart(of('hour'), '按报障时段')] : []),
  ]
}

function columnsChart({ id, rows }: Distribution, title: string): StatisticsChart {
  const columns = rows.map((r) => ({
    label: id === 'month' ? shortMonth(r.label, rows) : r.label,
    value: r.count,
    shown: String(r.count),
  }))
  const said = rows.map((r) => `${r.label}${r.count}${unit}`).join('，')
  return {
    id,
    title: `故障数${title}分布`,
    alt: `柱形图，故障数${title}：${said}。`,
    chart: { kind: 'columns', unit, columns },
  }
}

/** Above this many months a label has no room for its year. */
const mostFullMonths = 8

/** `2024-03`; where there are many months `3月` within one year, `24-03` over two. */
function shortMonth(month: string, all: readonly Share[]): string {
  if (all.length <= mostFullMonths) return month
  const oneYear = all.every((r) => r.label.slice(0, 4) === month.slice(0, 4))
  return oneYear ? `${Number(month.slice(5))}月` : month.slice(2)
}

/** Bars from the largest down with the running share; the tail is folded. */
function rankedChart({ id, title }: Distribution, unsorted: readonly Share[], total: number): StatisticsChart {
  const sorted = unsorted.toSorted((a, b) => b.count - a.count)
  const rest = sorted.slice(mostBars - 1)
  const rows: Share[] =
    sorted.length <= mostBars
      ? sorted
      : [
          ...sorted.slice(0, mostBars - 1),
          { label: `其余${rest.length}类`, count: rest.reduce((sum, r) => sum + r.count, 0) },
        ]
  let sum = 0
  const bars = rows.map((r) => {
    sum += r.count
    return {
      label: r.label,
      value: r.count,
      shown: `${r.count}${unit}，累计${Math.round((sum / total) * 100)}%`,
      verdict: 'normal' as const,
    }
  })
  const said = bars.map((b) => `${b.label}${b.shown}`).join('；')
  return {
    id,
    title: `故障数按${title}排列`,
    alt: `条形图，故障数按${title}从多到少：${said}。`,
    chart: { kind: 'bars', unit, rows: bars, max: rows[0]!.count, whole: true },
  }
}
