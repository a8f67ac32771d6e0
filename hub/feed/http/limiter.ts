/** Lets a key through `burst` times at once and `perSecond` times on average. */
export interface Limiter {
  /** Seconds until the key may go on; 0 when it may now. */
  wait(key: string): number
  take(key: string): void
}

/** Keys that are remembered at most; beyond it those that have rested are forgotten. */
const remembered = 10_000

export function limiter(burst: number, perSecond: number, nowMs: () => number): Limiter {
  const spent = new Map<string, { left: number; at: number }>()
  const left = (key: string): number => {
    const entry = spent.get(key)
    return entry ? Math.min(burst, entry.left + ((nowMs() - entry.at) / 1000) * perSecond) : burst
  }
  return {
    wait(key) {
      const now = left(key)
      return now >= 1 ? 0 : Math.ceil((1 - now) / perSecond)
    },
    take(key) {
      if (spent.size >= remembered) for (const old of spent.keys()) if (left(old) >= burst) spent.delete(old)
      if (spent.size >= remembered) spent.delete(spent.keys().next().value!)
      spent.set(key, { left: Math.max(0, left(key) - 1), at: nowMs() })
    },
  }
}
