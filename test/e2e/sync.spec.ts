import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { noPostgres, startPostgres } from '../../scripts/postgres.ts'
import { openBrowser } from './chromium.ts'
import { ConclusionPage } from './conclusion-page.ts'
import { InspectionPage } from './inspection-page.ts'
import { OfficeHub } from './office-hub.ts'
import { expect, test } from './quarters.ts'
import { ReportPage } from './report-page.ts'
import { openShell, type Shell } from './shell.ts'
import { SyncPage } from './pages/sync-page.ts'
import { violations } from './violations.ts'

test.use({ clock: '2024-06-20T15:08:00.000+08:00' })
test.describe.configure({ timeout: 600_000 })

test('two laptops and a hub: both edit one item offline, both see it, one decides, the signed report reaches the other and the office', async ({
  shell: a,
  start,
  kind,
  clock,
  folder,
  quarters,
}) => {
  void start
  const cluster = noPostgres ? undefined : await startPostgres()
  const hub = await OfficeHub.start(join(folder, 'hub'), await cluster?.database())
  mkdirSync(join(folder, 'b'))
  const browser = await openBrowser()
  const desk = await openBrowser({ anyCertificate: true })
  const b = await openShell(kind, { browser, folder: join(folder, 'b'), env: { ROUNDS_CLOCK: clock } })
  try {
    const office = { a: await SyncPage.open(a), b: await SyncPage.join(b, '工程师乙') }
    await hub.admit((code) => office.a.pair(hub.address, code, 'A 机'))
    await office.a.sentAll()
    await hub.admit((code) => office.b.pair(hub.address, code, 'B 机'))
    await office.b.sentAll()

    // Offline: what both write then, neither knows of.
    await hub.stop()
    await judge(a, quarters.open, 'ENV-03', '异常')
    await judge(b, quarters.open, 'ENV-03', '关注')
    await expect(a.page.getByRole('contentinfo')).toContainText(/未上传 \d+ 条/)
    await hub.start()
    for (const laptop of [a, b, a]) await (await SyncPage.open(laptop)).now()

    for (const laptop of [a, b]) {
      const page = await SyncPage.open(laptop)
      await expect(page.page.getByText('1 处要您决定')).toBeVisible()
      await expect(page.page.getByRole('contentinfo')).toContainText('冲突 1')
      await expect(page.conflict('ENV-03 · 结果与实测值').getByRole('button', { name: '采用这一份' })).toHaveCount(2)
      await expect(page.cards('ENV-03 · 结果与实测值').first()).toBeFocused()
      await InspectionPage.open(laptop, quarters.open, 'ENV-03')
      await expect(laptop.page.getByText('两台电脑写了不同的内容')).toBeVisible()
      const report = await ReportPage.open(laptop, quarters.open)
      await expect(report.aside).toContainText('有 1 处冲突待决定')
      await expect(report.aside.getByRole('button', { name: /^定稿/ })).toBeDisabled()
    }
    await b.page.screenshot({ path: 'test-results/sync-b.png' })
    await (await SyncPage.open(a)).shot('test-results/sync-conflict.png')
    for (const theme of ['light', 'high-contrast']) {
      await expect(a.page.locator('html')).toHaveAttribute('data-theme', theme)
      // Colours of antd move for a moment.
      await a.page.waitForTimeout(400)
      expect(await violations(a.page), theme).toEqual([])
      await a.page.keyboard.press('Control+Alt+KeyH')
    }
    await office.a.decide('ENV-03 · 结果与实测值', '工程师乙')
    for (const laptop of [a, b]) await (await SyncPage.open(laptop)).now()
    await expect(b.page.getByText('没有冲突')).toBeVisible()

    // What stood against itself no longer stands in the way: finalised and signed on one, read on the other.
    await judge(a, quarters.open, 'ENV-03', '正常')
    await (await ConclusionPage.open(a, quarters.open)).confirmAll.click()
    const signed = await ReportPage.open(a, quarters.open)
    await signed.finalise('V1.0')
    await signed.attachScan('接口人乙', '2024-06-20')
    await expect(signed.stage()).toHaveText('挂扫描件')
    for (const laptop of [a, b]) await (await SyncPage.open(laptop)).now()
    const read = await ReportPage.open(b, quarters.open)
    await expect(read.stage()).toHaveText('挂扫描件')
    await expect(read.aside).toContainText('接口人乙 2024-06-20 签 · 1 件')
    await expect(read.versions.getByRole('button', { name: /^V1\.0/ })).toContainText('现行')
    // The very file that was signed, fetched from the office: with the hash that the record names.
    await read.drawn()
    await expect(read.saveAs).toBeEnabled()
    const item = await InspectionPage.open(b, quarters.open, 'ENV-03')
    await expect(item.verdict('正常')).toBeChecked()
    await expect(item.verdict('异常')).toBeDisabled()
    await expect(b.page.getByRole('note').filter({ hasText: '定稿 V1.0' })).toBeVisible()

    // The office sees the same, with nothing left to decide, and reads the scan that came to it.
    await hub.addUser('jia', '主任甲', 'reviewer', 'a long enough one')
    const page = await desk.context.newPage()
    await page.goto(hub.pages)
    await page.getByLabel('登录名').fill('jia')
    await page.getByLabel('密码').fill('a long enough one')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('row', { name: /示例医院/ }).first()).toContainText(/\d+\/\d+/, { timeout: 60_000 })
    await page.screenshot({ path: 'test-results/sync-office.png' })
    const there = new ReportPage(page)
    await page.goto(`${hub.pages}/inspection/${quarters.open}?step=report`)
    await there.drawn()
    await expect(there.stage()).toHaveText('挂扫描件')
    await expect(there.aside).toContainText('接口人乙 2024-06-20 签 · 1 件')
    await page.screenshot({ path: 'test-results/sync-office-report.png' })
    await page.goto(`${hub.pages}/inspection/${quarters.open}?step=environment&item=ENV-03`)
    const seen = new InspectionPage(page)
    await expect(seen.verdict('正常')).toBeChecked()
    await expect(seen.verdict('异常')).toBeDisabled()
    await page.screenshot({ path: 'test-results/sync-office-item.png' })
  } finally {
    await b.kill()
    await browser.close()
    await desk.close()
    await hub.stop()
    await cluster?.stop()
  }
})

async function judge(laptop: Shell, inspection: string, item: string, word: string): Promise<void> {
  const page = await InspectionPage.open(laptop, inspection, item)
  await page.verdict(word).click()
  await page.saved()
}
