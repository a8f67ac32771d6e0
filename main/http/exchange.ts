import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Largest JSON body, in bytes: a call carries texts, never files. */
const bodyLimit = 16 * 1024 * 1024

/** A node request as a web one; the body is streamed. */
export function toRequest(message: IncomingMessage, origin: string): Request {
  const bodiless = message.method === 'GET' || message.method === 'HEAD'
  return new Request(new URL(message.url ?? '/', origin), {
    method: message.method ?? 'GET',
    ...(bodiless ? {} : { body: Readable.toWeb(message) as ReadableStream, duplex: 'half' }),
  } as RequestInit)
}

/** Sends a web response, streamed. A client that goes away meanwhile is no error. */
export async function send(response: Response, to: ServerResponse): Promise<void> {
  to.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) return void to.end()
  await pipeline(Readable.fromWeb(response.body as never), to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** The JSON body of a request, or nothing when it is too large, not declared as JSON, or not JSON. */
export async function readJson(message: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  if (message.headers['content-type'] !== 'application/json') return undefined
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of message as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > bodyLimit) return undefined
    pieces.push(piece)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
