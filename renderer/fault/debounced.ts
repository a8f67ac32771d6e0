import { useEffect, useState } from 'react'

/** After this long without a change, in ms. */
const pause = 150

/** `value` once it has rested. */
export function useDebounced<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
