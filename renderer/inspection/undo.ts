import { create } from 'zustand'
import { call, sentenceOf } from '../client/call.ts'
import type { Place } from './context.ts'

interface Offer {
  readonly what: string
  readonly transactions: readonly string[]
  /** Where it was done: undoing returns there. */
  readonly place: Place
  /** When the offer ends, by `performance.now()`. */
  readonly until: number
  /** Why undoing failed. */
  readonly problem: string
}

/** The last act that can be taken back with one key. */
export const useUndo = create<{ offer: Offer | null }>(() => ({ offer: null }))

/** How long an act can be taken back with one key, in ms; afterwards the history has it. */
const undoFor = 10_000

export function offerUndo(what: string, transactions: readonly string[], place: Place): void {
  if (transactions.length > 0)
    useUndo.setState({ offer: { what, transactions, place, until: performance.now() + undoFor, problem: '' } })
}

/** Takes the offered act back. Returns where it had been done, or null when there was nothing or it failed. */
export async function undoLast(): Promise<Place | null> {
  const { offer } = useUndo.getState()
  if (!offer || performance.now() > offer.until) return null
  const outcome = await call('history.undo', { transactions: [...offer.transactions] })
  if (outcome.ok) {
    useUndo.setState({ offer: null })
    return offer.place
  }
  useUndo.setState({ offer: { ...offer, problem: sentenceOf(outcome), until: performance.now() + undoFor } })
  return null
}
