import { create } from 'zustand'

interface Layer {
  /** What is open over the screen. */
  readonly open: 'quick' | 'search' | null
  /** What became of the last entry, in the status bar. */
  readonly told: string
}

/** What the keys that act everywhere open. One at a time: the other one closes, keeping what was typed in it. */
export const useLayer = create<Layer>(() => ({ open: null, told: '' }))

export function openQuick(): void {
  useLayer.setState({ open: 'quick', told: '' })
}

export function openSearch(): void {
  useLayer.setState({ open: 'search' })
}

/** Closes what is open; `told` stands in the status bar until the next entry. */
export function closeLayer(told = ''): void {
  useLayer.setState({ open: null, told })
}
