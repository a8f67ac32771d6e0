import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeDevice, revokeDevice } from '../../../hub/feed/devices.ts'
import { makeCertificate } from '../../../hub/feed/certificate.ts'
import { backUp, restore } from '../../../hub/move.ts'
import type { Served } from '../../../hub/serve.ts'
import { testApp, type TestApp } from '../../support/app.ts'
import { begunInspection } from '../../support/builders.ts'
import { testFolder } from '../../support/folder.ts'
import { pairedApp, pairWith, servedHub } from '../../support/sync.ts'

const status = (app: TestApp) => app.act('sync', 'status', {})
const seqOf = async (hub: Served): Promise<number> => (await hub.hub.store.read((read) => read.end())).seq

test('without the hub work goes on, waits and is counted; with it, all of it arrives once', async () => {
  const folder = testFolder()
  const hub = await servedHub(folder)
  const { port } = hub
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  await hub.stop()
  await a.judge('ENV-01', 'normal')
  const failure = await a.refused('sync.now', {})
  expect(failure).toMatchObject({ code: 'offline' })
  expect(failure.sentence).toContain('没有丢')
  const waiting = await status(a)
  expect(waiting).toMatchObject({ phase: 'waiting', problem: { code: 'offline' }, refused: 0 })
  expect(waiting.waiting).toBeGreaterThan(0)
  expect(waiting.nextAt).not.toBeNull()
  const queue = await a.act('sync', 'queue', { limit: 10 })
  expect(queue.entries[0]).toMatchObject({ refused: null, label: { text: expect.stringContaining('ENV-01') } })
  expect(queue.entries[0]!.size).toBeGreaterThan(0)
  const row = `${a.inspection}:ENV-01`
  expect(await a.act('sync', 'record', { table: 'inspection_item', row })).toMatchObject({ state: 'waiting' })
  a.clock.pass(25 * 3_600_000)
  expect(await status(a)).toMatchObject({ late: true })
  const again = await servedHub(folder, port)
  await a.act('sync', 'now', {})
  expect(await status(a)).toMatchObject({ phase: 'idle', waiting: 0, problem: null, late: false })
  expect(await a.act('sync', 'record', { table: 'inspection_item', row })).toMatchObject({ state: 'synced' })
  const before = await seqOf(again)
  await a.act('sync', 'now', {})
  expect(await seqOf(again)).toBe(before)
})

test('while it is paused nothing leaves, and going on sends it', async () => {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  expect(await a.act('sync', 'pause', { paused: true })).toMatchObject({ phase: 'paused' })
  await a.judge('ENV-01', 'normal')
  expect((await a.refused('sync.now', {})).sentence).toContain('已暂停')
  expect(await a.restart().act('sync', 'status', {})).toMatchObject({ phase: 'paused' })
})

test('a laptop that was restored from an old disk image loses and invents nothing', { timeout: 120_000 }, async () => {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  const b = await pairedApp(hub, '乙机')
  a.app.close()
  const image = testFolder()
  cpSync(a.folder, image, { recursive: true })
  const later = testApp(a.folder, a.clock)
  const judge = (app: TestApp, item: string, seen: string | null = null) =>
    app.act('item', 'judge', { inspection: a.inspection, item, verdict: 'normal', reason: '', seen })
  await judge(later, 'ENV-01')
  await later.act('sync', 'now', {})
  await judge(later, 'ENV-02')
  later.app.close()
  // ENV-02 was never synced and is gone with the disk; ENV-01 comes back from the hub.
  for (const name of ['rounds.db', 'rounds.db-wal', 'rounds.db-shm']) rmSync(join(a.folder, name), { force: true })
  cpSync(join(image, 'rounds.db'), join(a.folder, 'rounds.db'))
  const back = testApp(a.folder, a.clock)
  await judge(back, 'ENV-03')
  await back.act('sync', 'now', {})
  await b.act('sync', 'now', {})
  const judged = async (app: TestApp) =>
    (await app.act('inspection', 'state', { inspection: a.inspection })).items.flatMap((i) =>
      i.meas?.verdict ? [i.id] : [],
    )
  expect(await judged(back)).toEqual(['ENV-01', 'ENV-03'])
  expect(await judged(b)).toEqual(['ENV-01', 'ENV-03'])
  expect(await status(back)).toMatchObject({ waiting: 0, refused: 0, conflicts: 0 })
})

