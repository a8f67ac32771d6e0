import { describe, expect, test } from 'vitest'
import { sha256 } from '../../db/crypto.ts'
import { chainAfter } from '../../domain/sync/feed.ts'
import type { PullAnswer, PushRequest } from '../../domain/sync/protocol.ts'
import type { Hub } from '../../hub/feed/hub.ts'
import { pull, snapshotPage } from '../../hub/feed/pull.ts'
import { push } from '../../hub/feed/push.ts'
import { enrol, type Laptop, laptop, memoryStore, testHub } from '../support/hub.ts'

async function office(): Promise<{
  hub: Hub
  a: Laptop
  b: Laptop
  send: (of: Laptop, r: PushRequest) => ReturnType<typeof push>
}> {
  const store = memoryStore()
  const hub = await testHub(store)
  const [a, b] = [laptop('a'), laptop('b')]
  await enrol(store, a)
  await enrol(store, b)
  return { hub, a, b, send: (of, request) => push(hub, of.id, request) }
}

const everything = { epoch: 'epoch-1', scopes: ['*'], after: 0, chain: '', cards: 0, schemaVersion: 1 }

async function page(hub: Hub, device: string, change = {}): Promise<Extract<PullAnswer, { outcome: 'page' }>> {
  const answer = await pull(hub, device, { ...everything, ...change })
  if (answer.outcome !== 'page') throw new Error(answer.outcome)
  return answer
}

describe('a push', () => {
  test('enters the feed in its order and is seen by the others, byte for byte', async () => {
    const { hub, a, send } = await office()
    const txs = [a.make({ meas: [1, []] }), a.make({ note: ['汉字', []] })]
    expect(await send(a, a.batch(txs))).toEqual({ outcome: 'accepted', last: 2, refused: [] })
    const seen = await page(hub, 'b')
    expect(seen.txs).toEqual(txs.map(({ text, signature }, i) => ({ seq: i + 1, text, signature })))
    expect(seen).toMatchObject({ head: 2, more: false, next: { seq: 2 } })
    expect(seen.cards.map(({ card }) => card.device)).toEqual(['a', 'b'])
  })

  test('that comes twice, or whose answer was lost, changes nothing', async () => {
    const { hub, a, send } = await office()
    const first = a.batch([a.make({ meas: [1, []] })])
    await send(a, first)
    expect(await send(a, first)).toEqual({ outcome: 'accepted', last: 1, refused: [] })
    const longer = a.make({ meas: [2, []] })
    const again = { ...first, txs: [...first.txs, { text: longer.text, signature: longer.signature }] }
    expect(await send(a, again)).toEqual({ outcome: 'accepted', last: 2, refused: [] })
    expect((await page(hub, 'b')).txs).toHaveLength(2)
  })

  test('after a gap is answered with how far the hub came', async () => {
    const { hub, a, send } = await office()
    a.batch([a.make({ meas: [1, []] })])
    expect(await send(a, a.batch([a.make({ meas: [2, []] })]))).toEqual({ outcome: 'gap', last: 0 })
    expect((await page(hub, 'b')).txs).toEqual([])
  })

  test('of a laptop that was restored from an image is a fork', async () => {
    const { a, send } = await office()
    const first = a.batch([a.make({ meas: [1, []] })])
    await send(a, first)
    const other = a.make({ meas: [2, []] })
    expect(await send(a, { ...first, txs: [{ text: other.text, signature: other.signature }] })).toEqual({
      outcome: 'fork',
    })
    expect(await send(a, { ...first, from: 2, prev: sha256('x'), txs: [] })).toEqual({ outcome: 'fork' })
  })

  test('of another epoch is told the new one', async () => {
    const { a, send } = await office()
    const request = { ...a.batch([a.make({ meas: [1, []] })]), epoch: 'old' }
    expect(await send(a, request)).toEqual({ outcome: 'reset', epoch: 'epoch-1' })
  })

  test('of what another device brought already adds nothing', async () => {
    const { hub, a, b, send } = await office()
    const tx = a.make({ meas: [1, []] })
    expect(await send(b, b.batch([tx, tx]))).toEqual({ outcome: 'accepted', last: 2, refused: [] })
    expect(await send(a, a.batch([tx]))).toEqual({ outcome: 'accepted', last: 1, refused: [] })
    expect((await page(hub, 'b')).txs).toHaveLength(1)
    expect(await hub.store.read((read) => read.end())).toEqual({
      seq: 1,
      chain: chainAfter(sha256, '', sha256(tx.text)),
    })
  })

  test('keeps lines of two devices apart, whatever they call their incarnation', async () => {
    const { a, b, send } = await office()
    await send(a, a.batch([a.make({ meas: [1, []] })]))
    const stolen = { ...b.batch([b.make({ meas: [1, []] })]), incarnation: 'a-1' }
    expect(await send(b, stolen)).toMatchObject({ outcome: 'accepted', last: 1 })
    expect(await send(a, a.batch([a.make({ meas: [2, []] })]))).toMatchObject({ outcome: 'accepted', last: 2 })
  })

  test('leaves a register with two heads when neither author saw the other', async () => {
    const { hub, a, b, send } = await office()
    const first = a.make({ meas: [1, []] })
    await send(a, a.batch([first]))
    const base = first.ops[0]!.id
    await send(a, a.batch([a.make({ meas: [2, [base]] })]))
    await send(b, b.batch([b.make({ meas: [3, [base]] })]))
    expect(await hub.store.read((read) => read.heads(undefined, 9))).toHaveLength(2)
    expect((await hub.store.read((read) => read.totals())).conflicts).toBe(1)
    const heads = (await hub.store.read((read) => read.heads(undefined, 9))).map(({ op }) => op)
    await send(a, a.batch([a.make({ meas: [4, heads] })]))
    expect((await hub.store.read((read) => read.totals())).conflicts).toBe(0)
  })
})

