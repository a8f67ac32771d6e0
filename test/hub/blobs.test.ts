import { createReadStream, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../db/crypto.ts'
import { openBlobs, type PieceOutcome } from '../../hub/store/blobs.ts'
import { smallDisk, testFolder } from '../support/folder.ts'
import { enrol, laptop } from '../support/hub.ts'
import { site, version } from '../support/hub-site.ts'

const open = { reserve: 0, largest: 1 << 30 }
const mega = 1024 * 1024
/** `size` bytes that are not all alike. */
const photo = (size: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(size)
  for (let i = 0; i < size; i += 61) bytes[i] = (i * 31 + (i >> 9) * seed) & 0xff
  return bytes
}
async function* pieces(...of: Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* of
}
async function* cutAfter(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
  throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
}

describe('the folder of attachments', () => {
  test('has a file only when it is whole, and goes on after a cut where it stopped', async () => {
    const folder = testFolder()
    const blobs = openBlobs(folder, open)
    const bytes = photo(10 * mega)
    const hash = sha256(bytes)
    const put = (offset: number, of: AsyncIterable<Uint8Array>): Promise<PieceOutcome> =>
      blobs.append({ sha256: hash, device: 'a', offset, length: bytes.length, bytes: of })
    expect(await put(0, pieces(bytes.subarray(0, mega), bytes.subarray(mega, 4 * mega)))).toEqual({
      outcome: 'part',
      offset: 4 * mega,
    })
    await expect(put(4 * mega, cutAfter(bytes.subarray(4 * mega, 6 * mega)))).rejects.toThrow('aborted')
    expect(await blobs.progress(hash, 'a')).toEqual({ offset: 6 * mega, complete: false })
    expect(await blobs.size(hash)).toBeUndefined()
    expect(await put(4 * mega, pieces(bytes.subarray(4 * mega, 8 * mega)))).toEqual({
      outcome: 'offset',
      offset: 6 * mega,
    })
    expect(await put(6 * mega, pieces(bytes.subarray(6 * mega)))).toEqual({ outcome: 'complete', size: bytes.length })
    expect(readFileSync(blobs.path(hash)).equals(bytes)).toBe(true)
    expect(await put(0, pieces(bytes.subarray(0, mega)))).toEqual({ outcome: 'complete', size: bytes.length })
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  test('throws away what does not fit its hash, and another device is not spoilt by it', async () => {
    const blobs = openBlobs(testFolder(), open)
    const bytes = photo(1000)
    const piece = { sha256: sha256(bytes), length: 1000 }
    expect(await blobs.append({ ...piece, device: 'rogue', offset: 0, bytes: pieces(photo(500, 9)) })).toMatchObject({
      outcome: 'part',
    })
    expect(await blobs.append({ ...piece, device: 'a', offset: 0, bytes: pieces(bytes.subarray(0, 600)) })).toEqual({
      outcome: 'part',
      offset: 600,
    })
    expect(await blobs.append({ ...piece, device: 'rogue', offset: 500, bytes: pieces(photo(500, 9)) })).toEqual({
      outcome: 'wrong-hash',
    })
    expect(await blobs.progress(piece.sha256, 'rogue')).toEqual({ offset: 0, complete: false })
    expect(await blobs.append({ ...piece, device: 'a', offset: 600, bytes: pieces(bytes.subarray(600)) })).toEqual({
      outcome: 'complete',
      size: 1000,
    })
  })

  test('takes no more than a piece, the file, or the limit', async () => {
    const blobs = openBlobs(testFolder(), { reserve: 0, largest: 6 * mega })
    const bytes = photo(5 * mega)
    const piece = { sha256: sha256(bytes), device: 'a', offset: 0 }
    expect(await blobs.append({ ...piece, length: 5 * mega, bytes: pieces(bytes) })).toEqual({ outcome: 'too-large' })
    expect(await blobs.append({ ...piece, length: 10, bytes: pieces(bytes.subarray(0, 11)) })).toEqual({
      outcome: 'too-large',
    })
    expect(await blobs.append({ ...piece, length: 7 * mega, bytes: pieces(bytes.subarray(0, 1)) })).toEqual({
      outcome: 'too-large',
    })
    expect(await blobs.progress(piece.sha256, 'a')).toEqual({ offset: 0, complete: false })
  })

  test('lets a retry wait until the cut request has let go', async () => {
    const blobs = openBlobs(testFolder(), open)
    const bytes = photo(3000)
    const piece = { sha256: sha256(bytes), device: 'a', offset: 0, length: 3000 }
    const outcomes = await Promise.all([1, 2, 3].map(() => blobs.append({ ...piece, bytes: pieces(bytes) })))
    expect(outcomes).toEqual(outcomes.map(() => ({ outcome: 'complete', size: 3000 })))
  })

  test('lets go of a connection that is dead when the same device comes again, and keeps what it brought', async () => {
    const blobs = openBlobs(testFolder(), open)
    const bytes = photo(3000)
    const piece = { sha256: sha256(bytes), device: 'a', length: 3000 }
    let abandon = (): void => undefined
    async function* silent(): AsyncIterable<Uint8Array> {
      yield bytes.subarray(0, 1000)
      await new Promise((_, reject) => (abandon = () => reject(new Error('abandoned'))))
    }
    const dead = blobs.append({ ...piece, offset: 0, bytes: silent(), abandon: () => abandon() })
    const ended = expect(dead).rejects.toThrow('abandoned')
    await new Promise((later) => setTimeout(later, 50))
    expect(await blobs.progress(piece.sha256, 'a')).toEqual({ offset: 1000, complete: false })
    await ended
    expect(await blobs.append({ ...piece, offset: 1000, bytes: pieces(bytes.subarray(1000)) })).toEqual({
      outcome: 'complete',
      size: 3000,
    })
  })

  test('keeps space free for records, and says a full disk as such', async () => {
    const disk = smallDisk(3000)
    if (!disk) return
    const bytes = photo(2 * mega)
    const piece = { sha256: sha256(bytes), device: 'a', offset: 0, length: bytes.length }
    const careful = openBlobs(disk.folder, { reserve: 2 * mega, largest: 1 << 30 })
    await expect(careful.append({ ...piece, bytes: pieces(bytes) })).rejects.toThrow('not available')
    const blobs = openBlobs(disk.folder, { reserve: -10 * mega, largest: 1 << 30 })
    expect(await blobs.append({ ...piece, bytes: pieces(bytes.subarray(0, mega)) })).toEqual({
      outcome: 'part',
      offset: mega,
    })
    writeFileSync(join(disk.folder, 'else'), Buffer.alloc(1.5 * mega))
    await expect(blobs.append({ ...piece, offset: mega, bytes: pieces(bytes.subarray(mega)) })).rejects.toThrow(
      'not available',
    )
    expect(await blobs.progress(piece.sha256, 'a')).toEqual({ offset: mega, complete: false })
    await rm(join(disk.folder, 'else'))
    expect(await blobs.append({ ...piece, offset: mega, bytes: pieces(bytes.subarray(mega)) })).toEqual({
      outcome: 'complete',
      size: bytes.length,
    })
  })

  test('forgets uploads that nobody goes on with, and adopts only what fits', async () => {
    const folder = testFolder()
    const blobs = openBlobs(folder, open)
    const bytes = photo(1000)
    const piece = { sha256: sha256(bytes), offset: 0, length: 1000, bytes: pieces(bytes.subarray(0, 10)) }
    await blobs.append({ ...piece, device: 'a' })
    await blobs.append({ ...piece, device: 'b' })
    const [old] = await readdir(join(folder, 'incoming'))
    utimesSync(join(folder, 'incoming', old!), 1, 1)
    await blobs.sweep(10_000)
    expect(await readdir(join(folder, 'incoming'))).toHaveLength(1)

    const source = join(folder, 'source')
    writeFileSync(source, bytes)
    expect(await blobs.adopt(sha256('other'), source)).toBe(false)
    expect(await blobs.adopt(sha256(bytes), source)).toBe(true)
    expect(existsSync(blobs.path(sha256(bytes)))).toBe(true)
  })
})

describe('an attachment over HTTP', () => {
  async function place() {
    const { hub, server, signIn, ask } = await site()
    const [a, b, c] = [laptop('a'), laptop('b'), laptop('c')]
    await enrol(hub.store, a)
    await enrol(hub.store, b)
    await enrol(hub.store, c, { scopes: ['contract-2'] })
    const of = async (who: typeof a) => ({ authorization: `Bearer ${await signIn(who)}`, ...version })
    const headers = { a: await of(a), b: await of(b), c: await of(c) }
    const bytes = photo(6 * mega)
    const url = `/v1/blob/${sha256(bytes)}`
    const patch = (offset: number, payload: Buffer, extra: Record<string, string> = {}, who = headers.a) =>
      server.inject({
        method: 'PATCH',
        url,
        headers: {
          ...who,
          'content-type': 'application/octet-stream',
          'upload-offset': String(offset),
          'upload-length': String(bytes.length),
          ...extra,
        },
        payload,
      })
    return { hub, server, ask, a, headers, bytes, url, patch }
  }

  test('goes up in pieces, is complete when hashed, and comes down whole or in part', async () => {
    const { hub, server, headers, bytes, url, patch, a, ask } = await place()
    const head = async () => {
      const { headers: h, statusCode } = await server.inject({ method: 'HEAD', url, headers: headers.a })
      return [statusCode, h['upload-offset'], h['upload-complete']]
    }
    expect(await head()).toEqual([200, '0', '0'])
    expect((await patch(0, bytes.subarray(0, 4 * mega))).headers).toMatchObject({
      'upload-offset': String(4 * mega),
      'upload-complete': '0',
    })
    expect((await server.inject({ url, headers: headers.a })).statusCode).toBe(404)
    expect((await patch(0, bytes.subarray(0, 10))).statusCode).toBe(409)
    expect((await patch(4 * mega, bytes.subarray(4 * mega))).headers).toMatchObject({ 'upload-complete': '1' })
    expect(await head()).toEqual([200, String(bytes.length), '1'])
    expect(await hub.store.read((read) => read.blob(sha256(bytes)))).toMatchObject({ size: bytes.length, device: 'a' })

    const whole = await server.inject({ url, headers: headers.a })
    expect(sha256(whole.rawPayload)).toBe(sha256(bytes))
    const part = await server.inject({ url, headers: { ...headers.a, range: `bytes=${mega}-` } })
    expect([part.statusCode, part.headers['content-range']]).toEqual([
      206,
      `bytes ${mega}-${bytes.length - 1}/${bytes.length}`,
    ])
    expect(part.rawPayload.equals(bytes.subarray(mega))).toBe(true)
    expect((await server.inject({ url, headers: { ...headers.a, range: 'bytes=99999999-' } })).statusCode).toBe(416)

    // Who sees no record that names it does not see it.
    expect((await server.inject({ url, headers: headers.b })).statusCode).toBe(404)
    const token = headers.a.authorization.slice('Bearer '.length)
    await ask(token, '/v1/push', a.batch([a.make({ file: [{ sha256: sha256(bytes) }, []] })]))
    expect((await server.inject({ url, headers: headers.b })).statusCode).toBe(200)
    expect((await server.inject({ url, headers: headers.c })).statusCode).toBe(404)
  })

  test('with wrong bytes is thrown away', async () => {
    const { patch, bytes, server, url, headers } = await place()
    await patch(0, photo(4 * mega, 7))
    const last = await patch(4 * mega, bytes.subarray(4 * mega))
    expect([last.statusCode, last.json<{ error: string }>().error]).toEqual([422, 'wrong-hash'])
    expect((await server.inject({ method: 'HEAD', url, headers: headers.a })).headers['upload-offset']).toBe('0')
  })

  test('with wrong headers or too much is refused in a sentence', async () => {
    const { patch, bytes, server, headers } = await place()
    for (const [answer, status] of [
      [await patch(0, photo(10), { 'upload-length': 'x' }), 400],
      [await patch(0, photo(10), { 'upload-offset': '-1' }), 400],
      [await patch(0, photo(10), { 'upload-length': '5' }), 413],
      [await patch(0, photo(10), { 'upload-length': String(9e12) }), 413],
      [await patch(0, photo(5 * mega)), 413],
      [await patch(0, photo(10), { 'content-type': 'image/png' }), 400],
      [await server.inject({ method: 'HEAD', url: '/v1/blob/abc', headers: headers.a }), 404],
    ] as const)
      expect(answer.statusCode).toBe(status)
    expect((await patch(0, bytes.subarray(0, 4 * mega))).statusCode).toBe(204)
  })

  test('that the store does not know, but the folder has, is known at the next look', async () => {
    const { hub, server, headers, url, bytes, patch } = await place()
    await patch(0, bytes.subarray(0, 4 * mega))
    const whole = { ...hub.store }
    Object.assign(hub.store, { write: () => Promise.reject(Object.assign(new Error(), { statusCode: 500 })) })
    expect((await patch(4 * mega, bytes.subarray(4 * mega))).statusCode).toBe(503)
    Object.assign(hub.store, whole)
    expect((await server.inject({ method: 'HEAD', url, headers: headers.a })).headers['upload-complete']).toBe('1')
    expect(await hub.store.read((read) => read.blob(sha256(bytes)))).toBeDefined()
  })
})

test('a stream of the file is what was sent', async () => {
  const blobs = openBlobs(testFolder(), open)
  const bytes = photo(100_000)
  const source = join(testFolder(), 'photo')
  writeFileSync(source, bytes)
  await blobs.append({
    sha256: sha256(bytes),
    device: 'a',
    offset: 0,
    length: bytes.length,
    bytes: createReadStream(source),
  })
  const read: Uint8Array[] = []
  for await (const piece of blobs.stream(sha256(bytes)) as AsyncIterable<Uint8Array>) read.push(piece)
  expect(Buffer.concat(read).equals(bytes)).toBe(true)
})

test('comes up whole over a line that is cut every few hundred kilobytes', async () => {
  const { hub, server, signIn } = await site('', true)
  const a = laptop('a')
  await enrol(hub.store, a)
  const authorization = `Bearer ${await signIn(a)}`
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const bytes = photo(6 * mega)
  const path = `/v1/blob/${sha256(bytes)}`
  /** Bytes that were handed to a socket, those that were torn off with it included. */
  let sent = 0
  /** One request; the socket is torn after `most` bytes of its body. */
  const ask = (method: string, headers: Record<string, string>, body?: Buffer, most = Infinity) =>
    new Promise<IncomingHttpHeaders | undefined>((resolve) => {
      const asked = request({
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { authorization, ...version, ...headers },
        rejectUnauthorized: false,
        agent: false,
      })
      asked.on('response', (answer) => answer.resume().on('end', () => resolve(answer.headers)))
      asked.on('error', () => resolve(undefined))
      if (!body) return void asked.end()
      const part = body.subarray(0, most)
      sent += part.length
      if (part.length === body.length) return void asked.end(part)
      asked.write(part, () => setTimeout(() => asked.destroy(), 5))
    })
  let cuts = 0
  for (;;) {
    const head = (await ask('HEAD', {}))!
    const offset = Number(head['upload-offset'])
    if (head['upload-complete'] === '1') break
    const piece = bytes.subarray(offset, offset + 4 * mega)
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(piece.length),
      'upload-offset': String(offset),
      'upload-length': String(bytes.length),
    }
    if (!(await ask('PATCH', headers, piece, 300_000 + cuts * 10_000))) cuts++
    if (cuts > 200) throw new Error('it does not get on')
  }
  expect(cuts).toBeGreaterThan(3)
  expect(sent).toBeLessThanOrEqual(bytes.length + cuts * 4 * mega)
  const whole = await server.inject({ url: path, headers: { authorization, ...version } })
  expect(sha256(whole.rawPayload)).toBe(sha256(bytes))
}, 120_000)
