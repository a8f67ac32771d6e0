import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { limits } from '../../../domain/sync/protocol.ts'
import { Refusal } from './refusal.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)
/** Smaller answers are sent as they are. */
const worthwhile = 1400

/**
 * Bodies: JSON, plain or gzip, up to the protocol's limit after expanding; pieces of files as streams; nothing else.
 * Answers are compressed at level 1 for whoever takes it.
 */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const plain = await plainOf(request.headers['content-encoding'], body)
      try {
        return JSON.parse(plain.toString('utf8')) as unknown
      } catch {
        throw new Refusal(400, 'malformed', '请求不是有效的 JSON，没有处理。')
      }
    },
  )
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  server.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < worthwhile || reply.hasHeader('content-encoding'))
      return payload
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload
    reply.header('content-encoding', 'gzip').removeHeader('content-length')
    return compress(payload, { level: 1 })
  })
}

async function plainOf(encoding: string | undefined, body: Buffer): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return body
  if (encoding !== 'gzip') throw new Refusal(400, 'malformed', '请求的压缩方式不受支持，没有处理。')
  try {
    return await expand(body, { maxOutputLength: limits.requestBytes })
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new Refusal(413, 'too-large', '请求解压后超过上限，没有处理。')
      : new Refusal(400, 'malformed', '请求在传输中损坏或被截断，没有处理。')
  }
}
