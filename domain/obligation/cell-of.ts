import type { Clause } from '../pack/schema.ts'
import { daysBetween } from '../time/instant.ts'
import { attachedIn, attachedProofOf, isAnswerable } from './attached.ts'
import { type Basis, spanName, workdaysAfter } from './basis.ts'
import type { Cell, CellState, Column, Gap, Proof, RuleResult } from './cell.ts'
import { evaluate } from './evaluate.ts'
import type { AttachedFact } from './facts.ts'
import { countedItems } from './rule/items.ts'
import { documentProof } from './rule/result.ts'

/** Workdays after a period within which it is stated what did not occur in it. */
const idleDays = 5
/** Days before the due day from which a cell without any work on it says how many are left. */
const leadDays = 30
/** The same where work has begun. */
const lastDays = 7

/** The cell of a clause in a column; null where none of its rules speaks of the column. */
export function cellOf(basis: Basis, clause: Clause, column: Column): Cell | null {
  const results = clause.rules.flatMap((rule) => evaluate(basis, rule, column) ?? [])
  if (results.length === 0) return null
  const occurred = results.filter((r) => r.state !== 'idle')
  const idle = occurred.length === 0
  const found = idle ? idleResults(basis, clause, column) : occurred
  const all = found.flatMap((r) => r.gaps).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const attached = attachedIn(basis, clause.id, column.id)
  const answered = attached.length > 0 && !isShort(basis, clause, column) ? all.filter(isAnswerable) : []
  const gaps = all.filter((g) => !answered.includes(g))
  const proofs = distinct([...found.flatMap((r) => r.proofs), ...attached.map(attachedProofOf)])
  const state = stateOf(basis, column, found, gaps, idle)
  const due = gaps[0]?.due ?? ''
  const days = due === '' ? 0 : daysBetween(basis.today, due)
  const breach = found.some((r) => r.breach)
  const words = answered.length > 0 ? [] : found
  const label = labelOf(state, days, column, words, proofs, gaps, idle)
  const note = basis.facts.overdue.find(
    (o) => o.identity?.clause === clause.id && o.identity.column === column.id,
  )?.note
  return {
    clause: clause.id,
    column: column.id,
    state,
    label: answered.length > 0 && state === 'proved' ? attachedLabel(attached) : label,
    due,
    days,
    proofs,
    gaps,
    breach,
    idle,
    answered,
    note: note ?? null,
  }
}

/** `R01 挂接`, `已挂接`. */
function attachedLabel(attached: readonly AttachedFact[]): string {
  const kind = attached.map((a) => a.paper?.kind ?? '').find((k) => k !== '')
  return kind ? `${kind} 挂接` : '已挂接'
}

/** A clause that counts items is not answered by a paper that judges fewer of them. */
function isShort(basis: Basis, clause: Clause, column: Column): boolean {
  return clause.rules.some((rule) => {
    if (rule.kind !== 'item-count') return false
    const { done, expected } = countedItems(basis, rule, column)
    return done < expected
  })
}

/** What nothing occurred for: stated in the signed R20, or not needed where such a clause cannot be idle. */
function idleResults(basis: Basis, clause: Clause, column: Column): RuleResult[] {
  const base = { proofs: [], gaps: [], word: '', breach: false }
  // Rules that look at what happened, of a clause that always holds: nothing happened that would speak against it.
  if (!clause.idle?.possible) return [{ ...base, state: 'holds', word: '无事项' }]
  if (column.to >= basis.today) return [{ ...base, state: 'running', word: '暂无' }]
  const statement = basis.facts.idle.find((s) => s.identity?.period === column.id)
  const stated = statement?.clauses?.rows.some((r) => r.clause === clause.id && r.reason.trim() !== '') ?? false
  const document = statement && stated ? basis.documentOf('R20', statement.id, '') : undefined
  if (document?.signed) return [{ ...base, state: 'idle', proofs: [documentProof(document)], word: 'R20 已签' }]
  const what = !stated
    ? '没有发生，缺少本期未发生确认单（R20）'
    : document
      ? '的R20已定稿，缺少签字扫描件'
      : '的R20还没有定稿'
  const gap: Gap = {
    sentence: `${spanName(column)}${what}`,
    due: workdaysAfter(basis, column.to, idleDays),
    step: { label: `填写 R20（${column.name}）`, action: { type: 'idle', period: column.id } },
    begun: stated ? '待签字' : '',
  }
  return [{ ...base, state: 'missing', gaps: [gap] }]
}

function stateOf(
  basis: Basis,
  column: Column,
  found: readonly RuleResult[],
  gaps: readonly Gap[],
  idle: boolean,
): CellState {
  if (gaps.length === 0) {
    if (idle && found[0]!.state === 'idle') return 'idle'
    if (column.kind === 'period' && basis.today < column.from) return 'future'
    return found.some((r) => r.state === 'running') ? 'active' : 'proved'
  }
  const days = daysBetween(basis.today, gaps[0]!.due)
  if (days < 0) return 'overdue'
  if (column.kind === 'period' ? basis.today < column.from : basis.today <= column.to) return 'future'
  const begun = gaps.every((g) => g.begun !== '')
  return days <= (begun ? lastDays : leadDays) ? 'due' : 'active'
}

function labelOf(
  state: CellState,
  days: number,
  column: Column,
  found: readonly RuleResult[],
  proofs: readonly Proof[],
  gaps: readonly Gap[],
  idle: boolean,
): string {
  switch (state) {
    case 'overdue':
      return `逾期 ${-days} 天`
    case 'due':
      return days === 0 ? '今天到期' : `剩 ${days} 天`
    case 'future':
      return column.kind === 'service' ? `${column.to.slice(5)} 后` : `${column.from.slice(5)} 起`
    case 'active':
      return (
        gaps.find((g) => g.begun !== '')?.begun ??
        (idle ? '暂无' : gaps.length > 0 ? '未开始' : proofLabel(found, proofs))
      )
    default:
      return proofLabel(found, proofs)
  }
}

/** `R05 已签`, `R03×2`, `有效`. */
function proofLabel(found: readonly RuleResult[], proofs: readonly Proof[]): string {
  const word = found.map((r) => r.word).find((w) => w !== '')
  if (word) return word
  const [first] = proofs
  if (!first) return '有'
  const same = proofs.filter((p) => p.kind === first.kind && p.kind !== '')
  if (same.length > 1) return `${first.kind}×${same.length}`
  if (first.kind === '') return first.number
  return first.place !== '' ? `${first.kind} ${first.place}` : `${first.kind} ${first.state}`
}

/** Several rules of a clause may rest on the same paper. */
function distinct(proofs: readonly Proof[]): Proof[] {
  const seen = new Set<string>()
  return proofs.filter((p) => {
    const id = `${p.table}/${p.row}/${p.period}/${p.document}/${p.place}`
    return !seen.has(id) && seen.add(id)
  })
}
