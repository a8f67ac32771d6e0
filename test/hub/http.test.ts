import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { hmac, sha256, verifyText } from '../../db/crypto.ts'
import { pairingText, sessionText } from '../../domain/sync/feed.ts'
import { certificateText, digitsText, readPairingCode, sixDigits } from '../../domain/sync/pairing.ts'
import { approvePairing, currentPairing, openPairing, rejectPairing } from '../../hub/feed/pairing.ts'
import { changeDevice, revokeDevice } from '../../hub/feed/devices.ts'
import { enrol, type Laptop, laptop } from '../support/hub.ts'
import { json, type Site, site, version } from '../support/hub-site.ts'

describe('a session', () => {
  test('is opened by a signature and lasts fifteen minutes', async () => {
    const { hub, server, signIn, wait, ask } = await site()
    const a = laptop('甲.1')
    await enrol(hub.store, a)
    const token = await signIn(a)
    const hello = await server.inject({
      method: 'GET',
      url: '/v1/hello',
      headers: { authorization: `Bearer ${token}`, ...version },
    })
    expect(hello.json()).toEqual({
      hub: 'hub-1',
      epoch: 'epoch-1',
      protocol: { min: 1, max: 1 },
      minPullSchema: 1,
      scopes: ['contract-1'],
    })
    expect((await ask(token, '/v1/push', a.batch([a.make({ meas: [1, []] })]))).json()).toEqual({
      outcome: 'accepted',
      last: 1,
      refused: [],
    })
    wait(899)
    expect((await ask(token, '/v1/push', a.batch([]))).statusCode).toBe(200)
    wait(1)
    expect((await ask(token, '/v1/push', a.batch([]))).statusCode).toBe(401)
  })

  test('is not opened by a replayed, stale, foreign or forged answer', async () => {
    const { hub, identity, server, wait } = await site()
    const [a, b] = [laptop('a'), laptop('b')]
    await enrol(hub.store, a)
    await enrol(hub.store, b)
    const challenge = async () =>
      (await server.inject({ method: 'POST', url: '/v1/challenge' })).json<{ challenge: string }>().challenge
    const open = async (payload: object) =>
      (await server.inject({ method: 'POST', url: '/v1/session', payload })).statusCode
    const answer = (c: string, fingerprint = identity.fingerprint, of = a) => ({
      device: 'a',
      challenge: c,
      signature: of.sign(sessionText(fingerprint, c, 'a')),
    })
    const used = answer(await challenge())
    expect(await open(used)).toBe(200)
    expect(await open(used)).toBe(401)
    expect(await open(answer(await challenge(), sha256('a false hub')))).toBe(401)
    expect(await open(answer(await challenge(), identity.fingerprint, b))).toBe(401)
    expect(await open(answer('c.zzzzzzzz.00.00'))).toBe(401)
    expect(await open({ ...answer(await challenge()), device: 'x' })).toBe(401)
    const late = answer(await challenge())
    wait(121)
    expect(await open(late)).toBe(401)
  })

  test('ends at once when the device is revoked, and says so to it alone', async () => {
    const { hub, identity, server, signIn, ask } = await site()
    const a = laptop('a')
    await enrol(hub.store, a)
    const token = await signIn(a)
    await revokeDevice(hub, identity, 'a')
    const answer = await ask(token, '/v1/pull', {})
    expect(answer.statusCode).toBe(403)
    expect(answer.json<{ sentence: string }>().sentence).toContain('撤销')
    expect(await signIn(a)).toBeUndefined()
    const stranger = await server.inject({
      method: 'GET',
      url: '/v1/hello',
      headers: { authorization: `Bearer ${token}x` },
    })
    expect([stranger.statusCode, stranger.body]).toEqual([401, '{"error":"unauthorised"}'])
  })

  test('of another protocol version is told so', async () => {
    const { hub, server, signIn } = await site()
    const a = laptop('a')
    await enrol(hub.store, a)
    const answer = await server.inject({
      url: '/v1/hello',
      headers: { authorization: `Bearer ${await signIn(a)}`, 'rounds-protocol': '9' },
    })
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([505, 'version'])
  })

  test('of one device that asks too much makes it wait', async () => {
    const { hub, server, signIn } = await site()
    const a = laptop('a')
    await enrol(hub.store, a)
    const headers = { authorization: `Bearer ${await signIn(a)}`, ...version }
    let answer = await server.inject({ url: '/v1/hello', headers })
    for (let i = 0; i < 3000; i++) answer = await server.inject({ url: '/v1/hello', headers })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '1'])
  })
})

