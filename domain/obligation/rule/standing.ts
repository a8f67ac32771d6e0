import type { Rule } from '../../pack/proof.ts'
import { interruptionOf, mergedWithin } from '../../statistics/moment.ts'
import { addDays, dateOf, type DateText, epochOf, startOfDay } from '../../time/instant.ts'
import { type Basis, spanName } from '../basis.ts'
import type { Column, Gap, RuleResult } from '../cell.ts'
import { documentIn } from './document.ts'
import { documentProof, recordProof, result, resultOf } from './result.ts'

type CertificateRule = Extract<Rule, { kind: 'certificate' }>
const names = { ca: 'CA证书', ssl: 'SSL证书', licence: '授权' } as const

/** A certificate is valid on every day of the column, and was handed over with R13. */
export function certificateRule(basis: Basis, rule: CertificateRule, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const own = basis.facts.certificates
    .filter((c) => c.identity?.kind === rule.certificate && !c.revocation?.on && c.validity?.from && c.validity.to)
    .filter((c) => c.validity!.from <= column.to && c.validity!.to >= column.from)
  const name = names[rule.certificate]
  const gaps: Gap[] = []
  const uncovered = firstUncovered(
    own.map((c) => c.validity!),
    column.from,
    column.to,
  )
  if (uncovered !== null)
    gaps.push({
      sentence: `${spanName(column)}缺少有效的${name}：${uncovered} 起没有有效证书`,
      due: uncovered,
      step: { label: `登记${name}`, action: { type: 'register', tab: 'certificates' } },
      begun: '',
    })
  const proofs = own.map((c) => {
    const document = basis.documentOf('R13', c.id, '')
    if (document) return documentProof(document)
    return recordProof('certificate', c.id, c.identity!.number, `有效至 ${c.validity!.to}`, c.validity!.from)
  })
  for (const c of own) {
    const document = basis.documentOf('R13', c.id, '')
    if (document?.signed || c.validity!.from > column.to) continue
    // A renewal is handed over once it serves, so that a certificate bought ahead is not late yet.
    const due = c.handover?.on || c.installation?.on || c.validity!.from
    gaps.push({
      sentence: `${name} ${c.identity!.number} ${document ? '的交接记录（R13）缺少签字扫描件' : '没有交接记录（R13）'}`,
      due: due > column.from ? due : column.from,
      step: {
        label: document ? '挂接 R13 签字扫描件' : `生成 R13（${c.identity!.number}）`,
        action: { type: 'document', kind: 'R13', table: 'certificate', row: c.id, period: '' },
      },
      begun: '待交接',
    })
  }
  return resultOf(proofs, gaps, 'holds', proofs.some((p) => p.kind === 'R13') ? '' : '有效')
}

/** The first day of from…to that no span covers; null where all are. */
export function firstUncovered(
  spans: readonly { readonly from: DateText; readonly to: DateText }[],
  from: DateText,
  to: DateText,
): DateText | null {
  let day = from
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.from > day) break
    if (span.to >= day) day = addDays(span.to, 1)
    if (day > to) return null
  }
  return day > to ? null : day
}

/** The rosters leave no minute of the column open. A month is rostered before it begins. */
export function rosterRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const rosters = basis.facts.rosters.filter((r) => r.identity && r.shifts)
  const proofs = rosters
    .filter((r) => r.identity!.month >= column.from.slice(0, 7) && r.identity!.month <= column.to.slice(0, 7))
    .map((r) => recordProof('duty_roster', r.id, `值班表 ${r.identity!.month}`, '已排'))
  const open = firstOpenMinute(basis, column)
  if (open === null) return result('holds', proofs, [], `${proofs.length} 月无缺`)
  const day = dateOf(open)
  const first = day.slice(0, 8) === column.from.slice(0, 8) ? column.from : `${day.slice(0, 7)}-01`
  const gap: Gap = {
    sentence: `${spanName(column)}值班表有空档：${day} 起没有人值班`,
    due: addDays(first, -1),
    step: { label: '排值班表', action: { type: 'register', tab: 'staff' } },
    begun: proofs.length > 0 ? `${proofs.length} 月已排` : '',
  }
  return resultOf(proofs, [gap])
}

/** The first instant of the column at which nobody is on duty; null where somebody always is. */
function firstOpenMinute(basis: Basis, column: Column): string | null {
  const start = startOfDay(column.from)
  const end = epochOf(startOfDay(addDays(column.to, 1)))
  const shifts = basis.facts.rosters
    .flatMap((r) => r.shifts?.rows ?? [])
    .filter((s) => s.from !== '' && s.to !== '' && s.name.trim() !== '')
    .map((s) => ({ from: epochOf(s.from), to: epochOf(s.to), until: s.to }))
    .sort((a, b) => a.from - b.from)
  let reached = epochOf(start)
  let at = start
  for (const shift of shifts) {
    if (shift.from > reached) break
    if (shift.to > reached) [reached, at] = [shift.to, shift.until]
    if (reached >= end) return null
  }
  return at
}

/** The hotline is known, so that every report prints it. */
export function hotlineRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const phone = basis.facts.firm.hotline.trim()
  if (phone !== '') return result('holds', [recordProof('firm', 'firm', `热线 ${phone}`, '')])
  const step = { label: '填写热线', action: { type: 'setting' } } as const
  return resultOf([], [{ sentence: '没有填写 7×24 服务热线', due: column.from, step, begun: '' }])
}

/** How long business stood still is counted in the finalised statistics (R05). */
export function availabilityRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const wanted = { report: 'R05', signed: true, delivered: false, place: '第5节' } as const
  const { proofs, gaps } = documentIn(basis, wanted, column, column.to)
  const [from, to] = [epochOf(startOfDay(column.from)), epochOf(startOfDay(addDays(column.to, 1)))]
  const stood = mergedWithin(
    basis.facts.faults.flatMap((f) => interruptionOf(f) ?? []),
    from,
    to,
  )
  const percent = (Math.floor(((to - from - stood) * 10_000) / (to - from)) / 100).toFixed(2)
  return resultOf(proofs, gaps, 'holds', `可用 ${percent}%`)
}
