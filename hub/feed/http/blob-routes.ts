import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { blobHeader, limits } from '../../../domain/sync/protocol.ts'
import { orgScope } from '../../../domain/sync/op.ts'
import type { DeviceRow } from '../../store/store.ts'
import { Refusal } from './refusal.ts'
import { deviceOf, type ServerOptions } from './context.ts'

const absent = (): Refusal => new Refusal(404, 'not-found', '中心站还没有这个附件。')
const url = '/v1/blob/:sha256'

/** Attachments in pieces: HEAD tells where to go on, PATCH brings a piece, GET gives the whole or a range. */
export function blobRoutes(server: FastifyInstance, { hub, blobs, metrics }: ServerOptions): void {
  const at = (offset: number, complete: boolean): Record<string, string> => ({
    [blobHeader.offset]: String(offset),
    [blobHeader.complete]: complete ? '1' : '0',
  })
  /** A complete file that the store knows; one that it does not – the database was away, or restored – it learns. */
  const keep = (sha256: string, size: number, { card }: DeviceRow): Promise<void> =>
    hub.store.write((write) => write.saveBlob({ sha256, size, device: card.device, at: hub.now() }))

  server.head(url, async (request, reply) => {
    const [sha256, device] = asked(request)
    const { offset, complete } = await blobs.progress(sha256, device.card.device)
    if (complete && !(await hub.store.read((read) => read.blob(sha256)))) await keep(sha256, offset, device)
    return reply.code(200).headers(at(offset, complete)).header('cache-control', 'no-store').send()
  })

  server.patch(url, async (request, reply) => {
    const [sha256, device] = asked(request)
    const offset = number(request, blobHeader.offset)
    const length = number(request, blobHeader.length)
    if (Number(request.headers['content-length'] ?? 0) > limits.blobPiece) throw tooLarge()
    const body = request.body as Readable | undefined
    // Until it is read, nobody else hears that it broke off.
    body?.on('error', () => undefined)
    const bytes = counted(body, (size) => metrics.received(size))
    const abandon = (): void => void body?.destroy(new Refusal(409, 'offset', '同一附件已由新的请求继续上传。'))
    const done = await blobs.append({ sha256, device: device.card.device, offset, length, bytes, abandon })
    switch (done.outcome) {
      case 'too-large':
        throw tooLarge()
      case 'wrong-hash':
        throw new Refusal(422, 'wrong-hash', '附件的内容与它的哈希不符，已丢弃，请重新上传。', at(0, false))
      case 'offset':
        throw new Refusal(409, 'offset', '附件的这一块接不上，请从中心站给出的位置继续。', at(done.offset, false))
      case 'complete':
        await keep(sha256, done.size, device)
        return reply.code(204).headers(at(done.size, true)).send()
      case 'part':
        return reply.code(204).headers(at(done.offset, false)).send()
    }
  })

  server.get(url, async (request, reply) => {
    const [sha256, device] = asked(request)
    const size = await blobs.size(sha256)
    if (size === undefined || !(await mayRead(sha256, device))) throw absent()
    reply.headers({ 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', 'cache-control': 'no-store' })
    const range = rangeOf(request.headers.range, size)
    if (range === 'outside') return reply.code(416).header('content-range', `bytes */${size}`).send()
    if (!range) return reply.header('content-length', size).send(blobs.stream(sha256))
    return reply
      .code(206)
      .headers({
        'content-range': `bytes ${range.start}-${range.end}/${size}`,
        'content-length': range.end - range.start + 1,
      })
      .send(blobs.stream(sha256, range))
  })

  /** Who sees a record that names the file sees the file; and who brought it. */
  async function mayRead(sha256: string, { card, scopes }: DeviceRow): Promise<boolean> {
    return hub.store.read(
      async (read) =>
        (await read.blob(sha256))?.device === card.device ||
        read.refersTo(sha256, scopes.includes('*') ? null : [...scopes, orgScope]),
    )
  }
}

function asked(request: FastifyRequest): [string, DeviceRow] {
  const { sha256 } = request.params as { sha256: string }
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw absent()
  return [sha256, deviceOf(request)]
}

function number(request: FastifyRequest, header: string): number {
  const text = request.headers[header]
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text))
    throw new Refusal(400, 'malformed', `附件请求缺少或写错了 ${header}。`)
  return Number(text)
}

const tooLarge = (): Refusal =>
  new Refusal(413, 'too-large', '附件或它的这一块超过上限，没有保存。', { connection: 'close' })

async function* counted(body: Readable | undefined, count: (bytes: number) => void): AsyncIterable<Uint8Array> {
  if (!body) return
  for await (const bytes of body as AsyncIterable<Uint8Array>) {
    count(bytes.byteLength)
    yield bytes
  }
}

/** One range of bytes, both ends included; undefined when the whole is meant. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'outside' | undefined {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined) return undefined
  const start = Number(from)
  const end = to ? Math.min(Number(to), size - 1) : size - 1
  return start > end ? 'outside' : { start, end }
}