describe('pairing', () => {
  const request = ({ identity }: Site, of: Laptop, code: string) => {
    const read = readPairingCode(code)!
    expect(identity.fingerprint.startsWith(read.fingerprint)).toBe(true)
    return {
      device: of.id,
      publicKey: of.publicKey,
      name: '笔记本 1',
      persons: [{ id: 'p1', name: '工程师甲' }],
      proof: hmac(read.token, pairingText(identity.fingerprint, of.id, of.publicKey)),
    }
  }
  const grant = { name: '笔记本 1', kind: 'laptop', persons: ['p1'], scopes: ['contract-1'] } as const

  test('goes from the code through the digits to a card', async () => {
    const place = await site()
    const { hub, identity, server, signIn } = place
    const a = laptop('a')
    const { id, code } = await openPairing(hub, identity)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    const asked = request(place, a, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    const ask = async () =>
      (await server.inject({ method: 'POST', url: '/v1/pair', payload: asked })).json<Record<string, unknown>>()
    const first = await ask()
    const digits = sixDigits(hmac(readPairingCode(code)!.token, digitsText(identity.fingerprint, 'a', a.publicKey)))
    expect(first).toEqual({ outcome: 'waiting', digits })
    expect(await currentPairing(hub, identity)).toMatchObject({
      state: 'asked',
      digits,
      request: { device: 'a', name: '笔记本 1' },
    })
    expect(await signIn(a)).toBeUndefined()
    await approvePairing(hub, identity, id, grant)
    const paired = (await ask()) as { card: { card: unknown; signature: string }; hubKey: string; outcome: string }
    expect(paired.outcome).toBe('paired')
    const { card } = (await hub.store.read((read) => read.device('a')))!
    expect(paired.card.card).toEqual(card)
    expect(await ask()).toEqual(paired)
    expect(await signIn(a)).toBeTruthy()
  })

  test('takes one device by one code', async () => {
    const place = await site()
    const { hub, identity, server } = place
    const { code } = await openPairing(hub, identity)
    const ask = (of: Laptop) => server.inject({ method: 'POST', url: '/v1/pair', payload: request(place, of, code) })
    expect((await ask(laptop('a'))).statusCode).toBe(200)
    expect((await ask(laptop('b'))).statusCode).toBe(401)
  })

  test('refuses the id of a device that has another key', async () => {
    const place = await site()
    const { hub, identity, server } = place
    await enrol(hub.store, laptop('a'))
    const { code } = await openPairing(hub, identity)
    expect(
      (await server.inject({ method: 'POST', url: '/v1/pair', payload: request(place, laptop('a'), code) })).statusCode,
    ).toBe(401)
  })

  test('is over after ten minutes, after five wrong proofs, and when the office says no', async () => {
    const place = await site()
    const { hub, identity, server, wait } = place
    const a = laptop('a')
    const status = async (payload: object) =>
      (await server.inject({ method: 'POST', url: '/v1/pair', payload })).statusCode

    const late = await openPairing(hub, identity)
    wait(600)
    expect(await status(request(place, a, late.code))).toBe(401)

    const tried = await openPairing(hub, identity)
    for (let i = 0; i < 5; i++)
      expect(await status({ ...request(place, a, tried.code), proof: sha256(String(i)) })).toBe(401)
    expect(await status(request(place, a, tried.code))).toBe(401)

    const rejected = await openPairing(hub, identity)
    expect(await status(request(place, a, rejected.code))).toBe(200)
    await rejectPairing(hub, rejected.id)
    expect(await status(request(place, a, rejected.code))).toBe(401)
    await expect(approvePairing(hub, identity, rejected.id, grant)).rejects.toThrow('配对')

    const old = await openPairing(hub, identity)
    await openPairing(hub, identity)
    expect(await status(request(place, a, old.code))).toBe(401)
  })

  test('withstands 10,000 wrong codes, and the right one still works afterwards', async () => {
    const place = await site()
    const { hub, identity, server, wait } = place
    const a = laptop('a')
    const wrong = request(place, a, (await openPairing(hub, identity)).code)
    for (let i = 0; i < 10_000; i++) {
      const answer = await server.inject({
        method: 'POST',
        url: '/v1/pair',
        payload: { ...wrong, proof: sha256(String(i)) },
      })
      expect([answer.statusCode, answer.body]).toEqual([401, '{"error":"unauthorised"}'])
    }
    wait(60)
    const { code } = await openPairing(hub, identity)
    expect(
      (await server.inject({ method: 'POST', url: '/v1/pair', payload: request(place, a, code) })).statusCode,
    ).toBe(200)
  }, 60_000)

  test('a card only grows; what the device may now is what the office said last', async () => {
    const { hub, identity } = await site()
    await enrol(hub.store, laptop('a'))
    const changed = await changeDevice(hub, identity, 'a', { scopes: ['contract-2'], persons: ['p2'] })
    expect(changed).toMatchObject({
      scopes: ['contract-2'],
      card: { scopes: ['contract-1', 'contract-2'], persons: ['a-person', 'p2'], serial: 2 },
    })
  })
})

test('the hub vouches for its certificate by its own key', async () => {
  const { identity, server } = await site()
  const { certificate } = (await server.inject({ method: 'POST', url: '/v1/challenge' })).json<{
    certificate: string
  }>()
  expect(verifyText(identity.publicKey, certificateText(identity.fingerprint), certificate)).toBe(true)
})

describe('bodies', () => {
  test('come and go compressed', async () => {
    const { hub, server, signIn } = await site()
    const a = laptop('a')
    await enrol(hub.store, a)
    const headers = {
      authorization: `Bearer ${await signIn(a)}`,
      ...version,
      ...json,
      'content-encoding': 'gzip',
      'accept-encoding': 'gzip',
    }
    const batch = a.batch(Array.from({ length: 50 }, (_, i) => a.make({ meas: [i, []] })))
    const pushed = await server.inject({
      method: 'POST',
      url: '/v1/push',
      headers,
      payload: gzipSync(JSON.stringify(batch)),
    })
    expect(pushed.json()).toMatchObject({ outcome: 'accepted', last: 50 })
    const body = { epoch: 'epoch-1', scopes: ['*'], after: 0, chain: '', cards: 0, schemaVersion: 1 }
    const pulled = await server.inject({
      method: 'POST',
      url: '/v1/pull',
      headers,
      payload: gzipSync(JSON.stringify(body)),
    })
    expect(pulled.headers['content-encoding']).toBe('gzip')
    expect(pulled.rawPayload.length).toBeLessThan(20_000)
  })

  test.each<[string, number, Record<string, string>, string | Buffer]>([
    ['no JSON', 400, json, '{"epoch":'],
    ['JSON of another shape', 400, json, '{"epoch":1}'],
    ['a key too many', 400, json, '{"epoch":"e","incarnation":"i","from":1,"prev":"","txs":[],"more":1}'],
    ['another type', 400, { 'content-type': 'text/plain' }, 'x'],
    ['gzip cut off', 400, { ...json, 'content-encoding': 'gzip' }, gzipSync('{"epoch":"e"}').subarray(0, 15)],
    ['a compression that is not known', 400, { ...json, 'content-encoding': 'br' }, 'x'],
    ['a bomb', 413, { ...json, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(65 * 1024 * 1024))],
    ['more than the limit', 413, { ...json, 'content-length': String(70 * 1024 * 1024) }, '{}'],
  ])('%s is answered in a sentence', async (_, status, headers, payload) => {
    const { hub, server, signIn } = await site()
    const a = laptop('a')
    await enrol(hub.store, a)
    const token = await signIn(a)
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/push',
      headers: { authorization: `Bearer ${token}`, ...version, ...headers },
      payload,
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.json<{ sentence: string }>().sentence).toMatch(/没有处理。$/)
  })
})

