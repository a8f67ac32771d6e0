import type { ItemFacts } from '../../inspection/facts.ts'
import { judgeItem } from '../../inspection/judge.ts'
import { relation } from '../../inspection/sentence.ts'
import { namedValue } from '../../inspection/value-text.ts'
import { orElse } from '../../or-else.ts'
import { type Verdict, verdictName } from '../../verdict.ts'
import { reasonOf } from './unchecked.ts'

/** 结论: one sentence that ends in the result, `…，结论：异常。` */
export function conclusionText(item: ItemFacts, verdict: Verdict): string {
  if (verdict === 'unchecked' || verdict === 'not-applicable') return `${reasonOf(item)}，结论：${verdictName[verdict]}。`
  if (verdict === 'normal') return normalText(item)
  const judged = judgeItem(item.item, item.meas.rows, item.meas.subPoints).rows.find((j) => 'verdict' in j.result && j.result.verdict === verdict)
  const handled = item.retest?.verdict === 'normal'
  const found = judged ? `${namedValue(judged.row, judged.measure)}，${relation(verdict, judged.measure)}` : pointText(item, verdict)
  return `经检查，${found}${handled ? '，现场已处理，复测正常' : ''}，结论：${verdictName[verdict]}${handled ? '（已处理）' : ''}。`
}

function normalText(item: ItemFacts): string {
  const values = judgeItem(item.item, item.meas.rows, item.meas.subPoints).rows.filter((j) => j.measure.required)
  const words = values.map((j) => namedValue(j.row, j.measure)).join('、')
  return orElse(item.note, item.item.normalSentence.replace('{values}', words))
}

function pointText({ item, meas }: ItemFacts, verdict: Verdict): string {
  const names = item.subPoints.filter((p) => meas.subPoints[p.id]?.state === verdict).map((p) => p.name)
  return names.length > 0 ? `子项${names.join('、')}${verdictName[verdict]}` : `${item.name}${verdictName[verdict]}`
}
