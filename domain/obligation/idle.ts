import type { Clause, Pack } from '../pack/schema.ts'
import type { Instant } from '../time/instant.ts'
import { basisOf } from './basis.ts'
import type { Column } from './cell.ts'
import { evaluate } from './evaluate.ts'
import type { ContractFacts } from './facts.ts'

/** One clause of which a statement of a period may speak, or not, and why. */
export interface IdleClause {
  readonly clause: Clause
  /** Empty where it may be stated; else why not. */
  readonly refusal: string
  readonly reason: string
}

/** What may and does stand in the statement (R20) of one period. */
export interface IdleFacts {
  readonly column: Column
  /** Every clause that speaks of the period, in the contract's order. */
  readonly clauses: readonly IdleClause[]
  /** Those that are stated, with a reason. */
  readonly stated: readonly { readonly clause: Clause; readonly reason: string }[]
  /** Clauses without occasion that nobody stated yet. */
  readonly open: readonly Clause[]
}

/** Undefined where the contract has no such period. */
export function idleOf(pack: Pack, facts: ContractFacts, period: string, now: Instant): IdleFacts | undefined {
  const basis = basisOf(pack, facts, now)
  const column = basis.columns.find((c) => c.id === period && c.kind === 'period')
  if (!column) return undefined
  const rows = facts.idle.find((s) => s.identity?.period === period)?.clauses?.rows ?? []
  const clauses = pack.clauses.flatMap((clause): IdleClause[] => {
    const results = clause.rules.flatMap((rule) => evaluate(basis, rule, column) ?? [])
    if (results.length === 0) return []
    const reason = rows.find((r) => r.clause === clause.id)?.reason ?? ''
    if (!clause.idle?.possible) return [{ clause, refusal: clause.idle?.why ?? '', reason }]
    const occurred = results.filter((r) => r.state !== 'idle')
    const proofs = occurred.flatMap((r) => r.proofs.map((p) => p.number))
    const what = proofs.length > 0 ? proofs.slice(0, 3).join('、') : (occurred[0]?.gaps[0]?.sentence ?? '')
    return [{ clause, refusal: occurred.length === 0 ? '' : `本期有发生：${what}`, reason }]
  })
  const free = clauses.filter((c) => c.refusal === '')
  return {
    column,
    clauses,
    stated: clauses.filter((c) => c.reason.trim() !== '').map(({ clause, reason }) => ({ clause, reason })),
    open: free.filter((c) => c.reason.trim() === '').map((c) => c.clause),
  }
}
