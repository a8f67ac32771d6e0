import { yuanOf, type Cents } from '../money.ts'
import type { RegisterRules } from '../pack/register.ts'
import type { CertificateKind } from '../record/certificate.ts'
import type { cost, CostKind } from '../record/payment.ts'
import type { Row } from '../record/record-type.ts'

export type Cost = Row<typeof cost>

export const costKindName: Readonly<Record<CostKind, string>> = {
  parts: '备件',
  transport: '运输装卸',
  installation: '安装调试',
  connection: '系统连接',
  travel: '差旅',
  certificate: '证书',
  tax: '税金',
  other: '其他',
}

/** Whether the all-inclusive price was one (全包价, A-074, B-071). */
export interface CostProof {
  readonly lines: number
  readonly firm: Cents
  /** What the contract leaves to the customer, as an SSL fee (B-038): no charge of the firm's. */
  readonly excluded: Cents
  /** What the customer was charged beside the price: must be nothing. */
  readonly charged: Cents
  readonly ok: boolean
  readonly sentence: string
}

/** Reads the ledger. `kindOf`: the kind of a linked certificate, or undefined. */
export function costProof(
  rows: readonly Cost[],
  rules: RegisterRules,
  kindOf: (certificate: string) => CertificateKind | undefined,
): CostProof {
  const live = rows.filter((r) => !r.void && r.entry)
  const sumOf = (list: readonly Cost[]): Cents => list.reduce((n, r) => n + (r.entry?.cents ?? 0), 0)
  const byFirm = live.filter((r) => r.entry!.bearer === 'firm')
  const byCustomer = live.filter((r) => r.entry!.bearer === 'customer')
  const clauseOf = (row: Cost): string | undefined => {
    const kind = row.link?.certificate ? kindOf(row.link.certificate) : undefined
    return rules.customerFees.find((fee) => fee.kind === kind)?.clause
  }
  const excluded = byCustomer.filter((r) => clauseOf(r) !== undefined)
  const charged = byCustomer.filter((r) => clauseOf(r) === undefined)
  const price = rules.fixedPriceClause === null ? '' : `（${rules.fixedPriceClause}）`
  const own = `全部 ${live.length} 笔费用中，乙方承担 ${byFirm.length} 笔，合计 ${yuanOf(sumOf(byFirm))} 元`
  const left =
    excluded.length === 0
      ? ''
      : `；合同约定由甲方承担的 ${excluded.length} 笔，合计 ${yuanOf(sumOf(excluded))} 元（${[...new Set(excluded.map(clauseOf))].join('、')}）`
  const asked =
    charged.length === 0
      ? `；向甲方另收 0.00 元，符合全包价约定${price}。`
      : `；向甲方另收 ${charged.length} 笔，合计 ${yuanOf(sumOf(charged))} 元：${charged.map((r) => `${r.identity?.number ?? ''} ${r.entry!.text || costKindName[r.entry!.kind]}`.trim()).join('、')}，与全包价约定${price}不符。`
  return {
    lines: live.length,
    firm: sumOf(byFirm),
    excluded: sumOf(excluded),
    charged: sumOf(charged),
    ok: charged.length === 0,
    sentence: live.length === 0 ? `没有登记费用；向甲方另收 0.00 元${price}。` : `${own}${left}${asked}`,
  }
}
