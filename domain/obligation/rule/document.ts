import type { Rule } from '../../pack/proof.ts'
import type { Checklist } from '../../pack/schema.ts'
import { documentKindOf } from '../../report/kind.ts'
import type { DateText } from '../../time/instant.ts'
import { type Basis, spanName, workdaysAfter } from '../basis.ts'
import type { Column, Gap, Proof, RuleResult, Step } from '../cell.ts'
import type { DocumentFact, InspectionFact } from '../facts.ts'
import { documentProof, resultOf } from './result.ts'

type DocumentRule = Extract<Rule, { kind: 'document' }>

/** Days of one document: a period, a month, a year or the whole service period. */
export interface Span {
  readonly id: string
  readonly name: string
  readonly from: DateText
  readonly to: DateText
}

/** Workdays after the service period within which its last documents are handed over. */
const finalDays = 10

/** `系统故障统计分析说明（R05）`. */
export function reportName(report: string): string {
  const name = documentKindOf(report)?.name
  return name ? `${name}（${report}）` : report
}

/** Which of the rule's spans lie in a column; null where the rule does not speak of it. */
function spansOf(basis: Basis, rule: DocumentRule, column: Column): readonly Span[] | null {
  if ((rule.span === 'service') !== (column.kind === 'service')) return null
  return rule.span === 'month' ? basis.monthsIn(column) : [column]
}

export function documentRule(basis: Basis, rule: DocumentRule, column: Column): RuleResult | null {
  const spans = spansOf(basis, rule, column)
  if (!spans) return null
  const due = (span: Span): DateText => (column.kind === 'service' ? workdaysAfter(basis, span.to, finalDays) : span.to)
  const found = spans.map((span) => documentIn(basis, rule, span, due(span)))
  return resultOf(
    found.flatMap((f) => f.proofs),
    found.flatMap((f) => f.gaps),
  )
}

interface Found {
  readonly proofs: readonly Proof[]
  readonly gaps: readonly Gap[]
}

/** What a document must be, for one span. */
type Wanted = Pick<DocumentRule, 'report' | 'signed' | 'delivered' | 'place'>

/** The document of one span, or what is missing of it. */
export function documentIn(basis: Basis, wanted: Wanted, span: Span, due: DateText): Found {
  const about = documentKindOf(wanted.report)?.table
  if (about === 'inspection') {
    const list = basis.checklistFor(wanted.report)
    const inspection = list && basis.inspectionOf(list.id, span.id)
    const document = inspection && basis.documentOf(wanted.report, inspection.id, '')
    if (document) return standing(wanted, span, due, document)
    return missing(wanted, span, due, inspectionStep(list, inspection, span, wanted.report), begunOf(list, inspection))
  }
  const { contract } = basis.facts
  const document = basis.documentOf(wanted.report, contract, span.id)
  if (document) return standing(wanted, span, due, document)
  const action = { type: 'document', kind: wanted.report, table: 'contract', row: contract, period: span.id } as const
  return missing(wanted, span, due, { label: `生成 ${wanted.report}（${span.name}）`, action }, '')
}

function missing({ report }: Wanted, span: Span, due: DateText, step: Step, begun: string): Found {
  return { proofs: [], gaps: [{ sentence: `${spanName(span)}缺少${reportName(report)}`, due, step, begun }] }
}

/** A finalised document: it proves once what it needs besides is there. */
function standing(wanted: Wanted, span: Span, due: DateText, document: DocumentFact): Found {
  const proofs = [documentProof(document, wanted.place)]
  const { kind, table, row, period, number } = document
  const gap = (what: string, label: string, begun: string): Gap => ({
    sentence: `${spanName(span)}的${kind} ${number} ${what}`,
    due,
    step: { label, action: { type: 'document', kind, table, row, period } },
    begun,
  })
  if (wanted.signed && !document.signed)
    return { proofs, gaps: [gap('已定稿，缺少签字扫描件', `挂接 ${kind} 签字扫描件`, '待签字')] }
  if (wanted.delivered && document.deliveredAt === '')
    return { proofs, gaps: [gap('没有送达日期', `登记 ${kind} 送达`, '待送达')] }
  return { proofs, gaps: [] }
}

/** `11/17`; empty while nothing was judged. */
export function begunOf(list: Checklist | undefined, inspection: InspectionFact | undefined): string {
  if (!list || !inspection) return ''
  const items = list.sections.flatMap((s) => s.items)
  const judged = items.filter((i) => isJudged(inspection, i.id)).length
  return judged > 0 ? `${judged}/${items.length}` : ''
}

/** True where an item has a result other than 未检查. */
export function isJudged(inspection: InspectionFact, item: string): boolean {
  const verdict = inspection.verdicts[item] ?? null
  return verdict !== null && verdict !== 'unchecked'
}

/** Where an inspection goes on, or begins. */
export function inspectionStep(
  list: Checklist | undefined,
  inspection: InspectionFact | undefined,
  span: Span,
  report: string,
  item = '',
): Step {
  if (!list) return { label: '检查合同包', action: { type: 'setting' } }
  if (!inspection)
    return {
      label: `开始${list.name}（${span.name}）`,
      action: { type: 'inspection-start', checklist: list.id, period: span.id },
    }
  return {
    label: item === '' ? `去定稿 ${report}（${span.name}）` : `去检查 ${item}`,
    action: { type: 'inspection', id: inspection.id, item },
  }
}
