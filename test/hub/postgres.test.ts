import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { SignedTransaction } from '../../domain/sync/protocol.ts'
import type { Hub } from '../../hub/feed/hub.ts'
import { pull } from '../../hub/feed/pull.ts'
import { push } from '../../hub/feed/push.ts'
import { digestOf, feedOf } from '../../hub/store/copy.ts'
import { isAway, openPool } from '../../hub/store/postgres/pool.ts'
import { postgresStore } from '../../hub/store/postgres/store.ts'
import { StoreUnavailable } from '../../hub/store/store.ts'
import { enrol, type Laptop, laptop, testHub } from '../support/hub.ts'
import { type Cluster, noPostgres, startPostgres } from '../../scripts/postgres.ts'

let cluster: Cluster
beforeAll(async () => {
  if (!noPostgres) cluster = await startPostgres()
}, 120_000)
afterAll(() => cluster?.stop())

async function office(writers: number): Promise<{ hub: Hub; url: string; laptops: Laptop[] }> {
  const url = await cluster.database()
  const store = postgresStore(await openPool(url))
  onTestFinished(() => store.close())
  // What signatures do is seen elsewhere; here the database is to be kept busy.
  const hub = await testHub(store, { verify: async () => true })
  const laptops = Array.from({ length: writers }, (_, i) => laptop(`laptop-${i}`))
  for (const of of laptops) await enrol(store, of)
  return { hub, url, laptops }
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe.skipIf(noPostgres !== undefined)('a real PostgreSQL', () => {
  test('numbers 8 writers at once without a gap, and a reader beside them misses nothing', async () => {
    const { hub, laptops } = await office(8)
    const [batches, size] = [25, 6]
    let writing = true
    const seen: number[] = []
    const read = async (): Promise<void> => {
      let cursor = { seq: 0, chain: '' }
      for (let more = true; more;) {
        // Asked before the page: what is written after it is not in it.
        const going = writing
        const request = { epoch: 'epoch-1', scopes: ['*'], cards: 99, schemaVersion: 1 }
        const page = await pull(hub, 'laptop-0', { ...request, after: cursor.seq, chain: cursor.chain })
        if (page.outcome !== 'page') throw new Error(page.outcome)
        seen.push(...page.txs.map(({ seq }) => seq))
        cursor = page.next
        more = going || page.more
      }
    }
    const write = async (of: Laptop): Promise<void> => {
      for (let i = 0; i < batches; i++) {
        const txs = Array.from({ length: size }, () => of.make({ meas: [i, []] }))
        expect(await push(hub, of.id, of.batch(txs))).toMatchObject({ outcome: 'accepted', refused: [] })
      }
    }
    const reader = read()
    await Promise.all(laptops.map(write))
    writing = false
    await reader
    const all = laptops.length * batches * size
    expect(seen).toEqual(Array.from({ length: all }, (_, i) => i + 1))
    expect((await hub.store.read(digestOf)).seq).toBe(all)
  }, 120_000)

  test('killed 25 times under load has every acknowledged save once', async () => {
    const { hub, laptops } = await office(6)
    const kills = 25
    let killed = 0
    let unknown = 0
    let acknowledged = 0
    const saved: SignedTransaction[] = []
    const write = async (of: Laptop): Promise<void> => {
      for (let n = 0; killed < kills; n++) {
        const txs: SignedTransaction[] = [of.make({ meas: [n, []] }), of.make({ note: [n, []] })]
        const batch = of.batch(txs)
        for (;;) {
          try {
            const answer = await push(hub, of.id, batch)
            expect(answer).toMatchObject({ outcome: 'accepted', refused: [] })
            break
          } catch (error) {
            // Not known whether it was stored: the same is asked again.
            if (!(error instanceof StoreUnavailable)) throw error
            if ((error.cause as { code?: unknown }).code !== 'ECONNREFUSED') unknown++
            await later(100)
          }
        }
        saved.push(...txs)
        acknowledged++
      }
    }
    const kill = async (): Promise<void> => {
      while (killed < kills) {
        const before = acknowledged
        while (acknowledged < before + 4) await later(5)
        await later((killed * 7) % 23)
        await cluster.kill()
        await cluster.start()
        killed++
      }
    }
    await Promise.all([kill(), ...laptops.map(write)])
    expect(killed).toBe(kills)
    expect(unknown).toBeGreaterThan(0)
    // Recomputes the whole chain: no gap, nothing altered.
    const { seq } = await hub.store.read(digestOf)
    const there = new Set<string>()
    await hub.store.read(async (read) => {
      for await (const rows of feedOf(read)) for (const { text } of rows) there.add(text)
    })
    expect(saved.filter(({ text }) => !there.has(text))).toEqual([])
    expect(seq).toBe(saved.length)
    console.log(`${kills} kills: ${saved.length} saves acknowledged, ${unknown} pushes of unknown outcome`)
  }, 300_000)

  test('that is gone is said as such, and all goes on when it is back', async () => {
    const { hub, laptops } = await office(1)
    const [of] = laptops as [Laptop]
    await push(hub, of.id, of.batch([of.make({ meas: [1, []] })]))
    await cluster.kill()
    const next = of.batch([of.make({ meas: [2, []] })])
    await expect(push(hub, of.id, next)).rejects.toThrow(StoreUnavailable)
    await expect(hub.store.read((read) => read.meta())).rejects.toThrow(StoreUnavailable)
    await cluster.start()
    expect(await push(hub, of.id, next)).toMatchObject({ outcome: 'accepted', last: 2 })
  }, 60_000)

  test('of a newer hub, or one that would lose what it acknowledged, is refused', async () => {
    const url = await cluster.database()
    await (await openPool(url)).end()
    await expect(openPool(url, { migrations: [] })).rejects.toThrow('更新版本的中心站')
    await expect(openPool('postgres://rounds:x@127.0.0.1:1/none')).rejects.toThrow(StoreUnavailable)
    const careless = await startPostgres(['fsync=off'])
    onTestFinished(() => careless.stop())
    await expect(openPool(await careless.database())).rejects.toThrow('fsync')
  }, 120_000)

  test('shows operations and conflicts to whoever reports on it', async () => {
    const { hub, url, laptops } = await office(2)
    for (const of of laptops) await push(hub, of.id, of.batch([of.make({ meas: [{ text: '一\u0000二\ud800' }, []] })]))
    const pool = await openPool(url)
    const { rows } = await pool.query('SELECT seq::int, device, tbl, rec FROM operation ORDER BY seq')
    expect(rows).toEqual(laptops.map(({ id }, i) => ({ seq: i + 1, device: id, tbl: 'inspection_item', rec: 'row-1' })))
    expect((await pool.query('SELECT * FROM conflict')).rows).toEqual([
      { tbl: 'inspection_item', rec: 'row-1', reg: 'meas', heads: 2 },
    ])
    await pool.end()
  }, 60_000)
})

test('what helps by waiting is told from what does not', () => {
  for (const code of ['57P01', '57P03', '53100', '08006', '58030', 'ECONNREFUSED', 'ETIMEDOUT', '40P01', '25006'])
    expect(isAway({ code })).toBe(true)
  for (const code of ['23505', '42P01', '22021', undefined]) expect(isAway({ code, message: 'x' })).toBe(false)
  expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true)
})
