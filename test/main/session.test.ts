import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readState } from '../../db/state.ts'
import { openDatabase } from '../../db/open.ts'
import { verifyText } from '../../db/crypto.ts'
import { openApp } from '../../main/app.ts'
import { testApp } from '../support/app.ts'
import { begunInspection } from '../support/builders.ts'
import { smallDisk, testFolder } from '../support/folder.ts'

test('what was typed and never sealed is sealed at the next start, without a question', async () => {
  const { inspection, act, state, restart } = await begunInspection()
  const seen = (await state()).record.heads['method'] ?? null
  await act('record', 'edit', {
    table: 'inspection',
    row: inspection,
    register: 'method',
    value: { tools: '万用表', limits: '' },
    seen,
    seal: false,
  })
  expect((await state()).record.drafts).toHaveProperty('method')
  const again = restart()
  const { record } = await again.act('inspection', 'state', { inspection })
  expect(record.method).toEqual({ tools: '万用表', limits: '' })
  expect(record.drafts).toEqual({})
  const log = await again.act('history', 'of', { table: 'inspection', row: inspection })
  expect(log[0]).toMatchObject({ action: 'session.takeUp', who: '工程师甲' })
})

test('a page that outlived the program goes on with its own text, and supersedes only that', async () => {
  const { inspection, act, state, restart } = await begunInspection()
  const seen = (await state()).record.heads['place'] ?? null
  const place = (text: string, seal: boolean) =>
    ({ table: 'inspection', row: inspection, register: 'place', value: { place: text }, seen, seal }) as const
  await act('record', 'edit', place('机房', false))
  const again = restart()
  // The page still shows what it was opened with, and what is typed over it.
  await again.act('record', 'edit', place('机房二', false))
  await again.act('record', 'edit', place('机房二层', true))
  const { record } = await again.act('inspection', 'state', { inspection })
  expect(record.place).toEqual({ place: '机房二层' })
  expect(record.conflicts).toEqual([])
  // That it may do once: by then its text is sealed, and a page that shows older text is told.
  expect((await again.refused('record.edit', place('三层', true))).code).toBe('stale')
})

test('a run that ended properly is not called recovered', async () => {
  const { restart } = await begunInspection()
  expect((await restart().act('home', 'overview', {})).recovered).toBeNull()
})

test('after a run that was cut off the home page tells the time of the last save, until it was read', async () => {
  const { folder, app, clock, inspection, act, state } = await begunInspection()
  clock.at('2024-03-20T10:11:12.000+08:00')
  const seen = (await state()).record.heads['place'] ?? null
  await act('record', 'edit', {
    table: 'inspection',
    row: inspection,
    register: 'place',
    value: { place: '机房' },
    seen,
    seal: false,
  })
  app.close()
  const db = openDatabase(join(folder, 'rounds.db'), clock.now())
  db.raw.prepare("UPDATE state SET value = '1' WHERE key = 'running'").run()
  db.raw.close()
  clock.pass(60_000)
  const again = testApp(folder, clock)
  expect((await again.act('home', 'overview', {})).recovered).toBe('2024-03-20T10:11:12.000+08:00')
  await again.act('home', 'acknowledgeRecovery', {})
  expect((await again.act('home', 'overview', {})).recovered).toBeNull()
})

test('a second app on the same folder is refused while the first one runs', () => {
  const { folder, app, clock } = testApp()
  expect(() => openApp({ folder, clock: clock.now })).toThrow('已经在运行')
  app.close()
  testApp(folder, clock)
})

test('the key that verifies a device’s records stays with them', async () => {
  const { folder, app, clock } = await begunInspection()
  app.close()
  rmSync(join(folder, 'device.json'))
  testApp(folder, clock).app.close()
  const db = openDatabase(join(folder, 'rounds.db'), clock.now())
  for (const tx of db.raw.prepare('SELECT device, hash, signature FROM tx').all() as {
    device: string
    hash: string
    signature: string
  }[]) {
    const key = readState(db, `device/${tx.device}`)!
    expect(verifyText(key, 'something else', tx.signature)).toBe(false)
    expect(key).toContain('PUBLIC KEY')
  }
  expect(db.raw.prepare("SELECT count(*) FROM state WHERE key LIKE 'device/%'").pluck().get()).toBe(2)
  db.raw.close()
})

test('a start that fails lets the folder go, and says why', () => {
  const { folder, app, clock } = testApp()
  app.close()
  writeFileSync(join(folder, 'device.json'), 'broken')
  expect(() => openApp({ folder, clock: clock.now })).toThrow('签名密钥文件已损坏')
  rmSync(join(folder, 'device.json'))
  testApp(folder, clock)
})

test('a folder on a read-only disk is told as such, and can be opened once it may be written', ({ skip }) => {
  const disk = smallDisk(4096)
  if (!disk) return skip()
  const folder = join(disk.folder, 'data')
  testApp(folder).app.close()
  disk.remount('ro')
  expect(() => openApp({ folder, clock: () => '2024-03-20T09:00:00.000+08:00' })).toThrow('不能写入')
  disk.remount('rw')
  testApp(folder).app.close()
})

test('on a full disk a save is refused in a sentence, nothing saved before is lost, and the app still ends properly', async ({
  skip,
}) => {
  const disk = smallDisk(3000)
  if (!disk) return skip()
  const there = testApp(join(disk.folder, 'data'))
  let kept = ''
  let failure
  for (let n = 0; n < 2000 && !failure; n++) {
    const form = `${n} ${'票'.repeat(20_000)}`
    const reply = await there.call('setup.keepForm', { form })
    if (reply.ok) kept = form
    else failure = 'failure' in reply ? reply.failure : reply
    writeFileSync(join(disk.folder, `ballast-${n}`), '', { flag: 'a' })
    try {
      writeFileSync(join(disk.folder, `ballast-${n}`), new Uint8Array(100_000))
    } catch {
      // Full, as it should be.
    }
  }
  expect(failure).toMatchObject({ code: 'disk-full', sentence: expect.stringContaining('没有丢') })
  expect((await there.act('setup', 'state', {})).form).toBe(kept)
  for (let n = 0; n < 40; n++) rmSync(join(disk.folder, `ballast-${n}`), { force: true })
  await there.act('setup', 'keepForm', { form: '又可以保存' })
  expect((await there.restart().act('setup', 'state', {})).form).toBe('又可以保存')
  expect(there.bugs).toEqual([])
})

test('a folder with Chinese and blanks in its name is an ordinary one', () => {
  expect(testApp(join(testFolder(), '张 工', '巡检数据')).app.folder).toContain('巡检数据')
})
