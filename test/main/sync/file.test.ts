import { randomBytes } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sha256 } from '../../../db/crypto.ts'
import { begunInspection } from '../../support/builders.ts'
import { pairedApp, pairWith, servedHub } from '../../support/sync.ts'

/** A picture that no packing makes small. */
const photo = (): Promise<Buffer> => {
  const [width, height] = [900, 700]
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

async function withPhoto() {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  const bytes = await photo()
  await a.act('evidence', 'addFile', {
    ownerTable: 'inspection',
    owner: a.inspection,
    item: 'BIZ-01',
    sha256: await a.put(bytes),
    name: '机房.jpg',
    source: 'paste',
  })
  const hash = sha256(bytes)
  const get = (app: Pick<typeof a, 'app'>, of: string) => app.app.file(new Request(`http://app/file/${of}`))
  return { hub, a, bytes, hash, get }
}

test('a photo follows its record; the colleague has its thumbnail at once and the photo when it is opened', async () => {
  const { hub, a, bytes, hash, get } = await withPhoto()
  expect((await a.act('sync', 'status', {})).files.files).toBeGreaterThan(0)
  await a.act('sync', 'now', {})
  expect((await a.act('sync', 'status', {})).files).toEqual({ files: 0, bytes: 0 })
  const b = await pairedApp(hub, '乙机')
  const state = await b.act('inspection', 'state', { inspection: a.inspection })
  const file = state.items.find((i) => i.id === 'BIZ-01')!.evidence[0]!.file!
  const listed = async () => (await hub.blobs.size(file.thumbnail)) !== undefined
  expect(await listed()).toBe(true)
  const stopped = hub.stop()
  expect((await get(b, file.thumbnail)).status).toBe(200)
  expect((await get(b, hash)).status).toBe(404)
  await stopped
  expect(file.sha256).toBe(hash)
  expect(bytes.byteLength).toBeGreaterThan(500_000)
})

test('an opened photo is fetched, whole and with its hash, and goes into a report of the colleague', async () => {
  const { hub, a, bytes, hash, get } = await withPhoto()
  await a.act('sync', 'now', {})
  const b = await pairedApp(hub, '乙机')
  const fetched = await get(b, hash)
  expect(fetched.status).toBe(200)
  expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(bytes))
  const target = { kind: 'R01', table: 'inspection', row: a.inspection, period: '' } as const
  expect((await b.act('report', 'preview', target)).size).toBeGreaterThan(10_000)
  expect([...a.bugs, ...b.bugs]).toEqual([])
})

test('a file that was damaged on this laptop is told, not sent, and holds up nothing else', async () => {
  const { hub, a, hash } = await withPhoto()
  writeFileSync(join(a.folder, 'files', hash.slice(0, 2), hash), 'damaged')
  expect((await a.refused('sync.now', {})).sentence).toContain('1 个附件')
  expect(await a.act('sync', 'status', {})).toMatchObject({ waiting: 0, files: { files: 1 } })
  expect(await hub.blobs.size(hash)).toBeUndefined()
})

test('what has not been sent cannot be deleted: taken out, void, old, it still waits and still goes up', async () => {
  const { hub, a, bytes, hash } = await withPhoto()
  const file = () => a.act('inspection', 'state', { inspection: a.inspection })
  const [piece] = (await file()).items.find((i) => i.id === 'BIZ-01')!.evidence
  const before = await a.act('sync', 'status', {})
  await a.act('evidence', 'remove', { evidence: piece!.id, reason: '拍错了' })
  await a.act('inspection', 'void', { inspection: a.inspection, reason: '误建' })
  const waiting = await a.act('sync', 'status', {})
  expect(waiting.waiting).toBe(before.waiting + 2)
  expect(waiting.files).toEqual(before.files)
  // Weeks later the start looks through the folder: only what no record ever named goes.
  const path = join(a.folder, 'files', hash.slice(0, 2), hash)
  const old = new Date('2020-01-01')
  utimesSync(path, old, old)
  a.clock.pass(60 * 24 * 3_600_000)
  const again = a.restart()
  expect(await again.act('sync', 'status', {})).toMatchObject({ waiting: waiting.waiting, files: before.files })
  await again.act('sync', 'now', {})
  expect(await hub.blobs.size(hash)).toBe(bytes.byteLength)
  const b = await pairedApp(hub, '乙机')
  const there = await b.act('inspection', 'state', { inspection: a.inspection })
  expect(there.record.void).toMatchObject({ reason: '误建' })
  const removed = await b.act('evidence', 'removed', {
    ownerTable: 'inspection',
    owner: a.inspection,
    item: 'BIZ-01',
  } as never)
  expect(removed).toMatchObject([{ id: piece!.id, state: { reason: '拍错了' } }])
})
