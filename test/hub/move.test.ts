import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../db/crypto.ts'
import type { Config } from '../../hub/config.ts'
import { push } from '../../hub/feed/push.ts'
import { pull } from '../../hub/feed/pull.ts'
import { backUp, migrate, restore } from '../../hub/move.ts'
import { openHub, type OpenHub } from '../../hub/open.ts'
import { smallDisk, testFolder } from '../support/folder.ts'
import { enrol, type Laptop, laptop } from '../support/hub.ts'
import { type Cluster, noPostgres, startPostgres } from '../../scripts/postgres.ts'

let cluster: Cluster | undefined
beforeAll(async () => {
  if (!noPostgres) cluster = await startPostgres()
}, 120_000)
afterAll(() => cluster?.stop())

const config = (folder: string, databaseUrl = ''): Config => ({
  folder,
  databaseUrl,
  host: '127.0.0.1',
  port: 0,
  watchPort: null,
  watchToken: '',
  names: ['localhost'],
})

async function within<T>(of: Config, work: (open: OpenHub) => Promise<T>): Promise<T> {
  const open = await openHub(of)
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

/** A hub with one laptop that brought `count` saves and a photo; what it is in. */
async function fill(of: Config, count: number): Promise<{ a: Laptop; epoch: string; texts: string[]; photo: string }> {
  return within(of, async ({ hub, blobs }) => {
    const { epoch } = await hub.store.read((read) => read.meta())
    const a = laptop('a', epoch)
    await enrol(hub.store, a)
    const bytes = Buffer.from('a photo')
    const photo = sha256(bytes)
    await blobs.append({ sha256: photo, device: 'a', offset: 0, length: bytes.length, bytes: [bytes] as never })
    await hub.store.write((write) => write.saveBlob({ sha256: photo, size: bytes.length, device: 'a', at: hub.now() }))
    const txs = Array.from({ length: count }, (_, i) => a.make({ meas: [{ n: i, sha256: photo }, []] }))
    expect(await push(hub, 'a', a.batch(txs))).toMatchObject({ last: count, refused: [] })
    return { a, epoch, texts: txs.map(({ text }) => text), photo }
  })
}

const everything = { scopes: ['*'], after: 0, chain: '', cards: 0, schemaVersion: 1 }

describe.each(['SQLite', ...(noPostgres ? [] : ['PostgreSQL'])])('a hub on %s', (kind) => {
  const place = async (): Promise<Config> =>
    config(join(testFolder(), 'data'), kind === 'PostgreSQL' ? await cluster!.database() : '')

  test('restored from yesterday gets back what its laptops hold, once', async () => {
    const of = await place()
    const { a, epoch, texts, photo } = await fill(of, 3)
    const backup = join(testFolder(), 'backup')
    expect(await backUp(of, backup)).toMatchObject({ digest: { seq: 3, devices: 1, blobs: 1 }, files: 1, lost: [] })
    const late = a.make({ note: ['after the backup', []] })
    await within(of, ({ hub }) => push(hub, 'a', a.batch([late])))

    // The same database cannot be restored over: on PostgreSQL it takes an empty one.
    const again = kind === 'PostgreSQL' ? { ...of, databaseUrl: await cluster!.database() } : of
    if (kind === 'PostgreSQL') await expect(restore(of, backup)).rejects.toThrow('空的数据库')
    const restored = await restore(again, backup)
    expect(restored).toMatchObject({ digest: { seq: 3 }, lost: [] })
    expect(restored.aside !== undefined).toBe(kind === 'SQLite')

    await within(again, async ({ hub, identity }) => {
      const meta = await hub.store.read((read) => read.meta())
      expect(meta).toMatchObject({ hub: identity.id })
      expect(meta.epoch).not.toBe(epoch)
      expect(meta.serial).toBeGreaterThan(1_000_000)
      expect(await pull(hub, 'a', { ...everything, epoch })).toEqual({ outcome: 'reset', epoch: meta.epoch })
      const offered = { epoch: meta.epoch, incarnation: 'a-2', from: 1, prev: '' }
      const txs = [...texts, late.text].map((text) => ({ text, signature: a.sign(text) }))
      expect(await push(hub, 'a', { ...offered, txs })).toMatchObject({ outcome: 'accepted', last: 4, refused: [] })
      const page = await pull(hub, 'a', { ...everything, epoch: meta.epoch })
      expect(page.outcome === 'page' && page.txs.map(({ text }) => text)).toEqual([...texts, late.text])
      expect(await hub.store.read((read) => read.blob(photo))).toBeDefined()
    })
  }, 120_000)

  test('is made anew on another machine from the whole backup, the same hub for its laptops', async () => {
    const of = await place()
    const { photo } = await fill(of, 2)
    const backup = join(testFolder(), 'backup')
    await backUp(of, backup)
    const first = await within(of, async ({ identity }) => identity)
    const other = config(join(testFolder(), 'new'), kind === 'PostgreSQL' ? await cluster!.database() : '')
    expect(await restore(other, backup)).toMatchObject({ files: 1, aside: undefined })
    await within(other, async ({ identity, blobs }) => {
      expect(identity.fingerprint).toBe(first.fingerprint)
      expect(identity.publicKey).toBe(first.publicKey)
      expect(await blobs.size(photo)).toBe(7)
    })
    expect(readdirSync(backup).sort()).toEqual(['files', 'hub.json', 'hub.sqlite', 'tls'])
    // A second backup copies only what is new.
    expect(await backUp(of, backup)).toMatchObject({ files: 0 })
  }, 120_000)
})

test('records alone are restored only where their hub is', async () => {
  const of = config(join(testFolder(), 'data'))
  await fill(of, 1)
  const file = join(testFolder(), 'records.sqlite')
  await backUp(of, file)
  await expect(restore(config(join(testFolder(), 'elsewhere')), file)).rejects.toThrow('hub.json')
  const other = config(join(testFolder(), 'other'))
  await within(other, async () => undefined)
  await expect(restore(other, file)).rejects.toThrow('另一个中心站')
  await within(other, async ({ hub }) => expect((await hub.store.read((read) => read.end())).seq).toBe(0))
  expect(await restore(of, file)).toMatchObject({ digest: { seq: 1 } })
}, 60_000)

test('what is no backup is said so', async () => {
  const of = config(join(testFolder(), 'data'))
  await within(of, async () => undefined)
  const file = join(testFolder(), 'x.sqlite')
  await expect(restore(of, file)).rejects.toThrow('没有找到备份')
  writeFileSync(file, 'not a database, only text that is longer than a header of SQLite would be')
  await expect(restore(of, file)).rejects.toThrow('已损坏')
  const empty = new Database(join(testFolder(), 'empty.sqlite'))
  const { name } = empty
  empty.close()
  await expect(restore(of, name)).rejects.toThrow('不是中心站的备份')
  expect(existsSync(join(of.folder, 'hub.sqlite'))).toBe(true)
}, 60_000)

test('a text that was altered in the database stops the backup at its place', async () => {
  const of = config(join(testFolder(), 'data'))
  await fill(of, 3)
  const raw = new Database(join(of.folder, 'hub.sqlite'))
  raw.prepare('UPDATE feed SET text = replace(text, \'"n":1\', \'"n":7\') WHERE seq = 2').run()
  raw.close()
  const file = join(testFolder(), 'records.sqlite')
  await expect(backUp(of, file)).rejects.toThrow('第 2 条')
  expect(existsSync(file)).toBe(false)
}, 60_000)

test('a backup to a full disk leaves the last one as it was', async () => {
  const disk = smallDisk(400)
  if (!disk) return
  const of = config(join(testFolder(), 'data'))
  const { a } = await fill(of, 2)
  const file = join(disk.folder, 'records.sqlite')
  await backUp(of, file)
  const texts = Array.from({ length: 50 }, () => a.make({ note: ['x'.repeat(20_000), []] }))
  await within(of, ({ hub }) => push(hub, 'a', a.batch(texts)))
  await expect(backUp(of, file)).rejects.toThrow('磁盘已满')
  expect(readdirSync(disk.folder)).toEqual(['records.sqlite'])
  const last = new Database(file, { readonly: true })
  expect(last.prepare('SELECT seq FROM meta').pluck().get()).toBe(2)
  last.close()
}, 60_000)

test('a hub whose disk is full refuses a push, loses nothing, and goes on', async () => {
  const disk = smallDisk(1500)
  if (!disk) return
  const of = config(join(disk.folder, 'data'))
  await within(of, async ({ hub }) => {
    const { epoch } = await hub.store.read((read) => read.meta())
    const a = laptop('a', epoch)
    await enrol(hub.store, a)
    writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(500_000))
    let saved = 0
    let pending = a.batch([a.make({ note: ['x'.repeat(10_000), []] })])
    const next = async (): Promise<void> => {
      const answer = await push(hub, 'a', pending)
      expect(answer).toMatchObject({ outcome: 'accepted', refused: [] })
      saved++
      pending = a.batch([a.make({ note: ['x'.repeat(10_000), []] })])
    }
    const full = async (): Promise<unknown> => {
      for (;;)
        try {
          await next()
        } catch (error) {
          return error
        }
    }
    expect(await full()).toMatchObject({ name: 'StoreUnavailable' })
    expect(saved).toBeGreaterThan(5)
    expect((await hub.store.read((read) => read.end())).seq).toBe(saved)
    writeFileSync(join(disk.folder, 'ballast'), '')
    await next()
    expect((await hub.store.read((read) => read.end())).seq).toBe(saved)
  })
}, 60_000)

