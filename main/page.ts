import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { randomToken } from '../db/crypto.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Stands in the built index.html where each answer puts its own nonce. */
export const noncePlaceholder = '__ROUNDS_NONCE__'

/** What a page of ours may do: load from itself, talk to itself, style what carries the nonce. Nothing else. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/**
 * Serves the built renderer in `folder`, for both shells. A path without an extension is a screen of the app
 * and gets index.html; anything outside the folder or absent gets 404.
 */
export function servePage(folder: string): (pathname: string) => Promise<Response> {
  const root = resolve(folder)
  return async (pathname) => {
    const nonce = randomToken()
    const headers = {
      'content-security-policy': contentPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    }
    const missing = () => new Response(null, { status: 404, headers })
    let name: string
    try {
      name = decodeURIComponent(pathname)
    } catch {
      return missing()
    }
    const extension = extname(name)
    const path = extension === '' ? join(root, 'index.html') : resolve(join(root, name))
    const type = types[extname(path)]
    if (!path.startsWith(root + sep) || !type) return missing()
    const bytes = await readFile(path).catch(() => undefined)
    if (!bytes) return missing()
    if (!path.endsWith('.html')) {
      const kept = name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'
      return new Response(new Uint8Array(bytes), {
        headers: { ...headers, 'content-type': type, 'cache-control': kept },
      })
    }
    const html = bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)
    return new Response(html, { headers: { ...headers, 'content-type': type, 'cache-control': 'no-store' } })
  }
}
