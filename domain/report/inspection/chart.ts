import { isDecimal } from '../../inspection/decimal.ts'
import type { ItemFacts } from '../../inspection/facts.ts'
import type { JudgedRow } from '../../inspection/judgement.ts'
import { placeText, shortName } from '../../inspection/measured-text.ts'
import { valueText } from '../../inspection/value-text.ts'
import type { Condition, Measure } from '../../pack/schema.ts'
import type { Chart } from '../block.ts'
import { shortQuarter } from '../../time/quarter-name.ts'
import { type MeasureRows, rowVerdict } from './values.ts'

export interface DrawnChart {
  readonly chart: Chart
  readonly title: string
  readonly alt: string
}

/** More bars than this say nothing a table does not; the worst are drawn. */
const mostBars = 12
/** A comparison of sizes that are no percentages needs at least so many bars to be worth its place. */
const fewestPlainBars = 4

const markOf = (condition: Condition | null, measure: Measure, name: string) =>
  condition ? { value: condition.value, label: `${name}${condition.value}${measure.unit}` } : undefined

function marks(measure: Measure) {
  const limit = markOf(measure.abnormal, measure, measure.source === 'contract' ? '合同限值' : '内部限值')
  const warning = markOf(measure.attention, measure, '预警值')
  return { ...(limit ? { limit } : {}), ...(warning ? { warning } : {}) }
}

function drawn(row: JudgedRow): 'normal' | 'attention' | 'abnormal' {
  const verdict = rowVerdict(row)
  return verdict === 'attention' || verdict === 'abnormal' ? verdict : 'normal'
}

/** Several objects' values side by side: percentages from two bars on, other sizes from four. */
export function barsOf(item: ItemFacts, { measure, rows }: MeasureRows): DrawnChart[] {
  const known = rows.filter((r) => isDecimal(r.row.value))
  const percent = measure.unit === '%'
  if (measure.object === null || known.length < (percent ? 2 : fewestPlainBars)) return []
  if (!percent && known.every((r) => Number(r.row.value) === 0)) return []
  const some = known.slice(0, mostBars)
  const bars = some.map((r) => ({
    label: placeText(r.row) || shortName(measure),
    value: Number(r.row.value),
    shown: valueText(r.row, measure),
    verdict: drawn(r),
  }))
  const highest = Math.max(...bars.map((b) => b.value), measure.abnormal?.value ?? 0, measure.attention?.value ?? 0)
  const part = some.length < known.length ? `（前${some.length}个，共${known.length}个）` : ''
  return [
    {
      chart: {
        kind: 'bars',
        unit: measure.unit,
        rows: bars,
        max: percent ? Math.max(100, highest) : highest,
        ...marks(measure),
      },
      title: `${item.item.name}${shortName(measure)}${part}`,
      alt: `柱形图：${bars.map((b) => `${b.label} ${b.shown}${words[b.verdict]}`).join('，')}。`,
    },
  ]
}

const words = { normal: '', attention: '（关注）', abnormal: '（异常）' } as const

/** The worst row over at least two earlier quarters and this one. */
export function trendOf(item: ItemFacts, { measure, rows }: MeasureRows, period: string): DrawnChart[] {
  const [worst] = rows
  if (!worst || !isDecimal(worst.row.value)) return []
  const earlier = item.history.flatMap((h) => {
    const row = h.rows.find((r) => r.key === worst.row.key && isDecimal(r.value))
    return row ? [{ label: shortQuarter(h.period), value: Number(row.value), shown: valueText(row, measure) }] : []
  })
  if (earlier.length < 2) return []
  const points = [
    ...earlier,
    { label: shortQuarter(period), value: Number(worst.row.value), shown: valueText(worst.row, measure) },
  ]
  const object = placeText(worst.row)
  return [
    {
      chart: { kind: 'line', unit: measure.unit, points, ...marks(measure) },
      title: `${object === '' ? item.item.name : object} ${shortName(measure)}近${points.length}个季度趋势`,
      alt: `折线图：${points.map((p) => `${p.label} ${p.shown}`).join('，')}${words[drawn(worst)]}。`,
    },
  ]
}
