import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { sha256 } from '../../db/crypto.ts'
import { chainAfter } from '../../domain/sync/feed.ts'
import type { FeedRow, Store } from '../../hub/store/store.ts'
import { openPool } from '../../hub/store/postgres/pool.ts'
import { postgresStore } from '../../hub/store/postgres/store.ts'
import { enrol, laptop, memoryStore, now } from '../support/hub.ts'
import { type Cluster, noPostgres, startPostgres } from '../../scripts/postgres.ts'

let cluster: Cluster | undefined
beforeAll(async () => {
  if (!noPostgres) cluster = await startPostgres()
}, 120_000)
afterAll(() => cluster?.stop())

const stores: [string, () => Promise<Store>][] = [
  ['SQLite', async () => memoryStore()],
  [
    'PostgreSQL',
    async () => {
      const store = postgresStore(await openPool(await cluster!.database()))
      onTestFinished(() => store.close())
      return store
    },
  ],
]

/** `count` rows after the end of a feed, in turn of the scopes. */
function rows(
  count: number,
  from: { seq: number; chain: string },
  scopes: readonly string[] = ['contract-1'],
): FeedRow[] {
  let { chain } = from
  return Array.from({ length: count }, (_, i) => {
    const seq = from.seq + i + 1
    const text = `{"n":${seq},"注":"汉字 \\u0000 '\\"\\\\ {}"}`
    const hash = sha256(text)
    chain = chainAfter(sha256, chain, hash)
    return {
      seq,
      chain,
      id: `tx-${seq}`,
      hash,
      device: 'd',
      author: '',
      scope: scopes[i % scopes.length]!,
      text,
      signature: 's',
      receivedAt: now,
    }
  })
}

const none = { dropped: [], added: [], files: [] }