describe.skipIf(noPostgres !== undefined)('moving over to PostgreSQL', () => {
  test('keeps hub, epoch, chain and state; the old place is closed, laptops go on where they were', async () => {
    const of = config(join(testFolder(), 'data'))
    const { a, epoch, texts } = await fill(of, 3)
    const url = await cluster!.database()
    const digest = await migrate(of, url)
    expect(digest).toMatchObject({ seq: 3, devices: 1, lines: 1, blobs: 1 })
    await expect(openHub(of)).rejects.toThrow('已迁移到')
    await within({ ...of, databaseUrl: url }, async ({ hub }) => {
      expect((await hub.store.read((read) => read.meta())).epoch).toBe(epoch)
      const more = a.make({ note: ['more', []] })
      expect(await push(hub, 'a', a.batch([more]))).toMatchObject({ outcome: 'accepted', last: 4, refused: [] })
      const page = await pull(hub, 'a', { ...everything, epoch })
      expect(page.outcome === 'page' && page.txs.map(({ text }) => text)).toEqual([...texts, more.text])
    })
    await expect(migrate({ ...of, databaseUrl: url }, url)).rejects.toThrow('已使用 PostgreSQL')
  }, 60_000)

  test('needs an empty database, and leaves the old one in use when it cannot', async () => {
    const of = config(join(testFolder(), 'data'))
    await fill(of, 1)
    const used = await cluster!.database()
    await fill(config(join(testFolder(), 'other'), used), 1)
    await expect(migrate(of, used)).rejects.toThrow('空的数据库')
    await within(of, async ({ hub }) => expect((await hub.store.read((read) => read.end())).seq).toBe(1))
    await expect(migrate(config(join(testFolder(), 'none')), used)).rejects.toThrow('没有找到要迁移的数据库')
  }, 60_000)
})

test('two hubs never take each other’s database', async () => {
  const [one, two] = [config(join(testFolder(), 'one')), config(join(testFolder(), 'two'))]
  await fill(one, 1)
  mkdirSync(two.folder, { recursive: true })
  copyFileSync(join(one.folder, 'hub.sqlite'), join(two.folder, 'hub.sqlite'))
  await expect(openHub(two)).rejects.toThrow('另一个中心站')
}, 60_000)
