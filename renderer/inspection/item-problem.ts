import { create } from 'zustand'

/** Why the last act on an item was refused; shown on its screen until the next act. */
export const useItemProblem = create<{ readonly item: string; readonly sentence: string }>(() => ({
  item: '',
  sentence: '',
}))
