import { useEffect, useReducer, useRef } from 'react'
import { seenHead } from '../client/heads.ts'

export interface OwnValue<V> {
  /** What this window wrote last, until the records say the same; else what the records say. */
  readonly value: V
  /** The newest value, also between two renders: what an edit builds on. */
  readonly newest: () => V
  /** Sets it at once and sends it. `send` resolves to undefined when it failed: then it stands on. */
  readonly set: (value: V, seal: boolean, send: () => Promise<unknown>) => Promise<unknown>
}

/**
 * A value that is edited here faster than it is read again. An edit of one part builds on the other parts as they
 * were edited last, not as they were read last. `key` and `shown` name the register and the head on screen.
 */
export function useOwnValue<V>(stored: V, key: string, shown: string | null): OwnValue<V> {
  const own = useRef<{ value: V; sealed: boolean; failed: boolean } | null>(null)
  const flying = useRef(0)
  const storedNow = useRef(stored)
  storedNow.current = stored
  const [drawn, redraw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    const mine = own.current
    if (!mine || mine.failed || flying.current > 0 || seenHead(key, shown) !== shown) return
    if (!mine.sealed && JSON.stringify(mine.value) !== JSON.stringify(stored)) return
    own.current = null
    redraw()
  }, [stored, key, shown, drawn])
  return {
    value: own.current ? own.current.value : stored,
    newest: () => (own.current ? own.current.value : storedNow.current),
    async set(value, seal, send) {
      own.current = { value, sealed: seal, failed: false }
      flying.current++
      redraw()
      const done = await send()
      flying.current--
      if (done === undefined && own.current) own.current = { ...own.current, failed: true }
      redraw()
      return done
    },
  }
}