describe.each(stores.slice(0, noPostgres ? 1 : 2))('the store on %s', (_, open) => {
  test('begins empty and keeps what there is once', async () => {
    const store = await open()
    expect(await store.read((read) => read.meta())).toEqual({ hub: '', epoch: '', serial: 0, movedTo: '' })
    expect(await store.read((read) => read.end())).toEqual({ seq: 0, chain: '' })
    await store.write((write) => write.setMeta({ hub: 'h', serial: 7 }))
    await store.write((write) => write.setMeta({ epoch: 'e' }))
    expect(await store.read((read) => read.meta())).toEqual({ hub: 'h', epoch: 'e', serial: 7, movedTo: '' })
  })

  test('gives back every byte of a transaction', async () => {
    const store = await open()
    const made = rows(3, { seq: 0, chain: '' })
    await store.write((write) => write.append(made, none))
    expect(await store.read((read) => read.rows([1, 2, 3]))).toEqual(made)
    expect(await store.read((read) => read.end())).toEqual({ seq: 3, chain: made[2]!.chain })
    expect(await store.read((read) => read.chainAt(2))).toBe(made[1]!.chain)
    expect(await store.read((read) => read.chainAt(0))).toBe('')
    expect(await store.read((read) => read.chainAt(4))).toBeUndefined()
    expect(await store.read((read) => read.known(['tx-1', 'tx-3', 'tx-9']))).toEqual(
      new Map([
        ['tx-1', made[0]!.hash],
        ['tx-3', made[2]!.hash],
      ]),
    )
  })

  test('finds places by scope, in order, up to a place and a number', async () => {
    const store = await open()
    await store.write((write) => write.append(rows(9, { seq: 0, chain: '' }, ['a', 'b', 'org']), none))
    const places = async (...args: [number, number, readonly string[] | null, number]) =>
      (await store.read((read) => read.places(...args))).map((p) => p.seq)
    expect(await places(0, 9, null, 100)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(await places(0, 9, ['org', 'a', 'a'], 100)).toEqual([1, 3, 4, 6, 7, 9])
    expect(await places(3, 7, ['a', 'org'], 2)).toEqual([4, 6])
    expect(await places(0, 9, ['c'], 100)).toEqual([])
    expect(await places(0, 9, [], 100)).toEqual([])
    const [place] = await store.read((read) => read.places(0, 1, null, 1))
    expect(place!.size).toBe(Buffer.byteLength(rows(1, { seq: 0, chain: '' })[0]!.text))
  })

  test('rolls back everything when the work throws', async () => {
    const store = await open()
    await expect(
      store.write(async (write) => {
        await write.append(rows(1, { seq: 0, chain: '' }), none)
        await write.setMeta({ hub: 'h' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await store.read((read) => read.end())).toEqual({ seq: 0, chain: '' })
    expect((await store.read((read) => read.meta())).hub).toBe('')
  })

  test('refuses two transactions of one place or id', async () => {
    const store = await open()
    const [one] = rows(1, { seq: 0, chain: '' }) as [FeedRow]
    await store.write((write) => write.append([one], none))
    for (const twin of [
      { ...one, id: 'other' },
      { ...one, seq: 2 },
    ])
      await expect(store.write((write) => write.append([twin], none))).rejects.toThrow(/unique|duplicate/i)
  })

  test('keeps heads as a set', async () => {
    const store = await open()
    const head = (row: string, op: string) => ({ table: 't', row, register: 'r', op })
    await store.write((write) =>
      write.append([], {
        dropped: [head('1', 'z')],
        added: [head('1', 'a'), head('2', 'b'), head('1', 'é')],
        files: [],
      }),
    )
    await store.write((write) =>
      write.append([], { dropped: [head('2', 'b')], added: [head('1', 'a'), head('2', 'c')], files: [] }),
    )
    const all = await store.read((read) => read.heads(undefined, 100))
    // Byte order in both databases.
    expect(all).toEqual([head('1', 'a'), head('1', 'é'), head('2', 'c')])
    expect(await store.read((read) => read.heads(all[0], 1))).toEqual([all[1]])
    expect((await store.read((read) => read.totals())).conflicts).toBe(1)
  })

  test('keeps lines, devices, users, windows, files', async () => {
    const store = await open()
    await store.write(async (write) => {
      expect(await write.lockLine('d', 'i')).toEqual({ device: 'd', incarnation: 'i', last: 0, chain: '' })
      await write.saveLine({ device: 'd', incarnation: 'i', last: 5_000_000_000, chain: 'c' })
    })
    expect(await store.read((read) => read.line('d', 'i'))).toEqual({
      device: 'd',
      incarnation: 'i',
      last: 5_000_000_000,
      chain: 'c',
    })
    expect(await store.read((read) => read.line('e', 'i'))).toBeUndefined()
    expect(await store.read((read) => read.lines())).toHaveLength(1)

    const [a, b] = [laptop('甲'), laptop('乙')]
    await enrol(store, a)
    await enrol(store, b, { revokedAt: now })
    expect((await store.read((read) => read.devices(1))).map((d) => d.card.device)).toEqual(['乙'])
    expect((await store.read((read) => read.devicesNamed(['甲', 'x']))).map((d) => d.card.publicKey)).toEqual([
      a.publicKey,
    ])
    expect((await store.read((read) => read.device('乙')))?.card.revokedAt).toBe(now)

    const user = {
      id: 'u',
      login: 'jia',
      name: '工程师甲',
      role: 'admin',
      scopes: ['*'],
      password: 'p',
      disabledAt: '',
    } as const
    await store.write((write) => write.saveUser(user))
    await store.write((write) => write.saveUser({ ...user, password: 'q' }))
    expect(await store.read((read) => read.user('jia'))).toEqual({ ...user, password: 'q' })
    expect(await store.read((read) => read.users())).toHaveLength(1)

    const window = {
      id: 'p1',
      token: 't',
      openedAt: '1',
      expiresAt: '2',
      tries: 0,
      state: 'open',
      request: '',
    } as const
    await store.write((write) => write.savePairing(window))
    await store.write((write) => write.savePairing({ ...window, id: 'p2', openedAt: '2' }))
    const windows = async () => (await store.read((read) => read.pairings())).map(({ id }) => id)
    expect(await windows()).toEqual(['p2', 'p1'])
    await store.write((write) => write.savePairing({ ...window, id: 'p2', state: 'closed' }))
    expect(await windows()).toEqual(['p1'])

    const blob = { sha256: sha256('x'), size: 6_000_000_000, device: 'd', at: now }
    const files = [
      { sha256: blob.sha256, scope: 'a' },
      { sha256: sha256('y'), scope: 'b' },
    ]
    await store.write(async (write) => {
      await write.saveBlob(blob)
      await write.append([], { dropped: [], added: [], files })
    })
    expect(await store.read((read) => read.blob(blob.sha256))).toEqual(blob)
    expect(await store.read((read) => read.blobs('', 10))).toEqual([blob])
    expect(await store.read((read) => read.refersTo(blob.sha256, ['b']))).toBe(false)
    expect(await store.read((read) => read.refersTo(blob.sha256, ['b', 'a']))).toBe(true)
    expect(await store.read((read) => read.refersTo(sha256('y'), null))).toBe(true)
    expect(await store.read((read) => read.fileRefs(undefined, 10))).toHaveLength(2)
    expect(await store.read((read) => read.totals())).toEqual({
      seq: 0,
      devices: 2,
      conflicts: 0,
      blobs: 1,
      blobBytes: 6_000_000_000,
      missing: 1,
    })
  })

  test('lets one number at a time', async () => {
    const store = await open()
    const one = (name: string) =>
      store.write(async (write) => {
        const end = await write.lockEnd()
        await new Promise((later) => setTimeout(later, 5))
        const [row] = rows(1, end) as [FeedRow]
        await write.append([{ ...row, id: name }], none)
      })
    await Promise.all(Array.from({ length: 20 }, (_, i) => one(`n${i}`)))
    expect((await store.read((read) => read.end())).seq).toBe(20)
  })

  test('shows one moment in a snapshot', async () => {
    const store = await open()
    let written: Promise<unknown> | undefined
    await store.snapshot(async (read) => {
      expect((await read.end()).seq).toBe(0)
      written = store.write((write) => write.append(rows(1, { seq: 0, chain: '' }), none))
      if (store.kind === 'postgres') await written
      expect((await read.end()).seq).toBe(0)
      expect(await read.places(0, 9, null, 9)).toEqual([])
    })
    await written
    expect((await store.read((read) => read.end())).seq).toBe(1)
  })
})
