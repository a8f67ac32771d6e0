import { createHash, randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { limits } from '../../domain/sync/protocol.ts'
import { openBrowser } from './chromium.ts'
import { cuttingProxy } from './cutting-proxy.ts'
import { InspectionPage } from './inspection-page.ts'
import { OfficeHub } from './office-hub.ts'
import { SyncPage } from './pages/sync-page.ts'
import { expect, test } from './quarters.ts'
import { savedFile } from './saved-file.ts'
import { openShell, type Shell } from './shell.ts'

test.use({ clock: '2024-06-20T15:08:00.000+08:00' })
test.describe.configure({ timeout: 400_000 })

const mega = 1024 * 1024
/** Megabytes that go up over a bad line: `ROUNDS_TEST_UPLOAD=200` for a whole day's photos. */
const upload = Number(process.env['ROUNDS_TEST_UPLOAD'] ?? '12')

async function judge(laptop: Shell, inspection: string, item: string, word: string): Promise<void> {
  const page = await InspectionPage.open(laptop, inspection, item)
  await page.verdict(word).click()
  await page.saved()
}

test('a wrong code, another hub and a revoked device are refused in a sentence, and work goes on', async ({
  shell,
  folder,
  quarters,
}) => {
  const hub = await OfficeHub.start(join(folder, 'hub'))
  const sync = await SyncPage.open(shell)
  const window = await hub.code()
  await sync.ask(hub.address, `0000${window.code.slice(4)}`, 'A 机')
  await expect(shell.page.getByRole('alert')).toContainText('中心站没有接受配对')
  await sync.ask(hub.address, `${window.code.slice(0, -4)}0000`, 'A 机')
  await expect(shell.page.getByRole('alert')).toContainText('与配对码不符')
  await window.close()

  await hub.admit((code) => sync.pair(hub.address, code, 'A 机'))
  await sync.sentAll()
  await hub.stop()
  const foreign = await OfficeHub.start(join(folder, 'foreign'), '', hub.port)
  await sync.now()
  await expect(sync.office.getByRole('alert')).toContainText(/证书|不是配对/)
  await foreign.stop()

  await hub.start()
  await sync.now()
  await sync.sentAll()
  const devices = await hub.run('devices')
  const [, own = ''] = /中心站，编号 (\w+)/.exec(devices)!
  expect(await hub.run('revoke', own)).toContain('不能撤销')
  const [, device = ''] = /笔记本，编号 (\w+)/.exec(devices)!
  expect(await hub.run('revoke', device)).toContain('已撤销')
  await judge(shell, quarters.open, 'ENV-03', '异常')
  const after = await SyncPage.open(shell)
  await after.now()
  await expect(after.office.getByRole('alert')).toContainText('已被撤销')
  await expect(shell.page.getByRole('contentinfo')).toContainText(/未上传 \d+ 条 · 同步有问题/)
  await hub.stop()
})

test('photos go up over a line that is cut every few hundred kilobytes, and at most one piece goes twice for one cut', async ({
  shell,
  folder,
  quarters,
}) => {
  test.setTimeout(upload > 24 ? 1_800_000 : 400_000)
  const hub = await OfficeHub.start(join(folder, 'hub'))
  const line = await cuttingProxy(hub.port, () => 300_000 + Math.floor(Math.random() * 500_000))
  const page = await InspectionPage.open(shell, quarters.open, 'ENV-03')
  const files = Array.from({ length: upload / 4 }, (_, n) => ({
    name: `照片${n}.pdf`,
    type: 'application/pdf',
    bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(4 * mega - 9)]),
  }))
  const before = await page.pieces().count()
  for (const [n, file] of files.entries()) {
    await page.choose([file])
    await expect(page.pieces()).toHaveCount(before + n + 1, { timeout: 60_000 })
  }
  const sync = await SyncPage.open(shell)
  await hub.admit((code) => sync.pair(`127.0.0.1:${line.port}`, code, 'A 机'))
  // Nobody helps: each cut is taken up again by itself.
  await sync.sentAll(upload > 24 ? 1_500_000 : 300_000)
  line.close()

  const there = filesIn(join(folder, 'hub', 'files'))
  const total = there.reduce((sum, path) => sum + statSync(path).size, 0)
  for (const path of there) expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(basename(path))
  const hashes = new Set(there.map((path) => basename(path)))
  for (const { bytes } of files) expect(hashes).toContain(createHash('sha256').update(bytes).digest('hex'))
  expect(await hub.run('check')).not.toMatch(/不符|损坏|缺/)
  // What the hub has taken never comes again; what goes twice was on its way when the line broke.
  const taken = await hub.counted('rounds_hub_blob_received_bytes_total')
  const again = line.sent() - total
  console.log(
    `${there.length} files, ${total} bytes: ${line.cuts()} cuts, ${again} bytes beside them, ${Math.round(again / line.cuts())} for one cut`,
  )
  expect(taken).toBe(total)
  expect(line.cuts()).toBeGreaterThan(upload)
  expect(again).toBeLessThan(line.cuts() * limits.blobPiece)
  await hub.stop()
})

