import { addDays, type DateText } from '../time/instant.ts'
import type { Finding, FindingState } from './word.ts'

/** How a finding stands today: what is late comes first everywhere. */
export type Urgency = 'overdue' | 'soon' | 'later' | 'undated' | 'done'

/** Days before the due date from which it is soon. */
const soonDays = 7

export function urgencyOf(state: FindingState, due: string, today: DateText): Urgency {
  if (state !== 'open') return 'done'
  if (due === '') return 'undated'
  if (due < today) return 'overdue'
  return due <= addDays(today, soonDays) ? 'soon' : 'later'
}

const rank: Readonly<Record<Urgency, number>> = { overdue: 0, soon: 1, later: 2, undated: 3, done: 4 }

/** The late first, the earliest due first among them; what is over last, the newest first. */
export function byUrgency(
  a: { readonly urgency: Urgency; readonly due: string; readonly raisedAt: string },
  b: { readonly urgency: Urgency; readonly due: string; readonly raisedAt: string },
): number {
  const order = rank[a.urgency] - rank[b.urgency]
  if (order !== 0) return order
  if (a.urgency === 'done') return a.raisedAt > b.raisedAt ? -1 : 1
  return (a.due || '9999') < (b.due || '9999')
    ? -1
    : (a.due || '9999') > (b.due || '9999')
      ? 1
      : a.raisedAt < b.raisedAt
        ? -1
        : 1
}

/**
 * An accepted risk counts only under the customer's signature: who of them, when, and the signed paper. `scans` is the
 * number of pieces of evidence that the finding keeps.
 */
export function isSigned({ state, acceptance }: Pick<Finding, 'state' | 'acceptance'>, scans: number): boolean {
  return state?.state === 'accepted' && (acceptance?.name.trim() ?? '') !== '' && acceptance?.on !== '' && scans > 0
}

/**
 * True when nothing of a finding is left to do: it is closed or withdrawn, or its risk is accepted under a signature.
 * `filed` holds the ids of the records that have files.
 */
export function isSettled(
  finding: Pick<Finding, 'state' | 'acceptance'> & { readonly id: string },
  filed: readonly string[],
): boolean {
  const state = finding.state?.state
  return state === 'accepted' ? isSigned(finding, filed.includes(finding.id) ? 1 : 0) : state !== 'open'
}

/** What a finding says in one line: the problem, else the measure. */
export function findingText({ problem, advice }: Pick<Finding, 'problem' | 'advice'>): string {
  return problem?.description.trim() || advice?.text.trim() || ''
}
