import type { InspectionFacts } from '../../inspection/facts.ts'
import { dateTimeOf, longDate } from '../../time/instant.ts'

/** `2024年1月1日至3月31日`: the year is said once where it is the same. */
export function longSpan(from: string, to: string): string {
  const end = from.slice(0, 4) === to.slice(0, 4) ? longDate(to).slice(5) : longDate(to)
  return `${longDate(from)}至${end}`
}

const instant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d\d:\d\d)$/

/** `2024-03-20 09:12` of an instant; a date or anything else stays as it is written. */
export function whenText(text: string): string {
  return instant.test(text) ? dateTimeOf(text) : text.trim()
}

/**
 * When data was collected: the span that was entered, else the first and last judgement. Null while nothing was
 * checked.
 */
export function collectionSpan(facts: InspectionFacts): { readonly from: string; readonly to: string } | null {
  const checked = facts.items.map((i) => i.meas.checkedAt).filter((at) => at !== '')
  const times = checked.map(whenText).sort()
  const from = whenText(facts.inspection.span?.from ?? '') || times[0]
  const to = whenText(facts.inspection.span?.to ?? '') || times.at(-1)
  return from && to ? { from, to } : null
}

/** `2024-03-20 09:00 至 2024-03-21 16:30`, or words that say there is none. */
export function collectionText(facts: InspectionFacts): string {
  const span = collectionSpan(facts)
  return span ? `${span.from} 至 ${span.to}` : '尚未采集'
}