/** Paths of the complete files of a hub. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[/\\])[0-9a-f]{64}$/.test(name))
    .map((name) => join(folder, name))
}

test('a stick carries records between laptops, and a laptop from an old copy loses and invents nothing', async ({
  shell: a,
  kind,
  clock,
  folder,
  quarters,
}) => {
  const hub = await OfficeHub.start(join(folder, 'hub'))
  mkdirSync(join(folder, 'b'))
  const browser = await openBrowser()
  const b = await openShell(kind, { browser, folder: join(folder, 'b'), env: { ROUNDS_CLOCK: clock } })
  const verdict = async (laptop: Shell, item: string, word: string): Promise<void> => {
    const page = await InspectionPage.open(laptop, quarters.open, item)
    await expect(page.verdict(word)).toBeChecked()
  }
  try {
    const at = { a: await SyncPage.open(a), b: await SyncPage.join(b, '工程师乙') }
    await hub.admit((code) => at.a.pair(hub.address, code, 'A 机'))
    await at.a.sentAll()
    await hub.admit((code) => at.b.pair(hub.address, code, 'B 机'))
    await at.b.sentAll()
    // A stick needs no network.
    await hub.stop()
    await a.stop()
    cpSync(a.data, join(folder, 'old copy'), { recursive: true })
    await a.restart()
    await judge(a, quarters.open, 'ENV-03', '异常')
    const out = await SyncPage.open(a)
    const bundle = await savedFile(a, folder, () => a.page.getByRole('button', { name: '导出到 U 盘' }).click())
    expect(bundle.name).toMatch(/^同步包_A 机_2024-06-20\.rounds$/)
    await expect(out.said).toContainText(/同步包里有 \d+ 条记录/)
    const into = await SyncPage.open(b)
    await into.bring(bundle.name, bundle.bytes.subarray(0, bundle.bytes.length - 40))
    await expect(into.said).toContainText('没有导入任何内容')
    await into.bring(bundle.name, bundle.bytes)
    await expect(into.said).toContainText(/新增 [1-9]\d* 条/)
    await verdict(b, 'ENV-03', '异常')

    await hub.start()
    await (await SyncPage.open(b)).now()
    await a.kill()
    rmSync(a.data, { recursive: true })
    cpSync(join(folder, 'old copy'), a.data, { recursive: true })
    await a.restart()
    await judge(a, quarters.open, 'ENV-04', '关注')
    const back = await SyncPage.open(a)
    await back.now()
    await back.now()
    await back.sentAll()
    const again = await SyncPage.open(b)
    await again.now()
    for (const laptop of [a, b]) {
      await verdict(laptop, 'ENV-03', '异常')
      await verdict(laptop, 'ENV-04', '关注')
      await SyncPage.open(laptop)
      await expect(laptop.page.getByText(/没有冲突/)).toBeVisible()
    }
  } finally {
    await b.kill()
    await browser.close()
    await hub.stop()
  }
})
