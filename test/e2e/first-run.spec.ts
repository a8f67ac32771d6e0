import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'
import { savedBar } from './pages/saved-bar.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

const packPath = join(import.meta.dirname, '..', '..', 'assets', 'contracts', 'medical-einvoice-2024.json')
/** One transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('an empty folder begins with the first run, and says what is missing where it is missing', async ({ shell }) => {
  const { page } = shell
  const form = new SetupForm(page)
  await expect(page).toHaveURL(/\/setup$/)
  await expect(page).toHaveTitle('第一次使用 · Rounds 巡检')
  await expect(form.field('工程师姓名')).toBeFocused()
  await expect(page.getByText('请确认硬盘已加密')).toBeVisible()

  await form.field('公司名称').focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('工程师姓名还没填。')).toBeVisible()
  await expect(page.getByText('请选一份合同包。')).toBeVisible()
  await expect(form.field('工程师姓名')).toBeFocused()
  await expect(page).toHaveURL(/\/setup$/)
})

test('the right column follows the pack and the period, and a renewed period is marked at once', async ({ shell }) => {
  const { page } = shell
  const form = new SetupForm(page)
  await page.getByText('合同 A 电子票据 2024').click()
  await expect(form.field('服务期开始')).toHaveValue('2024-01-01')
  await expect(page.getByText('续签，非原文', { exact: true })).toBeHidden()
  await page.getByRole('button', { name: '改为 2026-01-01 至 2026-12-31' }).click()
  await expect(page.getByText('续签，非原文', { exact: true })).toBeVisible()
  await expect(page.getByText('原文为 2024年1月1日至2024年12月31日。')).toBeVisible()
  await expect(page.getByText('17 项 × 4 季 = 68')).toBeVisible()
  await expect(page.getByText('当前 Q3，剩 8 天')).toBeVisible()
  await expect(page.getByText('Q1、Q2 已过。')).toBeVisible()

  await form.field('服务期结束').fill('2025年3月31日')
  await form.field('服务期结束').blur()
  await expect(form.field('服务期结束')).toHaveValue('2025-03-31')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('结束早于开始，请核对日期。')).toBeVisible()
})

test('the half-filled form survives a kill', async ({ shell }) => {
  const form = new SetupForm(shell.page)
  await form.field('工程师姓名').fill('工程师甲')
  await form.field('7×24 热线电话').fill('400-000-0000')
  await form.field('院方接口人').fill('接口人乙')
  await expect(savedBar(shell.page)).toBeVisible()
  await shell.page.waitForTimeout(500)
  await shell.kill()
  const again = new SetupForm(await shell.restart())
  await expect(again.field('工程师姓名')).toHaveValue('工程师甲')
  await expect(again.field('7×24 热线电话')).toHaveValue('400-000-0000')
  await expect(again.field('院方接口人')).toHaveValue('接口人乙')
})

test('without the hotline the first run can end, and home says what that will block', async ({ shell }) => {
  const { page } = shell
  const form = new SetupForm(page)
  await form.fill()
  await expect(page.getByText('还差 1 项：7×24 热线电话')).toBeVisible()
  await form.finish()
  await expect(page.getByRole('button', { name: /^开始 2026 Q3 季度巡检/ })).toBeFocused()
  await expect(page.getByText('还没填 7×24 热线，报告不能定稿')).toBeVisible()
  await page.goto(`${shell.origin}/setup`)
  await expect(page).toHaveURL(`${shell.origin}/`)
})

test('a pack with a fault is refused with its place, and a good one can be chosen', async ({ shell }) => {
  const { page } = shell
  const form = new SetupForm(page)
  const pack = JSON.parse(readFileSync(packPath, 'utf8')) as { clauses: Record<string, unknown>[]; name: string }
  const clauses = pack.clauses.map(({ frequency, ...clause }, at) => (at === 11 ? clause : { ...clause, frequency }))
  await form.give('合同包文件', 'bad.json', Buffer.from(JSON.stringify({ ...pack, clauses })))
  await expect(page.getByRole('alert')).toContainText('合同包第 12 条缺少“频次”，未导入。')
  await expect(page.getByRole('radio')).toHaveCount(2)

  await form.give(
    '合同包文件',
    'good.json',
    Buffer.from(JSON.stringify({ ...pack, version: '1.0-修订', name: '合同 A 修订' })),
  )
  await expect(page.getByRole('radio', { name: /合同 A 修订/ })).toBeChecked()
  await expect(page.getByText('合同包第 12 条')).toBeHidden()
})

test('the logo is a PNG of at most 2 MB', async ({ shell }) => {
  const { page } = shell
  const form = new SetupForm(page)
  await form.give('公司标志文件', 'logo.png', Buffer.from('not a picture'))
  await expect(page.getByText('“logo.png”不是 PNG 图片，没有采用。')).toBeVisible()
  await form.give('公司标志文件', 'large.png', Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]))
  await expect(page.getByText('“large.png”超过 2 MB')).toBeVisible()
  await form.give('公司标志文件', 'logo.png', png)
  await expect(page.getByRole('img', { name: '公司标志' })).toHaveJSProperty('naturalWidth', 1)
  await expect(page.getByText('超过 2 MB')).toBeHidden()
})

test('the demo is marked on every screen and leaves the own workspace as it was', async ({ shell }) => {
  const { page } = shell
  const form = new SetupForm(page)
  await form.field('工程师姓名').fill('工程师丙')
  await form.field('工程师姓名').blur()
  await form.openDemo()
  for (const name of ['巡检', '设置', '首页']) {
    await page.getByRole('navigation').getByRole('link', { name }).click()
    await expect(page).toHaveTitle(`${name} · Rounds 巡检`)
    await expect(page.getByText('演示工作区 · 示例数据')).toBeVisible()
  }
  await page.getByRole('button', { name: '回到我的工作区' }).click()
  await expect(page).toHaveURL(/\/setup$/)
  await expect(page.getByText('演示工作区 · 示例数据')).toBeHidden()
  await expect(form.field('工程师姓名')).toHaveValue('工程师丙')
})