describe('watching', () => {
  test('needs the token from elsewhere', async () => {
    const { server } = await site('watch-me')
    for (const url of ['/health', '/metrics']) {
      expect((await server.inject({ url })).statusCode).toBe(401)
      expect((await server.inject({ url, headers: { authorization: 'Bearer wrong' } })).statusCode).toBe(401)
      expect((await server.inject({ url, headers: { authorization: 'Bearer watch-me' } })).statusCode).toBe(200)
    }
    const { server: closed } = await site()
    expect((await closed.inject({ url: '/health' })).statusCode).toBe(401)
  })
})

/** Everything odd that a stranger may send, from one number. */
function strange(seed: number): {
  method: string
  url: string
  headers: Record<string, string>
  payload?: Buffer
  remoteAddress: string
} {
  const bytes = createHash('sha512').update(String(seed)).digest()
  const pick = <T>(at: number, of: readonly T[]): T => of[bytes[at]! % of.length]!
  const noise = bytes.subarray(0, bytes[9]! % 64)
  const method = pick(0, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
  const url = pick(1, [
    '/',
    '/v1/hello',
    '/v1/push',
    '/v1/pull',
    '/v1/snapshot',
    '/v1/session',
    '/v1/pair',
    `/v1/blob/${sha256('x')}`,
    `/v1/blob/${'x'.repeat(300)}`,
    '/v1/blob/../../hub.json',
    '/health',
    '/metrics',
    '/%',
    '/%c0%ae%c0%ae/etc/passwd',
    '/V1/HELLO/',
    `/${noise.toString('base64url')}`,
    `/v1/push?${noise.toString('base64url')}`,
  ])
  const headers: Record<string, string> = {
    ...pick(2, [
      {},
      { authorization: `Bearer ${noise.toString('hex')}` },
      { authorization: noise.toString('base64') },
      { authorization: `Bearer a.b.c.${sha256('x')}` },
    ]),
    ...pick(3, [
      {},
      json,
      { 'content-type': 'application/octet-stream' },
      { 'content-type': noise.toString('base64') },
    ]),
    ...pick(4, [
      {},
      { 'content-encoding': 'gzip' },
      { 'content-length': '99999999999' },
      { range: 'bytes=0-1' },
      { 'upload-offset': '0', 'upload-length': '9' },
    ]),
    ...pick(5, [{}, version]),
  }
  const payload = pick(6, [
    undefined,
    noise,
    Buffer.from('{}'),
    Buffer.from(JSON.stringify({ device: 'a', challenge: 'c'.repeat(20), signature: 's' })),
    gzipSync(noise),
  ])
  return {
    method,
    url,
    headers,
    remoteAddress: `10.0.${bytes[7]}.${bytes[8]}`,
    ...(payload && method !== 'GET' && method !== 'HEAD' ? { payload } : {}),
  }
}

test('10,000 requests of strangers are answered 401 or 404, all alike', async () => {
  const { hub, identity, server, log } = await site()
  await enrol(hub.store, laptop('a'))
  await openPairing(hub, identity)
  const bodies = new Set<string>()
  for (let seed = 0; seed < 10_000; seed++) {
    const answer = await server.inject(strange(seed) as never)
    if (![401, 404].includes(answer.statusCode)) throw new Error(`seed ${seed}: ${answer.statusCode} ${answer.body}`)
    bodies.add(answer.body)
  }
  expect([...bodies].sort()).toEqual(['', '{"error":"unauthorised"}'])
  expect(log.some((line) => line.includes('"level":50'))).toBe(false)
  expect((await hub.store.read((read) => read.end())).seq).toBe(0)
}, 60_000)
