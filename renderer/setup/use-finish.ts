import { useState } from 'react'
import type { Lack } from './form.ts'

interface Attempt {
  /** Whether what is missing is told at the fields. */
  readonly tell: boolean
  readonly busy: boolean
  readonly problem: string
  readonly finish: () => void
}

/**
 * The end of a form: with something missing it says so and focuses the first such field, otherwise `act` is tried,
 * which resolves to why it failed, or to an empty text.
 */
export function useFinish(lacks: readonly Lack[], act: () => Promise<string>): Attempt {
  const [tell, setTell] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const run = async (): Promise<void> => {
    setBusy(true)
    setProblem(await act())
    setBusy(false)
  }
  return {
    tell,
    busy,
    problem,
    finish() {
      if (busy) return
      setTell(lacks.length > 0)
      const first = lacks[0]
      if (first) document.querySelector<HTMLElement>(`[data-key="${first.key}"]`)?.focus()
      else void run()
    },
  }
}
