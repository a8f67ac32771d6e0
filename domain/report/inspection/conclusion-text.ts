import type { ItemFacts } from '../../inspection/facts.ts'
import { forecast, type TrendPoint } from '../../inspection/forecast.ts'
import { judgeItem } from '../../inspection/judge.ts'
import type { JudgedRow } from '../../inspection/judgement.ts'
import { itemConclusion } from '../../inspection/phrase.ts'
import type { Measure } from '../../pack/schema.ts'
import { dateOf } from '../../time/instant.ts'
import type { Verdict } from '../../verdict.ts'
import { reasonOf } from './unchecked.ts'

/** A note that ends in a result is the engineer's own conclusion; any other stands beside it. */
export function isConclusion(note: string): boolean {
  return note.includes('结论：')
}

/** 结论: one sentence that ends in the result, `…，结论：异常。` */
export function conclusionText(item: ItemFacts, verdict: Verdict): string {
  const note = item.note.trim()
  if (verdict === 'normal' && isConclusion(note)) return note
  const judgement = judgeItem(item.item, item.meas.rows, item.meas.subPoints)
  const handled = item.retest?.verdict === 'normal'
  const [decisive] = judgement.rows
  const ahead =
    verdict === 'attention' && !handled && decisive ? forecast(pointsOf(item, decisive), decisive.measure) : null
  return itemConclusion(item.item, judgement, verdict, {
    reason:
      verdict === 'unchecked' || verdict === 'not-applicable'
        ? reasonOf(item)
        : (item.findings[0]?.problem?.description ?? note),
    subPoints: item.meas.subPoints,
    words: item.checklist.words,
    handled,
    ...(ahead?.date ? { forecast: ahead.sentence } : {}),
  })
}

/** The row's value in every quarter it is known for, this one last. */
function pointsOf(item: ItemFacts, { row }: JudgedRow): TrendPoint[] {
  const earlier = item.history.flatMap((h) => {
    const before = h.rows.find((r) => r.key === row.key)
    return before ? [{ date: dateOf(h.checkedAt), value: before.value }] : []
  })
  return item.meas.checkedAt === '' ? earlier : [...earlier, { date: dateOf(item.meas.checkedAt), value: row.value }]
}

const full = 100

/** `按近5个季度增量推算，约2024-07-20用尽` for a percentage that fills up; empty where no three quarters say so. */
export function exhaustionText(item: ItemFacts): string {
  const [worst] = judgeItem(item.item, item.meas.rows, item.meas.subPoints).rows
  const limit = worst?.measure.abnormal
  if (!worst || worst.measure.unit !== '%' || worst.row.total === '' || !limit?.op.startsWith('>')) return ''
  const points = pointsOf(item, worst)
  const whole: Measure = { ...worst.measure, abnormal: { op: '>=', value: full } }
  const { date } = forecast(points, whole)
  return date === null ? '' : `按近${points.length}个季度平均增量推算，约${date}用尽。`
}
