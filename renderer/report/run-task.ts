import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf, ProcedureName } from '../client/api.ts'
import { call, sentenceOf, settled } from '../client/call.ts'
import { transport } from '../client/transport.ts'

export interface Running {
  readonly done: number
  readonly total: number
  readonly label: string
}

export interface Task<N extends ProcedureName> {
  /** Null when nothing runs. */
  readonly running: Running | null
  /** Why the last run did not end well; empty after a cancellation by the user. */
  readonly problem: string
  /** Resolves to undefined when it failed or was cancelled. What was typed before is saved first. */
  readonly run: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>
  readonly cancel: () => void
}

/** A long task with its progress; it is cancelled when its screen is left. */
export function useTask<N extends ProcedureName>(name: N): Task<N> {
  const [running, setRunning] = useState<Running | null>(null)
  const [problem, setProblem] = useState('')
  const id = useRef('')

  useEffect(() => {
    const forget = transport.on((event) => {
      if (event.type === 'progress' && event.call === id.current && id.current !== '')
        setRunning({ done: event.done, total: event.total, label: event.label })
    })
    return () => {
      forget()
      if (id.current !== '') transport.cancel(id.current)
      id.current = ''
    }
  }, [])

  const run = useCallback(
    async (input: InputOf<N>): Promise<OutputOf<N> | undefined> => {
      if (id.current !== '') transport.cancel(id.current)
      const mine = crypto.randomUUID()
      id.current = mine
      setProblem('')
      setRunning({ done: 0, total: 0, label: '' })
      await settled()
      if (id.current !== mine) return undefined
      const outcome = await call(name, input, mine)
      if (id.current !== mine) return undefined
      id.current = ''
      setRunning(null)
      if (outcome.ok) return outcome.value
      setProblem('failure' in outcome && outcome.failure.code === 'cancelled' ? '' : sentenceOf(outcome))
      return undefined
    },
    [name],
  )
  const cancel = useCallback(() => {
    if (id.current !== '') transport.cancel(id.current)
  }, [])
  return { running, problem, run, cancel }
}
