import { useCallback, useEffect, useRef, useState } from 'react'
import { epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'
import { useLive } from './live.ts'

/** Reads the app's clock, which tests and the demo move: this machine's alone would tell another time. */
export function useAppClock(): () => Instant {
  const { data, dataUpdatedAt } = useLive('about.workspace', {})
  const ahead = useRef(0)
  if (data) ahead.current = epochOf(data.now) - dataUpdatedAt
  return useCallback(() => instantOf(Date.now() + ahead.current), [])
}

/** The time by the app's clock, anew every `every` ms. */
export function useAppNow(every: number): Instant {
  const clock = useAppClock()
  const [now, setNow] = useState(clock)
  useEffect(() => {
    setNow(clock())
    const timer = setInterval(() => setNow(clock()), every)
    return () => clearInterval(timer)
  }, [clock, every])
  return now
}
