/** Stops whoever guesses passwords: after `most` wrong ones in a row a key is locked for `lockedMs`. */
export interface Lockout {
  /** Seconds until any of the keys may try again; 0 when all may now. */
  wait(keys: readonly string[]): number
  /** Counts a try before its password is checked, so that many at once gain nothing. */
  begin(keys: readonly string[]): void
  /** The password was right: the keys are free again. */
  succeed(keys: readonly string[]): void
}

/** What somebody is told who must wait; `wait` in seconds. */
export const lockedSentence = (wait: number): string =>
  `输错次数过多，已暂时锁定。请 ${Math.ceil(wait / 60)} 分钟后再试，或请管理员帮忙。`

interface Entry {
  readonly wrong: number
  readonly until: number
}

/** Keys that are remembered at most; the oldest are forgotten first. */
const remembered = 10_000

export function lockout(most: (key: string) => number, lockedMs: number, nowMs: () => number): Lockout {
  const entries = new Map<string, Entry>()
  const live = (key: string): Entry => {
    const entry = entries.get(key)
    return entry && nowMs() < entry.until ? entry : { wrong: 0, until: 0 }
  }
  return {
    wait: (keys) =>
      Math.max(
        0,
        ...keys.map((key) => {
          const { wrong, until } = live(key)
          return wrong >= most(key) ? Math.ceil((until - nowMs()) / 1000) : 0
        }),
      ),
    begin(keys) {
      for (const key of keys) {
        const { wrong } = live(key)
        entries.delete(key)
        if (entries.size >= remembered) entries.delete(entries.keys().next().value!)
        entries.set(key, { wrong: wrong + 1, until: nowMs() + lockedMs })
      }
    },
    succeed(keys) {
      for (const key of keys) entries.delete(key)
    },
  }
}
