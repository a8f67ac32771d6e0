import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'
import { savedFile } from './saved-file.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

const third = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'sample-room-2025.json'), 'utf8')
const tree = (page: Page) => page.getByRole('navigation', { name: '合同包内容' })
const form = (page: Page) => page.locator('main')

async function openPack(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('button', { name: '查看、编辑、导入' }).click()
  await page.getByRole('region', { name }).getByRole('link').first().click()
  await expect(tree(page)).toBeVisible()
}

test.beforeEach(async ({ shell: { page } }) => {
  const setup = new SetupForm(page)
  await setup.fill()
  await setup.finish()
})

test('a limit is changed, the new version saved, and the contract moved to it', async ({ shell: { page } }) => {
  await openPack(page, /合同 A 电子票据/)
  await tree(page).getByLabel('查找条款、检查项').fill('ENV-05')
  await tree(page).getByRole('button', { name: 'ENV-05 用户表空间' }).click()
  await form(page).getByRole('button', { name: 'used-percent 使用率', exact: true }).click()
  await form(page).getByLabel('关注条件的数值').fill('75')
  await form(page).getByLabel('关注条件的数值').blur()
  await expect(page.getByRole('button', { name: /保存为版本 1\.1/ })).toBeEnabled()
  // It is kept on this device: leaving and coming back loses nothing.
  await page.reload()
  await expect(page.getByRole('button', { name: /保存为版本 1\.1/ })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /版本 1\.1/ })).toBeVisible()
  const versions = page.getByRole('region', { name: '版本与合同' })
  await versions.getByRole('button', { name: '改用版本 1.1' }).click()
  await expect(versions.getByText('已改用版本 1.1。已做的巡检仍按原版本。')).toBeVisible()
  await expect(versions.getByText('没有合同用它')).toBeVisible()
})

test('what is wrong is told at once with its place, and blocks saving', async ({ shell: { page } }) => {
  await openPack(page, /合同 B 医疗物资/)
  await tree(page)
    .getByRole('button', { name: /^付款节点/ })
    .click()
  await form(page).getByRole('button', { name: 'first 首付款', exact: true }).click()
  await form(page).getByLabel('付款比例').fill('60')
  await form(page).getByRole('button', { name: 'final 尾款', exact: true }).click()
  await form(page).getByLabel('付款比例').last().fill('50')
  const wrong = '第 2 个付款节点的“付款比例”有误：各节点比例合计 110%，超过 100%'
  await expect(form(page).getByRole('button', { name: wrong })).toBeVisible()
  await expect(page.getByRole('button', { name: /保存为版本/ })).toBeDisabled()
  await tree(page).getByRole('button', { name: '基本信息' }).click()
  await form(page).getByRole('button', { name: wrong }).click()
  await expect(form(page).getByRole('heading', { name: 'final 尾款' })).toBeVisible()
  await form(page).getByLabel('付款比例').fill('40')
  await expect(form(page).getByText(wrong)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /保存为版本 1\.1/ })).toBeEnabled()
  await page.getByRole('button', { name: '放弃修改' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
  await expect(form(page).getByLabel('付款比例')).toHaveValue('')
  await expect(page.getByRole('button', { name: '保存为新版本' })).toBeDisabled()
})

test('a remark stands beside its clause; an item follows the text of its clause', async ({ shell: { page } }) => {
  await openPack(page, /合同 B 医疗物资/)
  await tree(page).getByLabel('查找条款、检查项').fill('B-045')
  await tree(page)
    .getByRole('button', { name: /^B-045/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: '条款疑义' })).toContainText('与第（3）项逐字相同')
  await form(page).getByLabel('原文').fill('网络环境检查服务（更正）')
  await tree(page).getByLabel('查找条款、检查项').fill('NET-01')
  await tree(page).getByRole('button', { name: 'NET-01 网络拓扑' }).click()
  await expect(form(page).getByLabel('合同原文')).toHaveValue('网络环境检查服务（更正）')
})

test('a third pack is imported, opened, and exported as the same content', async ({ shell, folder }) => {
  const { page } = shell
  await page.goto(`${shell.origin}/packs`)
  const give = (name: string, text: string) =>
    page.getByLabel('合同包文件').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await give('坏.json', third.replace('"frequency": "on-event",', ''))
  await expect(page.getByRole('alert')).toContainText('合同包第 7 条缺少“频次”，未导入。')
  await give('合同C.json', third)
  await expect(page.getByRole('heading', { name: /合同 C 数据机房 2025 · 版本 1\.0/ })).toBeVisible()
  const { bytes } = await savedFile(shell, folder, () => page.getByRole('button', { name: '导出 JSON' }).click())
  expect(JSON.parse(bytes.toString('utf8'))).toMatchObject(JSON.parse(third) as Record<string, unknown>)
})
