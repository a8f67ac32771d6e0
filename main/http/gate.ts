import type { IncomingHttpHeaders } from 'node:http'
import { equalSecrets, randomToken } from '../../db/crypto.ts'

/**
 * Who may speak to the loopback shell. Every program and every web page on this machine can reach the port:
 * the cookie keeps out programs and other users, Host keeps out rebound names, Origin keeps out other pages.
 */
export interface Gate {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string
  /** The address that lets one browser in, once. Another one is made when it has been used. */
  address(): string
  /** Takes the token of such an address; answers the cookie to set, or nothing when it is wrong or used. */
  admit(token: string | null): string | undefined
  /** True when a used token of this run comes again: worth telling the owner a new address. */
  wasAdmitted(token: string | null): boolean
  /** Why a request is refused, or nothing. `/open` needs no cookie. */
  refuse(method: string, path: string, headers: IncomingHttpHeaders): string | undefined
}

export function createGate(port: number): Gate {
  const origin = `http://127.0.0.1:${port}`
  const cookieName = `rounds-${port}`
  const secret = randomToken()
  const used = new Set<string>()
  let token = randomToken()

  return {
    origin,
    address: () => `${origin}/open?token=${token}`,
    admit(given) {
      if (given === null || !equalSecrets(given, token)) return undefined
      used.add(token)
      token = randomToken()
      return `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`
    },
    wasAdmitted: (given) => given !== null && used.has(given),
    refuse(method, path, headers) {
      if (headers.host !== `127.0.0.1:${port}`) return 'host'
      if (headers.origin !== undefined && headers.origin !== origin) return 'origin'
      if (headers.origin === undefined && method !== 'GET') return 'origin'
      if (path === '/open') return undefined
      const site = headers['sec-fetch-site']
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site'
      const cookie = headers.cookie?.split('; ').find((part) => part.startsWith(`${cookieName}=`))
      return cookie && equalSecrets(cookie.slice(cookieName.length + 1), secret) ? undefined : 'cookie'
    },
  }
}
