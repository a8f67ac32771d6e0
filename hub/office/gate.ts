import type { IncomingHttpHeaders } from 'node:http'
import { readCertificate } from '../../db/crypto.ts'

/** `__Host-`: a browser keeps such a cookie only over https, for this very host and all of its paths. */
const cookieName = '__Host-rounds'

/** Who may speak to the office at all, before anybody is asked who they are. */
export interface Gate {
  /** Why a request is refused, or nothing. */
  refuse(method: string, headers: IncomingHttpHeaders): string | undefined
  /** The session's token; empty when there is none. */
  token(headers: IncomingHttpHeaders): string
  /** The header that sets the token, or takes it away when it is empty. */
  cookie(token: string): string
}

/**
 * Host keeps out rebound names: it must be one that the certificate speaks for. Origin keeps out other pages; whatever
 * changes something must carry it.
 */
export function createGate(certificate: string, names: readonly string[], port: () => number): Gate {
  const shown = readCertificate(certificate)
  const known = (host: string | undefined): boolean => {
    if (host === undefined || !URL.canParse(`https://${host}`)) return false
    const url = new URL(`https://${host}`)
    if ((url.port || '443') !== String(port()) || url.host !== host.toLowerCase().replace(/:443$/, '')) return false
    const name = url.hostname.replace(/^\[|\]$/g, '')
    return names.includes(name) || shown.speaksFor(name)
  }
  return {
    refuse(method, headers) {
      if (!known(headers.host)) return 'host'
      const { origin } = headers
      if (origin === undefined ? method !== 'GET' : origin !== `https://${headers.host}`) return 'origin'
      const site = headers['sec-fetch-site']
      return site === undefined || site === 'same-origin' || site === 'none' || method === 'GET' ? undefined : 'site'
    },
    token(headers) {
      const part = headers.cookie?.split('; ').find((one) => one.startsWith(`${cookieName}=`))
      return part?.slice(cookieName.length + 1) ?? ''
    },
    cookie: (token) =>
      `${cookieName}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict${token === '' ? '; Max-Age=0' : ''}`,
  }
}