test(
  'a hub that was restored from a backup is given everything again by whoever holds it',
  { timeout: 120_000 },
  async () => {
    const folder = testFolder()
    const hub = await servedHub(folder)
    const a = await begunInspection()
    await pairWith(hub, a, { name: '甲机' })
    await a.act('sync', 'now', {})
    const b = await pairedApp(hub, '乙机')
    const config = {
      folder,
      databaseUrl: '',
      host: '127.0.0.1',
      port: hub.port,
      watchPort: null,
      watchToken: '',
      names: ['127.0.0.1'],
    }
    await hub.stop()
    const backup = join(testFolder(), 'backup.sqlite')
    await backUp(config, backup)
    const second = await servedHub(folder, hub.port)
    await a.judge('ENV-01', 'abnormal')
    await a.act('sync', 'now', {})
    await b.act('sync', 'now', {})
    const full = await seqOf(second)
    await second.stop()
    a.app.close()
    await restore(config, backup)
    const third = await servedHub(folder, hub.port)
    expect(await seqOf(third)).toBeLessThan(full)
    // Only b is still there: it brings what a had made.
    await b.act('sync', 'now', {})
    expect(await seqOf(third)).toBe(full)
    expect(await status(b)).toMatchObject({ waiting: 0, refused: 0 })
  },
)

test('a contract that was not granted is told, kept, and sent once it is', async () => {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机', scopes: ['another'] })
  await a.act('sync', 'now', {})
  const refused = await status(a)
  expect(refused.refused).toBeGreaterThan(0)
  expect(refused.waiting).toBe(0)
  const [entry] = (await a.act('sync', 'queue', { limit: 5 })).entries
  expect(entry!.refused).toContain('权限')
  await changeDevice(hub.hub, hub.identity, await deviceOf(hub), { scopes: [a.contract] })
  await a.act('sync', 'now', {})
  expect(await status(a)).toMatchObject({ waiting: 0, refused: 0 })
  const b = await pairedApp(hub, '乙机', [a.contract])
  expect((await b.act('inspection', 'state', { inspection: a.inspection })).items.length).toBeGreaterThan(10)
})

test('a revoked laptop gets nothing, is told, and keeps its work', async () => {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  await revokeDevice(hub.hub, hub.identity, await deviceOf(hub))
  await a.judge('ENV-01', 'normal')
  expect((await a.refused('sync.now', {})).sentence).toContain('撤销')
  expect(await status(a)).toMatchObject({ phase: 'waiting', problem: { code: 'revoked' } })
  expect((await status(a)).waiting).toBeGreaterThan(0)
  expect((await a.item('ENV-01')).meas?.verdict).toBe('normal')
})

test('another hub at the same address is not spoken to; the same one with a new certificate is', async () => {
  const folder = testFolder()
  const hub = await servedHub(folder)
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  await hub.stop()
  const foreign = await servedHub(testFolder(), hub.port)
  expect((await a.refused('sync.now', {})).sentence).toContain('证书')
  expect(await status(a)).toMatchObject({ problem: { code: 'untrusted' } })
  await foreign.stop()
  rmSync(join(folder, 'tls'), { recursive: true })
  const renewed = await servedHub(folder, hub.port)
  await a.act('sync', 'now', {})
  expect(await status(a)).toMatchObject({ phase: 'idle', problem: null })

  // Pinned anew: the next time nobody has to vouch. One that has run out is as good: the pin is the check, not the date.
  await renewed.stop()
  const { certificate, key } = await makeCertificate(['127.0.0.1'], '2020-01-01T00:00:00.000+08:00')
  writeFileSync(join(folder, 'tls', 'certificate.pem'), certificate)
  writeFileSync(join(folder, 'tls', 'key.pem'), key)
  const old = await servedHub(folder, hub.port)
  expect(old.identity.certificateUntil.getTime()).toBeLessThan(Date.parse('2023-01-01'))
  await a.judge('ENV-01', 'normal')
  await a.act('sync', 'now', {})
  expect(await status(a)).toMatchObject({ phase: 'idle', problem: null, waiting: 0 })
})

test('a false hub that repeats what the right one said of its certificate is not spoken to, and the way out is told', async () => {
  const hub = await servedHub()
  const a = await begunInspection()
  await pairWith(hub, a, { name: '甲机' })
  await a.act('sync', 'now', {})
  await hub.stop()
  const foreign = await servedHub(testFolder(), hub.port)
  Object.assign(foreign.identity, { certificateSignature: hub.identity.certificateSignature })
  const failure = await a.refused('sync.now', {})
  expect(failure.sentence).toContain('没有发送任何内容')
  expect(failure.sentence).toContain('请管理员核对后重新配对')
  expect(await status(a)).toMatchObject({ problem: { code: 'untrusted' } })
})

async function deviceOf({ hub }: Served): Promise<string> {
  const [device] = await hub.store.read((read) => read.devices(0))
  return device!.card.device
}