describe('what a rogue device sends', () => {
  const cases: [string, (a: Laptop, b: Laptop) => { text: string; signature: string }, string][] = [
    ['no JSON', () => ({ text: '{"', signature: 'x' }), 'malformed'],
    ['JSON that is no transaction', () => ({ text: '{"a":1}', signature: 'x' }), 'malformed'],
    [
      'another form of the same JSON',
      (a) => ({ text: ` ${a.make({ m: [1, []] }).text}`, signature: 'x' }),
      'malformed',
    ],
    ['a name with NUL', (a) => a.make({ 'm\0': [1, []] }), 'malformed'],
    ['a name with half a character', (a) => a.make({ m: [1, ['\ud800']] }), 'malformed'],
    ['a signature of somebody else', (a, b) => ({ ...a.make({ m: [1, []] }), signature: b.sign('x') }), 'signature'],
    [
      'a text altered after signing',
      (a) => {
        const { text, signature } = a.make({ m: [1, []] })
        return { text: text.replace('[1,', '[2,'), signature }
      },
      'signature',
    ],
    ['the name of another device', (a) => a.make({ m: [1, []] }, { device: 'b', author: 'b-person' }), 'signature'],
    ['the name of a device that nobody knows', (a) => a.make({ m: [1, []] }, { device: 'x' }), 'device'],
    ['the name of another person', (a) => a.make({ m: [1, []] }, { author: 'b-person' }), 'author'],
    ['a contract it has no right to', (a) => a.make({ m: [1, []] }, { scope: 'contract-2' }), 'scope'],
  ]
  test.each(cases)('%s is refused, and the rest goes on', async (_, make, reason) => {
    const { hub, a, b, send } = await office()
    const bad = make(a, b)
    const good = a.make({ meas: [1, []] })
    expect(await send(a, a.batch([bad as never, good]))).toEqual({
      outcome: 'accepted',
      last: 2,
      refused: [{ n: 1, reason }],
    })
    expect((await page(hub, 'b')).txs.map((tx) => tx.text)).toEqual([good.text])
  })

  test('a second transaction of a known id is refused', async () => {
    const { hub, a, b, send } = await office()
    const tx = a.make({ meas: [1, []] })
    await send(a, a.batch([tx]))
    const twin = b.make({ meas: [2, []] }, { id: tx.id })
    expect(await send(b, b.batch([twin]))).toMatchObject({ refused: [{ n: 1, reason: 'malformed' }] })
    expect((await page(hub, 'b')).txs).toHaveLength(1)
  })

  test('after it was revoked is refused, also when another device brings it', async () => {
    const { hub, a, b, send } = await office()
    const card = (await hub.store.read((read) => read.device('a')))!
    await hub.store.write((write) => write.saveDevice({ ...card, card: { ...card.card, revokedAt: 'now', serial: 9 } }))
    expect(await send(b, b.batch([a.make({ meas: [1, []] })]))).toMatchObject({
      refused: [{ n: 1, reason: 'revoked' }],
    })
  })
})

