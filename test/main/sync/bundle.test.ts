import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import type { TestApp } from '../../support/app.ts'
import { begunInspection } from '../../support/builders.ts'
import { pairedApp, pairWith, servedHub } from '../../support/sync.ts'

/** Two laptops on one site, the hub out of reach; the first has records and a file that nobody else has. */
async function onSite() {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  const b = await pairedApp(hub, '乙机')
  await a.judge('ENV-01', 'abnormal')
  const bytes = randomBytes(200_000)
  await a.act('evidence', 'addFile', {
    ownerTable: 'inspection',
    owner: a.inspection,
    item: 'BIZ-01',
    sha256: await a.put(bytes),
    name: '日志.bin',
    source: 'file',
  })
  const bundle = await a.act('sync', 'exportBundle', { contracts: [] })
  return { hub, a, b, bytes, bundle }
}

const bytesOf = (app: TestApp, hash: string): Buffer => readFileSync(join(app.folder, 'files', hash.slice(0, 2), hash))
/** Puts the bytes of a bundle where a person would have dropped the file. */
async function drop(app: TestApp, bytes: Uint8Array): Promise<string> {
  const reply = await app.app.file(
    new Request('http://app/file?for=bundle', { method: 'PUT', body: new Uint8Array(bytes) }),
  )
  return ((await reply.json()) as { sha256: string }).sha256
}
const verdictOf = async (app: TestApp, inspection: string) =>
  (await app.act('inspection', 'state', { inspection })).items.find((i) => i.id === 'ENV-01')!.meas?.verdict

test('a bundle brings records and files to a colleague, who brings them to the hub', { timeout: 120_000 }, async () => {
  const { hub, a, b, bytes, bundle } = await onSite()
  expect(bundle).toMatchObject({ name: expect.stringMatching(/^同步包_甲机_\d{4}-\d\d-\d\d\.rounds$/) })
  expect(bundle.files).toBeGreaterThan(0)
  const dropped = await drop(b, bytesOf(a, bundle.sha256))
  expect(await b.act('sync', 'importBundle', { sha256: dropped })).toMatchObject({
    from: '甲机',
    added: bundle.transactions - (await known(b)),
    foreign: 0,
  })
  expect(await verdictOf(b, a.inspection)).toBe('abnormal')
  expect(sha256(bytesOf(b, sha256(bytes)))).toBe(sha256(bytes))
  // The same file again brings nothing.
  expect(await b.act('sync', 'importBundle', { sha256: dropped })).toMatchObject({ added: 0 })
  a.app.close()
  await b.act('sync', 'now', {})
  expect(await b.act('sync', 'status', {})).toMatchObject({ waiting: 0, refused: 0, files: { files: 0 } })
  const c = await pairedApp(hub, '丙机')
  expect(await verdictOf(c, a.inspection)).toBe('abnormal')
  expect(await hub.blobs.size(sha256(bytes))).toBe(bytes.byteLength)

  /** What the bundle repeats so that it stands on its own. */
  async function known(app: TestApp): Promise<number> {
    return bundle.transactions - (await app.act('sync', 'status', {})).waiting
  }
})

test('a bundle that is cut off, altered or none is refused whole, with a sentence', { timeout: 120_000 }, async () => {
  const { a, b, bundle } = await onSite()
  const good = bytesOf(a, bundle.sha256)
  const altered = (at: number): Buffer => {
    const copy = Buffer.from(good)
    copy[at]! ^= 1
    return copy
  }
  const before = await b.act('sync', 'status', {})
  const bad: readonly (readonly [Buffer, RegExp])[] = [
    [good.subarray(0, good.length - 1), /不完整/],
    [good.subarray(0, 1000), /不完整/],
    [good.subarray(0, 20), /不完整/],
    [Buffer.concat([good, Buffer.from('x')]), /不完整/],
    [altered(400), /损坏|改动/],
    [altered(good.length - 1000), /损坏|改动/],
    [altered(3), /不是“巡检”的同步包/],
    [Buffer.from('PK\u0003\u0004'), /不是“巡检”的同步包/],
    [Buffer.alloc(0), /不是“巡检”的同步包/],
  ]
  for (const [bytes, sentence] of bad)
    expect((await b.refused('sync.importBundle', { sha256: await drop(b, bytes) })).sentence).toMatch(sentence)
  expect(await verdictOf(b, a.inspection)).toBeNull()
  expect(await b.act('sync', 'status', {})).toMatchObject({ waiting: before.waiting })
})

test('a bundle of another hub, and one for nobody, are refused', { timeout: 120_000 }, async () => {
  const { a, bundle } = await onSite()
  const elsewhere = await pairedApp(await servedHub(), '外机')
  const dropped = await drop(elsewhere, bytesOf(a, bundle.sha256))
  expect((await elsewhere.refused('sync.importBundle', { sha256: dropped })).sentence).toContain('另一个中心站')
  const alone = await begunInspection()
  expect((await alone.refused('sync.exportBundle', { contracts: [] })).sentence).toContain('还没有与中心站配对')
  await a.act('sync', 'now', {})
  expect((await a.refused('sync.exportBundle', { contracts: [] })).sentence).toContain('都已上传')
})
