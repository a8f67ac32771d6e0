import { useState } from 'react'
import { useLocation } from 'wouter'
import { save, sentenceOf } from '../client/call.ts'
import { placeUrl } from '../inspection/place.ts'

interface Begin {
  /** Begins the check of a period by a checklist and goes to it. */
  readonly begin: (contract: string, period: string, checklist: string) => Promise<void>
  readonly busy: boolean
  /** Why it could not be begun. */
  readonly problem: string
}

export function useBegin(): Begin {
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  return {
    busy,
    problem,
    async begin(contract, period, checklist) {
      if (busy) return
      setBusy(true)
      setProblem('')
      const saved = await save(
        'inspection.start',
        () => ({ contract, period, checklist }),
        undefined,
        (outcome) => setProblem(sentenceOf(outcome)),
      )
      setBusy(false)
      if (saved) navigate(placeUrl(saved.value.inspection, { step: 'prepare' }))
    },
  }
}
