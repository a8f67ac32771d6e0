import type { Item, Measure, Suggestion } from '../pack/schema.ts'
import { type MeasuredVerdict, type Verdict, verdictNames, type Wording } from '../verdict.ts'
import { compareDecimal, isDecimal, roundDecimal, subtract, trimZeros } from './decimal.ts'
import type { ItemJudgement, JudgedRow, SubPointStates } from './judgement.ts'
import type { MeasuredRow } from './measured-row.ts'
import { boundText, limitQuote } from './sentence.ts'
import { affinity, canSay } from './suggestion-fit.ts'
import { namedValue, objectText, sizeText, valueText } from './value-text.ts'

/** A suggestion of the pack with its placeholders filled; `row` is the key of the row it speaks of, or empty. */
export type FilledSuggestion = Suggestion & { readonly row: string }

/** What each placeholder stands for, or null while it is not known. `{value}` is without unit: the pack writes it. */
function placeholders(row: MeasuredRow, measure: Measure, previous: string | undefined): Record<string, string | null> {
  const value = isDecimal(row.value) ? valueText(row, measure).slice(0, -measure.unit.length || undefined) : null
  const sized = isDecimal(row.used) && isDecimal(row.total)
  return {
    object: objectText(row, measure) || null,
    value,
    limit: measure.limitText || (measure.abnormal ? boundText(measure.abnormal, measure) : null),
    used: isDecimal(row.used) ? sizeText(row.used, row.unit) : null,
    total: isDecimal(row.total) ? sizeText(row.total, row.unit) : null,
    free: sized ? sizeText(subtract(row.total, row.used), row.unit) : null,
    growth: growthText(row.value, previous, measure),
  }
}

/** `5.45个百分点` since the previous value; null without one or when nothing grew. */
function growthText(value: string, previous: string | undefined, measure: Measure): string | null {
  if (previous === undefined || !isDecimal(previous) || !isDecimal(value) || compareDecimal(value, previous) <= 0)
    return null
  const grown = roundDecimal(subtract(value, previous), measure.decimals)
  return `${grown}${measure.unit === '%' ? '个百分点' : measure.unit}`
}

/**
 * Fills a suggestion's placeholders from the judged row, `previous` being last quarter's value of the same
 * row. Null when a number that it speaks of is not known: such a phrase is not offered.
 */
export function fillSuggestion(
  suggestion: Suggestion,
  row: MeasuredRow | null,
  measure: Measure | null,
  previous?: string,
): Suggestion | null {
  const known = row && measure ? placeholders(row, measure, previous) : {}
  let complete = true
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_all, name: string) => {
      complete &&= known[name] !== null && known[name] !== undefined
      return known[name] ?? ''
    })
  const filled = {
    ...suggestion,
    problem: fill(suggestion.problem),
    impact: fill(suggestion.impact),
    advice: fill(suggestion.advice),
  }
  return complete ? filled : null
}

/** What ranks suggestions besides the judged rows. */
export interface SuggestionContext {
  readonly subPoints?: SubPointStates
  /** Rows of the same item last quarter. */
  readonly previous?: readonly MeasuredRow[]
}

type Ranked = { readonly filled: FilledSuggestion; readonly order: readonly number[] }

const severityOf = { abnormal: 0, attention: 1 } as const
const openOrder = 2
const unmarkedOrder = 3

/**
 * The pack's suggestions that fit this result, the best first: those about the worst failing rows, those about
 * failing sub-points, general ones, then sub-points nobody has marked. None for a result that needs no advice.
 */
export function suggestionsFor(
  item: Item,
  rows: readonly JudgedRow[],
  verdict: Verdict,
  context: SuggestionContext = {},
): FilledSuggestion[] {
  if (verdict !== 'abnormal' && verdict !== 'attention') return []
  const ranked = item.suggestions.flatMap((s, place) => [
    ...aboutRows(s, place, rows, context),
    ...withoutRow(s, place, rows, context),
  ])
  return ranked.sort((a, b) => compareLists(a.order, b.order)).map((r) => r.filled)
}

function aboutRows(
  suggestion: Suggestion,
  place: number,
  rows: readonly JudgedRow[],
  context: SuggestionContext,
): Ranked[] {
  return rows.flatMap(({ row, measure, result }, at) => {
    if (suggestion.measure !== measure.id || !('verdict' in result) || result.verdict === 'normal') return []
    if (!canSay(suggestion, row, result.verdict)) return []
    const previous = context.previous?.find((p) => p.key === row.key && p.basis === row.basis)?.value
    const filled = fillSuggestion(suggestion, row, measure, previous)
    return filled
      ? [
          {
            filled: { ...filled, row: row.key },
            order: [severityOf[result.verdict], 0, at, affinity(suggestion, row), place],
          },
        ]
      : []
  })
}

