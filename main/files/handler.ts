import { Readable } from 'node:stream'
import { Expected, type Failure } from '../../domain/failure.ts'
import { bundleLimit, fileLimit, fileTooLarge } from '../../domain/file-limit.ts'
import type { Vault } from './vault.ts'

const inlineTypes = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'text/plain;charset=utf-8',
  'application/octet-stream',
])

/**
 * Bytes over the boundary, for both shells: `PUT file` stores a body (`?for=bundle`: a large one) and answers
 * `{sha256, size}`;
 * `GET file/<sha256>?type=…&name=…` serves it. Answers 404 for anything else. Content addressed, hence
 * cacheable for ever; never rendered as a page. What is not here yet, as a colleague's photo, is fetched from the hub first.
 */
export async function handleFile(
  vault: Vault,
  request: Request,
  fetch: (hash: string) => Promise<boolean> = async () => false,
): Promise<Response> {
  const url = new URL(request.url)
  const [, area, hash] = url.pathname.split('/')
  if (area !== 'file') return new Response(null, { status: 404 })
  if (request.method === 'PUT' && hash === undefined) {
    try {
      const limit = url.searchParams.get('for') === 'bundle' ? bundleLimit : fileLimit
      const stored = await vault.putStream(bytesOf(request), limit)
      return stored === 'too-large' ? problem(413, fileTooLarge) : Response.json(stored)
    } catch (error) {
      if (error instanceof Expected) return problem(507, error.failure)
      throw error
    }
  }
  if (request.method === 'GET' && hash && /^[0-9a-f]{64}$/.test(hash) && (vault.has(hash) || (await fetch(hash)))) {
    const type = url.searchParams.get('type') ?? 'application/octet-stream'
    const name = url.searchParams.get('name')
    return new Response(Readable.toWeb(vault.stream(hash)) as ReadableStream, {
      headers: {
        'content-type': inlineTypes.has(type) ? type : 'application/octet-stream',
        'content-length': String(vault.size(hash)),
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        ...(name ? { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` } : {}),
      },
    })
  }
  return new Response(null, { status: 404 })
}

/** The body piece by piece; a file of no bytes may come without any. */
async function* bytesOf({ body }: Request): AsyncIterable<Uint8Array> {
  if (body) yield* body as unknown as AsyncIterable<Uint8Array>
}

function problem(status: number, failure: Failure): Response {
  return Response.json({ failure }, { status })
}
