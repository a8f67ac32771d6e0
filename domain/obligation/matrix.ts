import type { Clause, Pack } from '../pack/schema.ts'
import { contradicted } from '../pack/remark.ts'
import type { Instant } from '../time/instant.ts'
import { basisOf } from './basis.ts'
import { cellOf } from './cell-of.ts'
import type { Cell, Column } from './cell.ts'
import { exposureOf, type Exposure } from './exposure.ts'
import type { ContractFacts } from './facts.ts'
import { countedItems, type ItemCount } from './rule/items.ts'

export interface MatrixRow {
  readonly clause: Clause
  /** One for each column, in their order; null where the clause asks for nothing in it. */
  readonly cells: readonly (Cell | null)[]
  /** Clauses that it does not agree with (⇄). */
  readonly contradicts: readonly string[]
}

/** How a column stands: `58/59 缺 1`. */
export interface ColumnTotal {
  readonly column: string
  readonly proved: number
  readonly total: number
  /** Overdue cells. */
  readonly missing: number
  /** Days to the earliest day that is still to come on which something is due; null without one. */
  readonly left: number | null
}

/** Clause × period, each cell with its proofs or with what is missing and by when. */
export interface Matrix {
  readonly columns: readonly Column[]
  readonly rows: readonly MatrixRow[]
  readonly totals: readonly ColumnTotal[]
  /** Items of checks, by period, where a clause counts them; null where none does. */
  readonly items: { readonly done: number; readonly expected: number; readonly periods: readonly ItemCount[] } | null
  readonly exposure: Exposure | null
  /** What keeps the whole from being complete, in the order of clauses and periods, as whole refusals. */
  readonly refusals: readonly Refusal[]
}

/** `B-056 建立日常维护日志：第11个服务月（2027-05-26至2027-06-25）缺少维护日志`. */
export interface Refusal {
  readonly clause: string
  readonly column: string
  readonly sentence: string
}

/** The words of a clause within a sentence: without its own full stop. */
const spoken = (clause: Clause): string => `${clause.id} ${clause.text.trim().replace(/[。；，]+$/, '')}`

export function matrixOf(pack: Pack, facts: ContractFacts, now: Instant): Matrix {
  const basis = basisOf(pack, facts, now)
  const { columns } = basis
  const rows = pack.clauses
    .filter((c) => c.rules.length > 0)
    .map((clause): MatrixRow => ({
      clause,
      cells: columns.map((column) => cellOf(basis, clause, column)),
      contradicts: contradicted(pack.remarks, clause.id),
    }))
  const totals = columns.map((column, n) =>
    totalOf(
      column,
      rows.flatMap((r) => r.cells[n] ?? []),
    ),
  )
  const counted = rows.flatMap((r) => r.clause.rules).find((r) => r.kind === 'item-count')
  const periods = counted
    ? columns.filter((c) => c.kind === 'period').map((column) => countedItems(basis, counted, column))
    : []
  const sum = (of: (count: ItemCount) => number): number => periods.reduce((n, p) => n + of(p), 0)
  return {
    columns,
    rows,
    totals,
    items: counted ? { done: sum((p) => p.done), expected: sum((p) => p.expected), periods } : null,
    exposure: exposureOf(pack, facts, rows.filter((r) => r.cells.some((c) => c?.state === 'overdue')).length),
    refusals: rows.flatMap(({ clause, cells }) => cells.flatMap((cell) => (cell ? refusalsOf(clause, cell) : []))),
  }
}

function refusalsOf(clause: Clause, cell: Cell): Refusal[] {
  const refusal = (what: string): Refusal => ({
    clause: clause.id,
    column: cell.column,
    sentence: `${spoken(clause)}：${what}`,
  })
  if (cell.gaps.length > 0) return cell.gaps.map((g) => refusal(g.sentence))
  return cell.state === 'active' || cell.state === 'future' ? [refusal('本期还没有结束')] : []
}

function totalOf(column: Column, cells: readonly Cell[]): ColumnTotal {
  const open = cells.filter((c) => c.due !== '' && c.days >= 0)
  return {
    column: column.id,
    proved: cells.filter((c) => c.state === 'proved' || c.state === 'idle').length,
    total: cells.length,
    missing: cells.filter((c) => c.state === 'overdue').length,
    left: open.length > 0 ? Math.min(...open.map((c) => c.days)) : null,
  }
}
