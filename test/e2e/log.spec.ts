import sharp from 'sharp'
import { expect, test } from './fixtures.ts'
import { QuickEntryDialog } from './pages/quick-entry.ts'
import { SetupForm } from './pages/setup-form.ts'
import { violations } from './violations.ts'

test.use({ clock: '2026-09-22T15:20:00.000+08:00' })

test.beforeEach(async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await expect(page.getByRole('button', { name: /^开始 2026 Q3/ })).toBeFocused()
})

test('the month shows what was done and the workdays that lack it; one is written later with its reason', async ({
  shell: { page },
}) => {
  await new QuickEntryDialog(page).register('挂号处', '如何重打票据', '在票据查询里点重打。')
  await page.getByRole('navigation').getByRole('link', { name: '日志' }).click()
  const days = page.getByRole('list', { name: '按日的日志，新的在前' })
  await expect(days.getByRole('link', { name: '如何重打票据' })).toBeVisible()
  await expect(days.getByText('09-21 星期一')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '补写 2026-09-21 的日志' }).click()
  const dialog = page.getByRole('dialog', { name: /^补写/ })
  await dialog.getByLabel('为什么现在才补录').fill('当天在外院')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^RZ-20260921-001/)
  await page.getByRole('textbox', { name: '工作摘要', exact: true }).fill('清理归档日志')
  await page.getByRole('textbox', { name: '工作摘要', exact: true }).blur()
  await page.getByRole('navigation').getByRole('link', { name: '日志' }).click()
  await expect(days.getByRole('link', { name: '清理归档日志' })).toBeVisible()
  await expect(days).toContainText('当天在外院')
  await expect(page.getByRole('button', { name: '补写 2026-09-21 的日志' })).toHaveCount(0)
})

test('a service record keeps what is typed and its evidence, names its gaps and is finished', async ({
  shell: { page },
}) => {
  await page.getByRole('navigation').getByRole('link', { name: '日志' }).click()
  await page.getByRole('button', { name: /^写日志/ }).click()
  await expect(page.getByRole('textbox', { name: '工作摘要', exact: true })).toBeFocused()
  await page.keyboard.type('检查备份任务')
  await page.keyboard.press('F8')
  await expect(page.getByRole('textbox', { name: '结束', exact: true })).toBeFocused()
  await page.keyboard.type('15:20')
  await page.getByRole('combobox', { name: '工作类别' }).click()
  await page.getByTitle('备份', { exact: true }).click()
  await page.getByRole('textbox', { name: '涉及对象', exact: true }).fill('数据库服务器')
  await page.getByRole('textbox', { name: '结果', exact: true }).fill('昨夜备份成功')
  const bytes = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#204060' } })
    .png()
    .toBuffer()
  await page.getByLabel('选择证据文件').setInputFiles({ name: '备份.png', mimeType: 'image/png', buffer: bytes })
  await expect(page.getByRole('heading', { name: '证据 1' })).toBeVisible()
  await expect(page.getByText('没有缺项，可以完成')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已完成，没有缺项')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: '工作摘要', exact: true })).toHaveValue('检查备份任务')
  await expect(page.getByRole('heading', { name: '证据 1' })).toBeVisible()
})

test('the search finds Chinese words anywhere and leads to their record', async ({ shell: { page } }) => {
  await new QuickEntryDialog(page).register('挂号处', '如何重打票据', '在票据查询里点重打。')
  await page.keyboard.press('Control+f')
  const search = page.getByRole('dialog', { name: '搜索' })
  await expect(search.getByLabel('搜索故障、日志、报告、条款')).toBeFocused()
  await expect(search.getByRole('option').first()).toContainText('如何重打票据')
  await page.keyboard.type('点重打')
  await expect(search.getByRole('option')).toHaveCount(1)
  await expect(search.locator('mark').first()).toHaveText('点重打')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(search).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^ZX-20260922-001/)
})
