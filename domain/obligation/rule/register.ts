import type { Rule } from '../../pack/proof.ts'
import { type Basis, spanName } from '../basis.ts'
import type { Column, Gap, RuleResult, Step } from '../cell.ts'
import { recordProof, result, resultOf } from './result.ts'

type Tab = Extract<Step['action'], { type: 'register' }>['tab']

/** One gap that is mended in a register. */
function registerGap(column: Column, what: string, label: string, tab: Tab): Gap {
  const action = { type: 'register', tab } as const
  return { sentence: `${spanName(column)}${what}`, due: column.to, step: { label, action }, begun: '' }
}

/** The device has a card with its serial number. */
export function deviceRule(basis: Basis, rule: Extract<Rule, { kind: 'device' }>, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const cards = basis.facts.devices.filter((d) => d.identity?.subject === rule.subject)
  const whole = cards.filter((d) => (d.card?.serial ?? '').trim() !== '')
  const name = basis.pack.faults.subjects.find((s) => s.id === rule.subject)?.name ?? rule.subject
  if (whole.length > 0)
    return resultOf(
      whole.map((d) => recordProof('device', d.id, d.identity!.number, '设备卡')),
      [],
    )
  const what = cards.length > 0 ? `设备卡没有序列号：${name}` : `缺少设备卡：${name}`
  return resultOf([], [registerGap(column, what, '填写设备卡', 'devices')])
}

/** The list of the service team names somebody who serves in the column, and only people of the firm. */
export function staffRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const { contract, firm } = basis.facts
  const team = basis.facts.staff.filter((s) => {
    const { contracts = [], from = '', to = '' } = s.service ?? {}
    return (
      (s.person?.name ?? '').trim() !== '' &&
      (contracts.length === 0 || contracts.includes(contract)) &&
      (from === '' || from <= column.to) &&
      (to === '' || to >= column.from)
    )
  })
  if (team.length === 0) return resultOf([], [registerGap(column, '缺少人员名单', '填写人员名单', 'staff')])
  const foreign = team.filter((s) => firm.name !== '' && (s.person!.unit || firm.name) !== firm.name)
  return resultOf(
    team.map((s) => recordProof('staff', s.id, s.person!.name, '在册')),
    foreign.map((s) => registerGap(column, `人员 ${s.person!.name} 不属于乙方`, '核对人员名单', 'staff')),
  )
}

/** No cost is charged to the customer; without any cost there was no occasion. */
export function costsRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const lines = basis.facts.costs.filter((c) => {
    const on = c.entry?.on ?? ''
    return on >= column.from && on <= column.to
  })
  if (lines.length === 0) return result('idle', [])
  const charged = lines.filter((c) => c.entry!.bearer === 'customer' && (c.entry!.cents ?? 0) > 0)
  return resultOf(
    lines.map((c) => recordProof('cost', c.id, c.identity?.number ?? '', '乙方承担', c.entry!.on)),
    charged.map((c) => registerGap(column, `费用 ${c.identity?.number ?? ''} 由甲方承担`, '核对费用台账', 'costs')),
    basis.today <= column.to ? 'running' : 'holds',
  )
}

const categoryNames: Readonly<Record<string, string>> = { 'backup-plan': '备份计划' }

/** The archive index has entries of each category by the end of the column. */
export function archiveRule(basis: Basis, rule: Extract<Rule, { kind: 'archive' }>, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const filed = new Set(basis.facts.filed)
  const there = basis.facts.archive.filter((a) => (a.entry?.on ?? '') <= column.to)
  const proofOf = (a: (typeof there)[number]) =>
    recordProof('archive_entry', a.id, a.identity!.number, rule.signed ? '已签' : '已归档', a.entry?.on ?? '')
  if (rule.categories.length === 0) {
    if (there.length > 0) return resultOf([proofOf(there[0]!)], [], 'holds', `${there.length} 条档案`)
    return resultOf([], [registerGap(column, '档案目录是空的', '登记档案', 'archive')])
  }
  const proofs = []
  const gaps: Gap[] = []
  for (const category of rule.categories) {
    const name = categoryNames[category] ?? category
    const entries = there.filter((a) => a.identity?.category === category)
    const whole = entries.filter((a) => !rule.signed || filed.has(a.id))
    proofs.push(...whole.map(proofOf))
    if (entries.length === 0) gaps.push(registerGap(column, `缺少${name}`, `登记${name}`, 'archive'))
    else if (whole.length === 0)
      gaps.push({ ...registerGap(column, `${name}缺少签字扫描件`, `挂接${name}扫描件`, 'archive'), begun: '待签字' })
  }
  return resultOf(proofs, gaps)
}

/** Questions that came twice and their answers. */
export function faqRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const { faqs } = basis.facts
  return faqs.length === 0
    ? result('idle', [])
    : result('holds', [recordProof('faq', '', `常见问题 ${faqs.length} 条`, '')])
}

/** Numbers run without a hole; what is missing between two records is named. */
export function numberingRule(basis: Basis, column: Column): RuleResult | null {
  if (column.kind !== 'period') return null
  const holes = holesIn(basis.facts.numbers)
  return resultOf(
    [],
    holes.map((h) => registerGap(column, `编号不连续：缺少 ${h}`, '核对编号', 'archive')),
    'holds',
    '编号连续',
  )
}

/** Numbers `PREFIX-DAY-001` that are not there although a later one of the same day is. */
export function holesIn(numbers: readonly string[]): string[] {
  const series = new Map<string, { readonly width: number; readonly there: Set<number> }>()
  for (const number of numbers) {
    const [, prefix, digits] = /^(.+-)(\d{3,4})(?:-[A-Za-z]\w*)?$/.exec(number) ?? []
    if (prefix === undefined || digits === undefined) continue
    const one = series.get(prefix) ?? { width: digits.length, there: new Set() }
    one.there.add(Number(digits))
    series.set(prefix, one)
  }
  return [...series].flatMap(([prefix, { width, there }]) =>
    Array.from({ length: Math.max(...there) }, (_, n) => n + 1)
      .filter((n) => !there.has(n))
      .map((n) => `${prefix}${String(n).padStart(width, '0')}`),
  )
}
