import type { Rule } from '../../pack/proof.ts'
import type { Checklist, Clause, Item } from '../../pack/schema.ts'
import { attachedIn } from '../attached.ts'
import { type Basis, spanName } from '../basis.ts'
import type { Column, Gap, RuleResult } from '../cell.ts'
import { documentProof, resultOf } from './result.ts'
import { begunOf, inspectionStep, isJudged, reportName } from './document.ts'

type ItemsRule = Extract<Rule, { kind: 'items' }>
type CountRule = Extract<Rule, { kind: 'item-count' }>

/** The rule by which a clause counts items; undefined where it does not. */
export const countRuleOf = (clause: Pick<Clause, 'rules'>): CountRule | undefined =>
  clause.rules.find((r) => r.kind === 'item-count')

/** Items are proved by the finalised report in which they are judged. */
export function itemsRule(basis: Basis, rule: ItemsRule, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const list = basis.checklistOf(rule.checklist)
  return ofItems(basis, list, list ? chosen(list, rule) : [], column, rule.place)
}

/** Every item of the checklist counts: `17/17`. */
export function itemCountRule(basis: Basis, rule: CountRule, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const list = basis.checklistOf(rule.checklist)
  const found = ofItems(basis, list, list?.sections.flatMap((s) => s.items) ?? [], column, '')
  const { done, expected } = countedItems(basis, rule, column)
  return { ...found, word: `${done}/${expected}` }
}

function chosen(list: Checklist, rule: ItemsRule): Item[] {
  return list.sections
    .filter((s) => rule.sectionIds.length === 0 || rule.sectionIds.includes(s.id))
    .flatMap((s) => s.items)
    .filter((i) => rule.itemIds.length === 0 || rule.itemIds.includes(i.id))
}

function ofItems(
  basis: Basis,
  list: Checklist | undefined,
  items: readonly Item[],
  column: Column,
  place: string,
): RuleResult {
  const inspection = list && basis.inspectionOf(list.id, column.id)
  const report = list?.report ?? ''
  const due = column.to
  if (!list || !inspection) {
    const sentence = list
      ? `${spanName(column)}没有${list.name}，${items.map((i) => i.id).join('、')} 未检查`
      : `${spanName(column)}无法检查：合同包里没有这张检查清单`
    return resultOf([], [{ sentence, due, step: inspectionStep(list, inspection, column, report), begun: '' }])
  }
  const document = basis.documentOf(report, inspection.id, '')
  const begun = begunOf(list, inspection)
  const gaps: Gap[] = items
    .filter((i) => i.kind === 'check' && !isJudged(inspection, i.id))
    .map((i) => ({
      sentence: `${spanName(column)}检查项 ${i.id} ${i.name}未检查`,
      due,
      step: inspectionStep(list, inspection, column, report, i.id),
      begun,
    }))
  const own = items.some((i) => i.kind === 'report')
  if (!document)
    gaps.push({
      sentence: `${spanName(column)}缺少${reportName(report)}`,
      due,
      step: inspectionStep(list, inspection, column, report),
      begun,
    })
  else if (own && !document.signed)
    gaps.push({
      sentence: `${spanName(column)}的${report} ${document.number} 已定稿，缺少签字扫描件`,
      due,
      step: {
        label: `挂接 ${report} 签字扫描件`,
        action: { type: 'document', kind: report, table: document.table, row: document.row, period: '' },
      },
      begun: '待签字',
    })
  return resultOf(document ? [documentProof(document, place)] : [], gaps)
}

/** How many items of a period are done, of those that a period needs, and which are not. */
export interface ItemCount {
  readonly column: string
  readonly done: number
  readonly expected: number
  /** `ENV-05 用户表空间`. */
  readonly missing: readonly string[]
}

/**
 * Items counted as done in a column: judged, in a finalised report; the row that is the report itself once its signed
 * scan is attached. A signed paper of before counts by the number of items that it judges.
 */
export function countedItems(basis: Basis, rule: CountRule, column: Column): ItemCount {
  const list = basis.checklistOf(rule.checklist)
  const items = list?.sections.flatMap((s) => s.items) ?? []
  const inspection = list && basis.inspectionOf(list.id, column.id)
  const document = inspection && basis.documentOf(list.report, inspection.id, '')
  const isDone = (item: Item): boolean =>
    document !== undefined && (item.kind === 'report' ? document.signed : isJudged(inspection!, item.id))
  const missing = items.filter((i) => !isDone(i))
  const own = items.length - missing.length
  const onPaper = Math.min(rule.expected, paperItems(basis, rule, column))
  if (onPaper > own)
    return {
      column: column.id,
      done: onPaper,
      expected: rule.expected,
      missing: onPaper < rule.expected ? [`挂接的纸质报告少 ${rule.expected - onPaper} 项`] : [],
    }
  return {
    column: column.id,
    done: own,
    expected: rule.expected,
    missing: missing.map((i) => `${i.id} ${i.name}`),
  }
}

/** How many items an attached paper judges, of those that prove the clause of the rule in a column. */
function paperItems(basis: Basis, rule: CountRule, column: Column): number {
  const clause = basis.pack.clauses.find((c) => c.rules.includes(rule))
  const papers = clause ? attachedIn(basis, clause.id, column.id) : []
  return papers.reduce((most, p) => Math.max(most, p.paper?.items ?? 0), 0)
}
