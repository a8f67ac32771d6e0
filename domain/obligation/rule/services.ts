import type { Rule } from '../../pack/proof.ts'
import { serviceKindOf } from '../../service/kind.ts'
import type { ServiceEntry } from '../../service/view.ts'
import { addDays } from '../../time/instant.ts'
import { type Basis, spanName } from '../basis.ts'
import type { Column, Gap, Proof, RuleResult } from '../cell.ts'
import type { Span } from './document.ts'
import { documentProof, recordProof, result, resultOf } from './result.ts'

type ServicesRule = Extract<Rule, { kind: 'services' }>
type Need = ServicesRule['needs'][number]

/** Service records of the rule's kinds are finished with their document, and as many as every span needs. */
export function servicesRule(basis: Basis, rule: ServicesRule, column: Column): RuleResult | null {
  if ((rule.span === 'service') !== (column.kind === 'service')) return null
  const spans: readonly Span[] = rule.span === 'month' ? basis.monthsIn(column) : [column]
  const found = spans.map((span) => servicesIn(basis, rule, span))
  const proofs = found.flatMap((f) => f.proofs)
  const gaps = found.flatMap((f) => f.gaps)
  if (proofs.length + gaps.length === 0) return result('idle', [])
  return resultOf(proofs, gaps, rule.least === 0 && basis.today <= column.to ? 'running' : 'holds')
}

interface Found {
  readonly proofs: readonly Proof[]
  readonly gaps: readonly Gap[]
}

/** True for a record that the rule speaks of. */
export function isConcerned(rule: ServicesRule, service: ServiceEntry): boolean {
  return (
    rule.kinds.includes(service.identity.kind) &&
    (rule.ways.length === 0 || (service.request !== null && rule.ways.includes(service.request.way))) &&
    (rule.where === null || rule.where.is.includes(service.detail?.values[rule.where.field] ?? ''))
  )
}

/** What one span of the rule shows. */
export function servicesIn(basis: Basis, rule: ServicesRule, span: Span): Found {
  const services = basis.servicesIn(span).filter((s) => isConcerned(rule, s))
  const each = services.map((s) => serviceIn(basis, rule, s))
  const kind = rule.kinds[0]!
  const { name } = serviceKindOf(kind)
  const step = { label: `登记${name}`, action: { type: 'service-start', kind } } as const
  const gap = (what: string): Gap => ({ sentence: `${spanName(span)}${what}`, due: span.to, step, begun: '' })
  const gaps = each.flatMap((e) => e.gaps)
  if (services.length < rule.least)
    gaps.push(gap(rule.least === 1 ? `缺少${name}` : `${name}应有 ${rule.least} 次，现有 ${services.length} 次`))
  else
    for (const need of rule.needs.filter((n) => n.of === 'some'))
      if (services.length > 0 && !services.some((s) => isMet(need, s))) gaps.push(gap(need.missing))
  return { proofs: each.flatMap((e) => e.proofs), gaps }
}

/** What one service record shows. */
export function serviceIn(basis: Basis, rule: ServicesRule, service: ServiceEntry): Found {
  const { kind, number } = service.identity
  const definition = serviceKindOf(kind)
  const document = definition.report ? basis.documentOf(definition.report, service.id, '') : undefined
  const on = basis.dayOf(service.id)
  const gap = (what: string, field: string, label: string): Gap => ({
    sentence: `${definition.name} ${number} ${what}`,
    due: addDays(on, 1),
    step: { label, action: { type: 'record', table: 'service_record', row: service.id, field } },
    begun: '处理中',
  })
  const gaps: Gap[] = rule.needs
    .filter((need) => need.of === 'every' && !isMet(need, service))
    .map((need) => gap(need.missing, `detail.tables.${need.table ?? ''}`, '补充记录'))
  if (rule.reply && (service.reply?.firstAt ?? '') === '') gaps.push(gap('没有首次答复时间', 'reply', '补充首次答复'))
  if (service.result?.state !== 'done') gaps.push(gap('还没有完成', 'result', `处理 ${number}`))
  else if (rule.document && definition.report && !document)
    gaps.push({
      ...gap(`没有已定稿的单据（${definition.report}）`, '', ''),
      step: {
        label: `生成 ${definition.report}（${number}）`,
        action: { type: 'document', kind: definition.report, table: 'service_record', row: service.id, period: '' },
      },
      begun: '待定稿',
    })
  const state = service.result?.state === 'done' ? '已完成' : '待完成'
  return {
    proofs: [document ? documentProof(document) : recordProof('service_record', service.id, number, state, on)],
    gaps,
  }
}

function isMet(need: Need, service: ServiceEntry): boolean {
  const filled = (text: string | undefined): boolean => (text ?? '').trim() !== ''
  if (need.field !== null) {
    const value = service.detail?.values[need.field]
    return need.value === null ? filled(value) : value === need.value
  }
  const rows = service.detail?.tables[need.table ?? ''] ?? []
  const column = need.column ?? ''
  return need.value === null ? rows.every((r) => filled(r[column])) : rows.some((r) => r[column] === need.value)
}