function withoutRow(
  suggestion: Suggestion,
  place: number,
  rows: readonly JudgedRow[],
  context: SuggestionContext,
): Ranked[] {
  if (suggestion.measure !== null && rows.some((r) => r.measure.id === suggestion.measure && 'verdict' in r.result))
    return []
  const filled = fillSuggestion(suggestion, null, null)
  const state = suggestion.subPoint === null ? null : (context.subPoints?.[suggestion.subPoint]?.state ?? null)
  if (!filled || (state !== null && state !== 'abnormal' && state !== 'attention')) return []
  const order =
    state !== null
      ? severityOf[state]
      : suggestion.subPoint === null && suggestion.measure === null
        ? openOrder
        : unmarkedOrder
  return [{ filled: { ...filled, row: '' }, order: [order, 1, 0, 0, place] }]
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i])
  return at < 0 ? 0 : a[at]! - b[at]!
}

const listedValues = 4

/** `EBILL_DATA 61.60%、EBILL_IDX 37.25%`, worst first; long lists name the first three and how many there are. */
function valuesText(judged: readonly JudgedRow[]): string {
  const known = judged.filter((j) => 'verdict' in j.result)
  const limited = known.filter((j) => j.measure.required)
  const own = limited.length > 0 ? limited : known
  const shown = own
    .slice(0, own.length > listedValues ? listedValues - 1 : listedValues)
    .map((j) => namedValue(j.row, j.measure))
  if (shown.length === 0) return '未采集'
  return own.length > listedValues
    ? `${shown.join('、')}等${own.length}个${own[0]!.measure.object ?? '值'}`
    : shown.join('、')
}

/** The sentence that key 1 writes, with the measured values in it, worst first. `rows` as `judgeItem` sorts them. */
export function normalSentence(item: Item, rows: readonly JudgedRow[]): string {
  return item.normalSentence.replace('{values}', valuesText(rows))
}

/** What an item's conclusion says besides its values. */
export interface ConclusionDetail {
  /** Why it is 不适用 or 未检查, or what was found where no number says so. */
  readonly reason?: string
  readonly subPoints?: SubPointStates
  /** From `forecast`, without a full stop. */
  readonly forecast?: string
  /** Put right on the spot: the result stays, `（已处理）` is added. */
  readonly handled?: boolean
  /** The words of the checklist; 正常/关注/异常 when absent. */
  readonly words?: Wording
}

const bare = (text: string): string => text.trim().replace(/[。；，]+$/, '')

/** 结论 of one item for the report (wording bank 1.3), ending in `结论：…。` */
export function itemConclusion(
  item: Item,
  judgement: ItemJudgement,
  verdict: Verdict,
  detail: ConclusionDetail = {},
): string {
  const names = verdictNames(detail.words ?? 'verdict')
  const end = `结论：${names[verdict]}${detail.handled ? '（已处理）' : ''}。`
  const reason = bare(detail.reason ?? '')
  if (verdict === 'unchecked') return reason === '' ? '未检查。' : `未检查（${reason}）。`
  if (verdict === 'not-applicable') return reason === '' ? end : `${reason}，${end}`
  if (verdict === 'normal') {
    const open = item.subPoints.filter((p) => detail.subPoints?.[p.id]?.state === 'unchecked').map((p) => p.name)
    return open.length > 0
      ? `其余各子项已检${names.normal}，${open.join('、')}未检查，${end}`
      : normalSentence(item, judgement.rows)
  }
  const decisive = judgement.rows.find((j) => 'verdict' in j.result && j.result.verdict === verdict)
  if (decisive) return `经检查，${finding(decisive, verdict, bare(detail.forecast ?? ''))}，${end}`
  const points = item.subPoints.filter((p) => detail.subPoints?.[p.id]?.state === verdict)
  const texts = points.map((p) => {
    const note = bare(detail.subPoints![p.id]!.note)
    return `子项“${p.name}”${names[verdict]}${note === '' ? '' : `（${note}）`}`
  })
  const said = texts.length > 0 ? texts.join('、') : reason
  return said === '' ? end : `经检查，${said}，${end}`
}

function finding({ row, measure }: JudgedRow, verdict: MeasuredVerdict, forecast: string): string {
  const object = objectText(row, measure)
  const value = `${object}${object === '' || object.endsWith(measure.name) ? '' : ' '}${object.endsWith(measure.name) ? '' : measure.name}为${valueText(row, measure)}`
  if (verdict === 'abnormal')
    return measure.source === 'contract'
      ? `${value}，未达到合同${limitQuote(measure)}的要求`
      : `${value}，超出内部标准${limitQuote(measure)}（合同未规定数值）`
  const { attention, abnormal } = measure
  const low = attention?.op.startsWith('<') ?? false
  const touching = attention !== null && compareDecimal(row.value, attention.value) === 0
  const warning =
    attention === null
      ? ''
      : `${touching ? '已达到' : low ? '已低于' : '已超过'}${trimZeros(String(attention.value))}${measure.unit}预警值`
  const inside =
    measure.source === 'contract' && abnormal
      ? `${low ? '高于' : '低于'}合同限值${boundText(abnormal, measure)}，但`
      : ''
  const own = measure.source === 'contract' ? '' : '（内部标准，合同未规定数值）'
  return `${value}，${inside}${warning}${own}${forecast === '' ? '' : `，${forecast}`}`
}
