import { isDecimal, subtract } from '../../inspection/decimal.ts'
import type { ItemFacts } from '../../inspection/facts.ts'
import { judgeItem } from '../../inspection/judge.ts'
import { showDecimal } from '../../inspection/number.ts'
import { placeText, shortName } from '../../inspection/measured-text.ts'
import { valueText } from '../../inspection/value-text.ts'
import type { Verdict } from '../../verdict.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left, right } from '../cell.ts'
import { type Context, itemNumber } from './context.ts'
import { quarterName } from '../../time/quarter-name.ts'

/** 1.4: this quarter beside the last one. */
export function comparison(context: Context): Block[] {
  const { previous } = context.facts
  if (previous === null) {
    return [
      { type: 'heading', level: 2, text: '1.4　与上季度对比' },
      { type: 'paragraph', style: 'body', text: `本系统中无上季度${context.terms.act}记录，本次不作对比。` },
    ]
  }
  const name = quarterName(previous.period)
  return [
    { type: 'heading', level: 2, text: `1.4　与上季度（${name}）对比` },
    {
      type: 'table',
      caption: `${context.numbers.table(1)}　与上季度对比`,
      grid: [4072, 1500, 1500, 2000],
      header: heads('指标', '上季度', '本季度', '变化'),
      rows: [...countRows(context, previous.verdicts), ...context.chapters.flatMap((c) => c.items).flatMap(valueRow)],
    },
    { type: 'paragraph', style: 'body', text: changes(context, previous.verdicts) },
  ]
}

type Verdicts = Readonly<Record<string, Verdict | null>>

function countRows({ facts, verdicts }: Context, before: Verdicts): Cell[][] {
  const checks = facts.items.filter((i) => i.item.kind === 'check')
  return (['normal', 'attention', 'abnormal'] as const).map((verdict) => {
    const was = checks.filter((i) => before[i.item.id] === verdict).length
    const is = checks.filter((i) => i.meas.verdict === verdict).length
    const text = is === was ? '持平' : is > was ? `增加${is - was}项` : `减少${was - is}项`
    return [left(`${verdicts[verdict]}项数`), right(`${was}项`), right(`${is}项`), centred(text)]
  })
}

/** The worst of a required measure beside the same object's value of last quarter; nothing where that is not known. */
function valueRow(item: ItemFacts): Cell[][] {
  const last = item.history.at(-1)
  const worst = judgeItem(item.item, item.meas.rows, item.meas.subPoints).rows.find((j) => j.measure.required)
  if (!last || !worst || !isDecimal(worst.row.value)) return []
  const before = last.rows.find((r) => r.key === worst.row.key)
  if (!before || !isDecimal(before.value)) return []
  const object = placeText(worst.row)
  return [
    [
      left(`${item.item.name}${object === '' ? '' : `（${object}）`}${shortName(worst.measure)}`),
      right(valueText(before, worst.measure)),
      right(valueText(worst.row, worst.measure)),
      centred(differenceText(worst.row.value, before.value, worst.measure)),
    ],
  ]
}

/** `上升4.89个百分点`: the difference of the raw values. Percentages differ by percentage points. */
export function differenceText(
  now: string,
  before: string,
  measure: { readonly unit: string; readonly decimals: number },
): string {
  const difference = subtract(now, before)
  const size = showDecimal(difference.replace('-', ''), measure.decimals)
  if (!/[1-9]/.test(size)) return '持平'
  const unit = measure.unit === '%' ? '个百分点' : measure.unit
  return `${difference.startsWith('-') ? '下降' : '上升'}${size}${unit}`
}

function changes(context: Context, before: Verdicts): string {
  const changed = context.chapters
    .flatMap((c) => c.items)
    .flatMap((item) => {
      const was = before[item.item.id]
      const is = item.meas.verdict
      if (!was || !is || was === is || item.item.kind !== 'check') return []
      return [`${itemNumber(context, item)} ${item.item.name}由${context.verdicts[was]}转为${context.verdicts[is]}`]
    })
  return changed.length === 0 ? '各检查项的结果与上季度相同。' : `结果有变化的检查项：${changed.join('；')}。`
}