describe('a pull', () => {
  test('gives what the device holds, and goes on past the rest', async () => {
    const { hub, a, send } = await office()
    const wide = laptop('wide')
    await enrol(hub.store, wide, { scopes: ['*'] })
    await send(
      wide,
      wide.batch([
        wide.make({ m: [1, []] }, { scope: 'contract-2' }),
        wide.make({ m: [1, []] }),
        wide.make({ m: [1, []] }, { scope: 'org' }),
        wide.make({ m: [1, []] }, { scope: 'contract-2' }),
      ]),
    )
    const seqs = async (device: string, scopes: string[], end = 4) => {
      const { txs, next } = await page(hub, device, { scopes })
      expect(next.seq).toBe(end)
      return txs.map(({ seq }) => seq)
    }
    expect(await seqs(a.id, ['*'])).toEqual([2, 3])
    // A right that was withdrawn since it was asked for: nothing counts as read.
    expect(await seqs(a.id, ['contract-1', 'contract-2'], 0)).toEqual([])
    expect(await seqs(a.id, ['contract-2'], 0)).toEqual([])
    expect(await seqs('wide', ['*'])).toEqual([1, 2, 3, 4])
    expect(await seqs('wide', ['contract-2'])).toEqual([1, 4])
    expect(await seqs('nobody', ['*', 'contract-1'], 0)).toEqual([])
  })

  test('comes in pages whose chains fit, whole transactions only', async () => {
    const { hub, a, send } = await office()
    const txs = Array.from({ length: 7 }, (_, i) => a.make({ meas: ['x'.repeat(i * 100), []] }))
    await send(a, a.batch(txs))
    const small = { transactions: 3, bytes: 900 }
    let cursor = { seq: 0, chain: '' }
    const seen: string[] = []
    for (let more = true; more;) {
      const answer = await pull(hub, 'b', { ...everything, after: cursor.seq, chain: cursor.chain }, small)
      if (answer.outcome !== 'page') throw new Error(answer.outcome)
      expect(answer.txs.length).toBeGreaterThan(0)
      expect(answer.txs.length).toBeLessThanOrEqual(3)
      seen.push(...answer.txs.map((tx) => tx.text))
      cursor = answer.next
      more = answer.more
    }
    expect(seen).toEqual(txs.map((tx) => tx.text))
    expect(cursor.chain).toBe(txs.reduce((chain, { text }) => chainAfter(sha256, chain, sha256(text)), ''))
    expect(await pull(hub, 'b', { ...everything, until: 2 }, snapshotPage)).toMatchObject({
      next: { seq: 2 },
      more: false,
    })
  })

  test('with a cursor that this feed never had is a reset', async () => {
    const { hub, a, send } = await office()
    await send(a, a.batch([a.make({ meas: [1, []] })]))
    for (const change of [
      { epoch: 'old' },
      { after: 1, chain: sha256('other') },
      { after: 5, chain: sha256('other') },
      { after: 0, chain: sha256('x') },
    ])
      expect(await pull(hub, 'b', { ...everything, ...change })).toEqual({ outcome: 'reset', epoch: 'epoch-1' })
  })

  test('of a build that is too old is told so; it may push all the same', async () => {
    const store = memoryStore()
    const hub = await testHub(store, { minPullSchema: 3 })
    const a = laptop('a')
    await enrol(store, a)
    expect(await pull(hub, 'a', everything)).toEqual({ outcome: 'update', minPullSchema: 3 })
    expect(await push(hub, 'a', a.batch([a.make({ meas: [1, []] })]))).toMatchObject({ outcome: 'accepted', last: 1 })
  })
})
