import type { Condition, Item, Measure } from '../pack/schema.ts'
import { milder, type Verdict, type Wording } from '../verdict.ts'
import { compareDecimal, isDecimal, scaleOf, subtract } from './decimal.ts'
import type { ItemJudgement, JudgedRow, RowResult, SubPointStates } from './judgement.ts'
import type { MeasuredRow } from './measured-row.ts'
import { judgementSentence, undecidedSentence } from './sentence.ts'
import { limitsOf } from './value-text.ts'

export type { ItemJudgement, RowResult, SubPointStates } from './judgement.ts'

function holds(value: string, { op, value: bound }: Condition): boolean {
  const order = compareDecimal(value, bound)
  return op === '<' ? order < 0 : op === '<=' ? order <= 0 : op === '>' ? order > 0 : order >= 0
}

/** Whether a printed, rounded value lies less than one rounding step from a limit: the true value may be on either side. */
function tooClose(row: MeasuredRow, measure: Measure): boolean {
  const step = scaleOf(row.value) === 0 ? '1' : `0.${'0'.repeat(scaleOf(row.value) - 1)}1`
  return limitsOf(measure).some((limit) => {
    const distance = subtract(row.value, limit).replace('-', '')
    return compareDecimal(distance, step) < 0
  })
}

/** A value outside the measure's own bounds (-5 %, 150 %) is a typing error: it counts as not given. */
function isPossible(value: string, { min, max }: Measure): boolean {
  return compareDecimal(value, min) >= 0 && (max === null || compareDecimal(value, max) <= 0)
}

/** Judges one row on its unrounded value (contract: strict limits; 90.000 is not less than 90). */
export function judgeRow(row: MeasuredRow, measure: Measure): RowResult {
  if (!isDecimal(row.value) || !isPossible(row.value, measure)) return { missing: true }
  if (row.rounded && tooClose(row, measure)) return { undecided: undecidedSentence(row, measure) }
  if (measure.abnormal && holds(row.value, measure.abnormal)) return { verdict: 'abnormal' }
  if (measure.attention && holds(row.value, measure.attention)) return { verdict: 'attention' }
  return { verdict: 'normal' }
}

const rank = (result: RowResult): number => {
  if ('missing' in result) return 4
  if ('undecided' in result) return 1
  return { abnormal: 0, attention: 2, normal: 3 }[result.verdict]
}

const lowIsBad = (measure: Measure): boolean => (measure.abnormal ?? measure.attention)?.op.startsWith('<') ?? false

function worstFirst(item: Item): (a: JudgedRow, b: JudgedRow) => number {
  const place = (m: Measure): number => (limitsOf(m).length === 0 ? item.measures.length : 0) + item.measures.indexOf(m)
  return (a, b) => {
    const byRank = rank(a.result) - rank(b.result) || place(a.measure) - place(b.measure)
    if (byRank !== 0) return byRank
    if (isDecimal(a.row.value) && isDecimal(b.row.value)) {
      const order = compareDecimal(b.row.value, a.row.value)
      if (order !== 0) return lowIsBad(a.measure) ? -order : order
    }
    return a.row.key < b.row.key ? -1 : a.row.key > b.row.key ? 1 : 0
  }
}

function missingOf(item: Item, judged: readonly JudgedRow[]): string[] {
  return item.measures.flatMap((measure) => {
    const own = judged.filter((j) => j.measure === measure)
    if (own.length === 0) return measure.required ? [measure.name] : []
    // What nobody has to measure may stay empty, but not be unreadable.
    const owed = own.filter((j) => 'missing' in j.result && (measure.required || j.row.value.trim() !== ''))
    return owed.map((j) => (j.row.object ? `${j.row.object} ${measure.name}` : measure.name))
  })
}

/**
 * What marked sub-points say together (domain rule for 业务功能): 异常 over 关注; otherwise 正常 as soon as one
 * was found so, since 不适用 and 未检查 with a reason do not change the item; null while unmarked ones could.
 */
export function judgeSubPoints(item: Item, states: SubPointStates): Verdict | null {
  const list = item.subPoints.map((p) => states[p.id]?.state ?? null)
  for (const bad of ['abnormal', 'attention'] as const) if (list.includes(bad)) return bad
  if (list.length === 0 || list.includes(null)) return null
  for (const other of ['normal', 'unchecked'] as const) if (list.includes(other)) return other
  return 'not-applicable'
}

function verdictOf(judged: readonly JudgedRow[], points: Verdict | null, open: boolean): Verdict | null {
  const measured = judged.flatMap((j) => ('verdict' in j.result ? [j.result.verdict] : []))
  for (const bad of ['abnormal', 'attention'] as const) if (measured.includes(bad) || points === bad) return bad
  if (open) return null
  return measured.length > 0 ? 'normal' : points
}

/**
 * Judges an item: every row and every sub-point counts and the worst decides. Rows of measures that the pack
 * does not know are left out. Rows that wait for confirmation are judged like the others.
 */
export function judgeItem(
  item: Item,
  rows: readonly MeasuredRow[],
  subPoints: SubPointStates,
  words: Wording = 'verdict',
): ItemJudgement {
  const judged = rows
    .flatMap((row) => {
      const measure = item.measures.find((m) => m.id === row.measure)
      return measure ? [{ row, measure, result: judgeRow(row, measure) }] : []
    })
    .sort(worstFirst(item))
  const missing = missingOf(item, judged)
  const undecided = judged.flatMap((j) => ('undecided' in j.result ? [j.result.undecided] : []))
  const verdict = verdictOf(judged, judgeSubPoints(item, subPoints), missing.length + undecided.length > 0)
  const worst = judged.find((j) => 'verdict' in j.result)?.row ?? null
  return {
    verdict,
    worst,
    sentence: judgementSentence(item, judged, subPoints, verdict, words),
    rows: judged,
    missing,
    undecided,
    pending: judged.filter((j) => j.row.pending).length,
  }
}

/** True when the chosen verdict is milder than the computed one: kept, but a gap (`结果与实测值矛盾`). */
export function contradiction(chosen: Verdict, computed: Verdict | null): boolean {
  return computed !== null && milder(chosen, computed)
}
