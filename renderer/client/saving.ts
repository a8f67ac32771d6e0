import { create } from 'zustand'

/** The saved-here indicator. Saved and sent are two different things and never share a sign. */
interface Saving {
  /** Saves that were begun and have not been answered. */
  readonly pending: number
  /** Fields whose text has not been sent yet, or could not be saved. */
  readonly unsent: number
  readonly state: 'idle' | 'saving' | 'saved' | 'failed'
  /** Everything done before this instant is saved; by this machine's clock, in ms. */
  readonly at: number
  /** Why the last save failed. What was typed is still in its field. */
  readonly sentence: string
  readonly retry: (() => void) | null
}

export const useSaving = create<Saving>(() => ({
  pending: 0,
  unsent: 0,
  state: 'idle',
  at: 0,
  sentence: '',
  retry: null,
}))
