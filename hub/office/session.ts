import { randomToken, sha256 } from '../../db/crypto.ts'
import type { UserRow } from '../store/store.ts'

/** Somebody who is signed in. */
export interface Session {
  /** Login name; what the user may do is looked up at every request. */
  readonly login: string
  /** Hash of the password that it was begun with: with another one, wherever it was set, the session is over. */
  readonly password: string
  /** Hashes of files that this session was told of or brought: what it may fetch. */
  readonly files: Set<string>
}

export interface OfficeSessions {
  /** Begins a session; answers the token for the cookie. */
  open(user: Pick<UserRow, 'login' | 'password'>): string
  /** The session of a token, used now; undefined when there is none or it has run out. */
  of(token: string): Session | undefined
  close(token: string): void
  /** Ends every session of a user. */
  closeAll(login: string): void
}

/** Without a request for this long, and at the latest after this long, one signs in again; in ms. */
const idleMs = 2 * 3_600_000
const longestMs = 12 * 3_600_000

/** Sessions live in memory: a restart of the hub ends them. The token itself is never kept. */
export function officeSessions(nowMs: () => number): OfficeSessions {
  const all = new Map<string, { readonly session: Session; readonly begun: number; used: number }>()
  const isOver = ({ begun, used }: { begun: number; used: number }): boolean =>
    nowMs() - used > idleMs || nowMs() - begun > longestMs
  return {
    open({ login, password }) {
      for (const [key, entry] of all) if (isOver(entry)) all.delete(key)
      const token = randomToken()
      all.set(sha256(token), { session: { login, password, files: new Set() }, begun: nowMs(), used: nowMs() })
      return token
    },
    of(token) {
      const entry = all.get(sha256(token))
      if (!entry) return undefined
      if (isOver(entry)) {
        all.delete(sha256(token))
        return undefined
      }
      entry.used = nowMs()
      return entry.session
    },
    close: (token) => void all.delete(sha256(token)),
    closeAll(login) {
      for (const [key, { session }] of all) if (session.login === login) all.delete(key)
    },
  }
}
