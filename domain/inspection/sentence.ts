import type { Condition, Item, Measure } from '../pack/schema.ts'
import { type MeasuredVerdict, type Verdict, verdictNames, type Wording } from '../verdict.ts'
import type { JudgedRow, SubPointStates } from './judgement.ts'
import type { MeasuredRow } from './measured-row.ts'
import { namedValue, objectText, valueText } from './value-text.ts'

/** `90%`: the bound of a condition with the measure's unit. */
export function boundText(condition: Condition, measure: Measure): string {
  return `${condition.value}${measure.unit}`
}

/** `“均少于90%”`: the limit as the pack prints it, or the bound itself where it prints none. */
export function limitQuote(measure: Measure): string {
  if (measure.limitText !== '') return `“${measure.limitText}”`
  return measure.abnormal ? `“${boundText(measure.abnormal, measure)}”` : ''
}

/** What a row says about its limit: `不满足合同“均少于90%”`. */
export function relation(verdict: MeasuredVerdict, measure: Measure): string {
  const contract = measure.source === 'contract'
  const quote = limitQuote(measure)
  const falling = (condition: Condition | null): boolean => condition?.op.startsWith('<') ?? false
  if (verdict === 'abnormal') {
    if (contract) return `不满足合同${quote}`
    return `${falling(measure.abnormal) ? '未达到' : '超出'}内部标准${quote}`
  }
  if (verdict === 'attention') {
    const bound = measure.attention ? boundText(measure.attention, measure) : ''
    const warning = `${falling(measure.attention) ? '已低于' : '已到'}内部预警值${bound}`
    return contract && measure.abnormal ? `满足合同${quote}，但${warning}` : warning
  }
  if (quote === '') return '正常'
  return contract ? `满足合同${quote}` : `符合内部标准${quote}`
}

/** `无法判定：90% 是取整值。请改贴 df -P -k 的输出。` */
export function undecidedSentence(row: MeasuredRow, measure: Measure): string {
  const name = row.object === '' ? '' : `${row.object} `
  return `无法判定：${name}${row.value}${measure.unit} 是取整值。${remedy(row, measure)}`
}

function remedy(row: MeasuredRow, measure: Measure): string {
  if (row.object.startsWith('/')) return '请改贴 df -P -k 的输出。'
  if (/^[A-Z]:/i.test(row.object)) return '请改贴 wmic logicaldisk get caption,size,freespace 的输出（按字节）。'
  if (measure.object === '表空间' || row.basis !== 'none') return '请改贴带已用和总量的查询结果。'
  return '请填写未取整的值。'
}

/** The sentence beside the verdict row: what the values say and which row or sub-point says it. */
export function judgementSentence(
  item: Item,
  judged: readonly JudgedRow[],
  points: SubPointStates,
  verdict: Verdict | null,
  words: Wording = 'verdict',
): string {
  const names = verdictNames(words)
  const undecided = judged.flatMap((j) => ('undecided' in j.result ? [j.result.undecided] : []))[0]
  if (verdict !== 'abnormal' && undecided) return undecided
  if (verdict === null) return ''
  const head = `判定 ${names[verdict]}：`
  const decisive = judged.find((j) => 'verdict' in j.result && j.result.verdict === verdict)
  if (decisive) {
    const several = judged.filter((j) => j.measure === decisive.measure && 'verdict' in j.result).length > 1
    // With several measures an object alone does not say which of its numbers is meant.
    const one = judged.every((j) => j.measure === decisive.measure) || decisive.row.object === ''
    const named = namedValue(decisive.row, decisive.measure)
    const subject = one
      ? named
      : `${objectText(decisive.row, decisive.measure)}${decisive.measure.name} ${valueText(decisive.row, decisive.measure)}`
    const text = `${head}${subject} ${relation(verdict as MeasuredVerdict, decisive.measure)}。`
    return several ? `${text}按最差一行。` : text
  }
  const point = item.subPoints.find((p) => points[p.id]?.state === verdict)
  if (!point || verdict === 'normal') return `${head}各子项均已检查。`
  const note = points[point.id]!.note.trim()
  return `${head}子项“${point.name}”${names[verdict]}${note === '' ? '' : `（${note.replace(/。$/, '')}）`}。`
}
