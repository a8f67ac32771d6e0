import { dateOf } from '../../time/instant.ts'
import type { Gap, Proof, RuleResult } from '../cell.ts'
import type { DocumentFact } from '../facts.ts'

/** A document as a proof. */
export function documentProof(document: DocumentFact, place = ''): Proof {
  return {
    table: document.table,
    row: document.row,
    period: document.period,
    kind: document.kind,
    document: document.id,
    number: document.number,
    state: document.signed ? '已签' : '已定稿',
    on: document.signed && document.signedOn !== '' ? document.signedOn : dateOf(document.finalisedAt),
    place,
  }
}

/** A record without a document as a proof. */
export function recordProof(
  table: string,
  row: string,
  number: string,
  state: string,
  on: Proof['on'] = '',
  place = '',
): Proof {
  return { table, row, period: '', kind: '', document: '', number, state, on, place }
}

export function result(
  state: RuleResult['state'],
  proofs: readonly Proof[],
  gaps: readonly Gap[] = [],
  word = '',
  breach = false,
): RuleResult {
  return { state, proofs, gaps, word, breach }
}

/** Missing while there are gaps, else `state`. */
export function resultOf(
  proofs: readonly Proof[],
  gaps: readonly Gap[],
  state: RuleResult['state'] = 'holds',
  word = '',
  breach = false,
): RuleResult {
  return result(gaps.length > 0 ? 'missing' : state, proofs, gaps, word, breach)
}
