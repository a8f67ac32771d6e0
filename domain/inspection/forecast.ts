import type { Measure } from '../pack/schema.ts'
import { addDays, daysBetween, type DateText } from '../time/instant.ts'
import { compareDecimal, isDecimal, roundDecimal, subtract } from './decimal.ts'
import type { MeasuredRow } from './measured-row.ts'
import { showDecimal } from './number.ts'
import { limitsOf, sizeText } from './value-text.ts'

/** One quarter's value of one row, the oldest first in lists. */
export interface TrendPoint {
  readonly date: DateText
  readonly value: string
}

const unitOfDifference = (measure: Measure): string => (measure.unit === '%' ? '个百分点' : measure.unit)

/** `+5.45`, `-1.20`, `0.00`: the change since the previous value, for a table column. */
export function changeText(now: string, previous: string, measure: Measure): string {
  const change = roundDecimal(subtract(now, previous), measure.decimals)
  return compareDecimal(change, 0) > 0 ? `+${change}` : change.replace(/^-(0(?:\.0+)?)$/, '$1')
}

/** `较上季度上升5.45个百分点（87.96%→93.41%）`; null without an earlier value. */
export function trendSentence(points: readonly TrendPoint[], measure: Measure): string | null {
  const [before, now] = points.slice(-2)
  if (!before || !now || !isDecimal(before.value) || !isDecimal(now.value)) return null
  const shown = (value: string): string => `${showDecimal(value, measure.decimals, limitsOf(measure))}${measure.unit}`
  const order = compareDecimal(now.value, before.value)
  const ends = `（${shown(before.value)}→${shown(now.value)}）`
  if (order === 0) return `与上季度相同（${shown(now.value)}）`
  const change = roundDecimal(subtract(now.value, before.value).replace('-', ''), measure.decimals)
  return `较上季度${order > 0 ? '上升' : '下降'}${change}${unitOfDifference(measure)}${ends}`
}

export interface Forecast {
  /** When the limit is reached, or null when it is not. */
  readonly date: DateText | null
  /** For the report, without a full stop. */
  readonly sentence: string
}

const fewestPoints = 3
const daysPerQuarter = 91.3125
const horizonDays = 3653

/**
 * Extends the average growth between the first and the last point to the contract's limit. For planning only,
 * never for judgement. Fewer than three points: `数据不足，不作推算`.
 */
export function forecast(points: readonly TrendPoint[], measure: Measure): Forecast {
  const known = points.filter((p) => isDecimal(p.value))
  const first = known[0]
  const last = known.at(-1)
  const span = first && last ? daysBetween(first.date, last.date) : 0
  const limit = measure.abnormal
  if (!first || !last || known.length < fewestPoints || span <= 0) return { date: null, sentence: '数据不足，不作推算' }
  if (!limit) return { date: null, sentence: '没有限值，不作推算' }
  const direction = limit.op.startsWith('>') ? 1 : -1
  const perDay = (Number(subtract(last.value, first.value)) * direction) / span
  const left = Number(subtract(String(limit.value), last.value)) * direction
  const perQuarter = roundDecimal(Math.abs(perDay * daysPerQuarter).toFixed(6), measure.decimals)
  const basis = `按近${known.length}个季度平均每季度${direction > 0 ? '增长' : '减少'}${perQuarter}${unitOfDifference(measure)}推算`
  if (left <= 0) return { date: last.date, sentence: `已达到限值${limit.value}${measure.unit}` }
  if (perDay <= 0)
    return { date: null, sentence: `近${known.length}个季度没有${direction > 0 ? '增长' : '减少'}，不作推算` }
  const days = Math.ceil(left / perDay)
  if (days > horizonDays) return { date: null, sentence: `${basis}，十年内不会达到限值${limit.value}${measure.unit}` }
  const date = addDays(last.date, days)
  return { date, sentence: `${basis}，预计${date}达到限值${limit.value}${measure.unit}` }
}

/**
 * Second criterion for space: 剩余 less than the growth of the last quarter means 关注, whatever the percentage.
 * A notice for the engineer, or null while it does not hold or the amounts are not known. Both rows must be in
 * one unit and on one basis.
 */
export function growthNotice(row: MeasuredRow, previous: MeasuredRow): string | null {
  if (row.unit !== previous.unit || row.basis !== previous.basis) return null
  if (![row.used, row.total, previous.used].every(isDecimal)) return null
  const free = subtract(row.total, row.used)
  const growth = subtract(row.used, previous.used)
  if (compareDecimal(growth, 0) <= 0 || compareDecimal(free, growth) >= 0) return null
  return `${row.object} 剩余 ${sizeText(free, row.unit)}，小于近一季度增量 ${sizeText(growth, row.unit)}，建议记为关注。`
}
