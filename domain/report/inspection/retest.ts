import { judgeRow } from '../../inspection/judge.ts'
import type { MeasuredRow } from '../../inspection/measured-row.ts'
import type { ItemFacts } from '../../inspection/facts.ts'
import { placeText, shortName } from '../../inspection/measured-text.ts'
import { valueText } from '../../inspection/value-text.ts'
import type { Measure } from '../../pack/schema.ts'
import { verdictNames } from '../../verdict.ts'
import { whenText } from './quarter.ts'

interface Repaired {
  readonly measure: Measure
  /** Absent when the row was first measured after the repair. */
  readonly before: MeasuredRow | undefined
  readonly after: MeasuredRow
}

/** Rows measured again after the repair, each with its first value. */
function repaired({ item, meas, retest }: ItemFacts): Repaired[] {
  return (retest?.rows ?? []).flatMap((after) => {
    const measure = item.measures.find((m) => m.id === after.measure)
    if (!measure || 'missing' in judgeRow(after, measure)) return []
    return [{ measure, before: meas.rows.find((r) => r.key === after.key), after }]
  })
}

/** `现场已处理，复测0.00s`, for the summary. Empty without a retest. */
export function retestShort(item: ItemFacts): string {
  if (item.retest === null) return ''
  const [first] = repaired(item)
  const value = first
    ? `，复测${valueText(first.after, first.measure)}`
    : item.retest.verdict
      ? `，复测${verdictNames(item.checklist.words)[item.retest.verdict]}`
      : '，未复测'
  return `现场已处理${value}`
}

/** `处理前2.41s → 处理后0.00s（原始值0.000812s，2024-03-20 10:31）`: both values are kept, the first decides. */
export function retestText(item: ItemFacts): string {
  const at = item.retest?.at ? whenText(item.retest.at) : ''
  const lines = repaired(item).map(({ measure, before, after }) => {
    const shown = valueText(after, measure)
    const raw = `${after.value}${measure.unit}`
    const notes = [...(raw === shown ? [] : [`原始值${raw}`]), ...(at === '' ? [] : [at])]
    const place = placeText(after)
    const first = before ? `处理前${valueText(before, measure)} → ` : ''
    return `${place === '' ? '' : `${place} `}${shortName(measure)}：${first}处理后${shown}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`
  })
  if (lines.length > 0) return lines.join('\n')
  const verdict = item.retest?.verdict
  return verdict
    ? `复测结果${verdictNames(item.checklist.words)[verdict]}${at === '' ? '' : `（${at}）`}`
    : '处理后未复测'
}
