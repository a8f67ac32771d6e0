import type { ItemFacts } from '../../inspection/facts.ts'
import { measuredText, placeText, shortName } from '../../inspection/measured-text.ts'
import { valueText } from '../../inspection/value-text.ts'
import { verdictNames } from '../../verdict.ts'
import { orElse } from '../../or-else.ts'
import { retestShort } from './retest.ts'
import { printedVerdict, reasonOf } from './unchecked.ts'
import { type MeasureRows, valuesOf } from './values.ts'

/** How many measures a cell of the summary has room for. */
const mostMeasures = 2

/** 检查情况 of one item in a few words: what was measured, the worst of it, and what was done on the spot. */
export function situation(item: ItemFacts): string {
  const verdict = printedVerdict(item)
  if (verdict === 'unchecked' || verdict === 'not-applicable') return reasonOf(item)
  const bad = verdict === 'abnormal' || verdict === 'attention'
  const measured = valuesOf(item)
    .slice(0, bad ? 1 : mostMeasures)
    .map(measureText)
  const points = pointsText(item)
  const parts = measured.length > 0 ? [...measured, ...exceptions(item)] : [points]
  const retest = retestShort(item)
  return orElse([...parts, retest].filter((p) => p !== '').join('；'), '已检查，结果见卡片')
}

/** `3个表空间，最高EBILL_DATA 93.41%`. */
function measureText({ measure, rows }: MeasureRows): string {
  const [worst] = rows
  if (!worst) return ''
  if (measure.object === null || rows.length === 1) return measuredText(worst.row, measure)
  const named = worst.row.object !== '' && (measure.unit === '%' || measure.unit === 's')
  const name = named ? '' : shortName(measure)
  return `${rows.length}个${measure.object}，${extreme(worst)}${placeText(worst.row)} ${name}${valueText(worst.row, measure)}`
}

function extreme({ row, measure }: MeasureRows['rows'][number]): string {
  const op = measure.abnormal?.op ?? measure.attention?.op
  if (op === undefined) return ''
  if (op.startsWith('<')) return '最低'
  if (measure.unit === '%') return '最高'
  return measure.unit === 's' && row.object !== '' ? '最长' : '最大'
}

/** Sub-points that are not what the values say: `1个子项未检查`. */
function exceptions({ item, meas, checklist }: ItemFacts): string[] {
  const words = verdictNames(checklist.words)
  return (['abnormal', 'attention', 'unchecked'] as const).flatMap((state) => {
    const n = item.subPoints.filter((p) => meas.subPoints[p.id]?.state === state).length
    return n === 0 ? [] : [`${n}个子项${words[state]}`]
  })
}

/** `11个子项正常`, with what is not. */
function pointsText({ item, meas, checklist }: ItemFacts): string {
  const names = verdictNames(checklist.words)
  if (item.subPoints.length === 0) return ''
  const states = item.subPoints.map((p) => meas.subPoints[p.id]?.state ?? 'unchecked')
  const of = (state: string, word: string): string[] => {
    const n = states.filter((s) => s === state).length
    return n === 0 ? [] : [`${n}个${word}`]
  }
  const normal = states.filter((s) => s === 'normal').length
  if (normal === states.length) return `${normal}个子项均${names.normal}`
  const rest = [
    ...of('abnormal', names.abnormal),
    ...of('attention', names.attention),
    ...of('not-applicable', '不适用'),
    ...of('unchecked', '未检查'),
  ]
  return `${states.length}个子项：${[...(normal > 0 ? [`${normal}个${names.normal}`] : []), ...rest].join('、')}`
}
