import type { Rule } from '../../pack/proof.ts'
import { type Basis, spanName } from '../basis.ts'
import type { Column, Gap, Proof, RuleResult } from '../cell.ts'
import type { Span } from './document.ts'
import { documentProof, resultOf } from './result.ts'

type LogRule = Extract<Rule, { kind: 'log' }>

/** Every month that ends in the column has a log, compiled and finalised (R06). */
export function logRule(basis: Basis, rule: LogRule, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const found = basis.monthsIn(column).map((month) => logIn(basis, rule, month))
  const proofs = found.flatMap((f) => f.proofs)
  return resultOf(
    proofs,
    found.flatMap((f) => f.gaps),
    'holds',
    proofs.length > 1 ? `R06×${proofs.length}` : '',
  )
}

/** The log of one month: its compilation, and a line in it. */
export function logIn(
  basis: Basis,
  rule: LogRule,
  month: Span,
): { readonly proofs: readonly Proof[]; readonly gaps: readonly Gap[] } {
  const { contract } = basis.facts
  const document = basis.documentOf('R06', contract, month.id)
  const lines = basis.logDays.filter((d) => d >= month.from && d <= month.to).length
  const action = { type: 'document', kind: 'R06', table: 'contract', row: contract, period: month.id } as const
  const gap = (what: string, label: string, begun: string): Gap => ({
    sentence: `${spanName(month)}${what}`,
    due: month.to,
    step: { label, action },
    begun,
  })
  if (lines === 0)
    return {
      proofs: document ? [documentProof(document)] : [],
      gaps: [
        {
          ...gap('缺少维护日志', `补录日志（${month.name}）`, ''),
          step: { label: `补录日志（${month.name}）`, action: { type: 'log', month: month.id } },
        },
      ],
    }
  if (!document) return { proofs: [], gaps: [gap('缺少维护日志', `生成 R06（${month.name}）`, `${lines} 天`)] }
  const unsigned = rule.signed && !document.signed
  return {
    proofs: [documentProof(document)],
    gaps: unsigned
      ? [gap(`的维护日志 ${document.number} 已定稿，缺少签字扫描件`, '挂接 R06 签字扫描件', '待签字')]
      : [],
  }
}
