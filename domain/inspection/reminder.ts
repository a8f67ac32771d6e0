import { dateOf, epochOf } from '../time/instant.ts'
import { verdictNames } from '../verdict.ts'
import { compareDecimal, isDecimal } from './decimal.ts'
import type { InspectionFacts } from './facts.ts'
import { namedValue } from './value-text.ts'

/** Worth a second look before signing (请再看一眼). Never blocks. */
export interface Reminder {
  readonly kind: 'same-value' | 'fast' | 'same-picture' | 'not-cleared' | 'outside-period' | 'captured-outside'
  readonly items: readonly string[]
  readonly sentence: string
}

/** Judging faster than this many seconds per item looks like clicking through. */
const fastSeconds = 1.25
const fastRun = 5

/**
 * Protects engineers from their own copying: values equal to last quarter's, many items judged within
 * seconds, one picture under two items, pictures nobody checked for patients' data, work or pictures dated
 * outside the period.
 */
export function remindersOf(facts: InspectionFacts): Reminder[] {
  return [...sameValues(facts), ...fastRuns(facts), ...samePictures(facts), ...notCleared(facts), ...outside(facts)]
}

function sameValues(facts: InspectionFacts): Reminder[] {
  return facts.items.flatMap((i) => {
    const last = i.history.at(-1)
    if (!last) return []
    return i.meas.rows
      .filter((r) => isCopyable(r.value) && last.rows.some((p) => p.key === r.key && p.value === r.value))
      .map((r): Reminder => {
        const measure = i.item.measures.find((m) => m.id === r.measure)
        const value = measure ? namedValue(r, measure) : `${r.object || i.item.name} ${r.value}${r.unit}`
        return { kind: 'same-value', items: [i.item.id], sentence: `${value} 与上季度完全相同。` }
      })
  })
}

/** Whether an equal value is worth a second look: that again nothing failed is what one hopes for. */
export function isCopyable(value: string): boolean {
  return value !== '' && !(isDecimal(value) && compareDecimal(value, 0) === 0)
}

function fastRuns(facts: InspectionFacts): Reminder[] {
  const judged = facts.items
    .filter((i) => i.meas.verdict === 'normal' && i.meas.checkedAt)
    .map((i) => ({ id: i.item.id, at: epochOf(i.meas.checkedAt) }))
    .sort((a, b) => a.at - b.at)
  for (let from = 0; from + fastRun <= judged.length; from++) {
    let to = from + fastRun
    while (to < judged.length && (judged[to]!.at - judged[from]!.at) / 1000 <= fastSeconds * (to - from + 1)) to++
    const run = judged.slice(from, to)
    const seconds = (run.at(-1)!.at - run[0]!.at) / 1000
    if (seconds <= fastSeconds * run.length)
      return [
        {
          kind: 'fast',
          items: run.map((r) => r.id),
          sentence: `${run[0]!.id} 至 ${run.at(-1)!.id} 共 ${run.length} 项在 ${Math.ceil(seconds)} 秒内连续记为${verdictNames(facts.checklist.words).normal}。`,
        },
      ]
  }
  return []
}

function samePictures(facts: InspectionFacts): Reminder[] {
  const byHash = new Map<string, Set<string>>()
  for (const i of facts.items)
    for (const e of i.evidence)
      if (e.file?.kind === 'picture') byHash.set(e.file.sha256, (byHash.get(e.file.sha256) ?? new Set()).add(i.item.id))
  return [...byHash.values()]
    .filter((items) => items.size > 1)
    .map((found) => [...found])
    .map((items) => ({ kind: 'same-picture', items, sentence: `同一张截图用在 ${items.join('、')}。` }))
}

function notCleared(facts: InspectionFacts): Reminder[] {
  const items = facts.items.filter((i) =>
    i.evidence.some((e) => e.file?.kind === 'picture' && !e.redaction?.copy && !e.redaction?.cleared),
  )
  if (items.length === 0) return []
  const count = items.reduce(
    (n, i) =>
      n + i.evidence.filter((e) => e.file?.kind === 'picture' && !e.redaction?.copy && !e.redaction?.cleared).length,
    0,
  )
  return [
    {
      kind: 'not-cleared',
      items: items.map((i) => i.item.id),
      sentence: `${count} 张截图还没有确认是否需要脱敏。`,
    },
  ]
}

function outside(facts: InspectionFacts): Reminder[] {
  const period = facts.inspection.plan!.period
  const isOutside = (at: string): boolean => at !== '' && (dateOf(at) < period.from || dateOf(at) > period.to)
  const late = facts.items.filter((i) => isOutside(i.meas.checkedAt))
  const pictures = facts.items.filter((i) => i.evidence.some((e) => isOutside(e.file?.capturedAt ?? '')))
  return [
    ...(late.length > 0
      ? [
          {
            kind: 'outside-period',
            items: late.map((i) => i.item.id),
            sentence: `${late.length} 项的检查时间不在 ${period.name} 之内，报告会如实写明。`,
          } as const,
        ]
      : []),
    ...(pictures.length > 0
      ? [
          {
            kind: 'captured-outside',
            items: pictures.map((i) => i.item.id),
            sentence: `${pictures.map((i) => i.item.id).join('、')} 有截图拍摄于 ${period.name} 之外。`,
          } as const,
        ]
      : []),
  ]
}
