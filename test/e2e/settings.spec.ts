import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

test.beforeEach(async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await page.getByRole('link', { name: '设置' }).click()
})

test('density, letters and theme change at once and are remembered', async ({ shell: { page } }) => {
  const root = page.locator('html')
  const letters = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  await expect(page.getByRole('radio', { name: '舒适' })).toBeFocused()
  const before = await letters()
  await page.getByText('130%').click()
  await expect.poll(letters).toBeCloseTo(before * 1.3, 1)
  await page.getByText('紧凑', { exact: true }).click()
  await expect(root).toHaveAttribute('data-density', 'compact')
  await page.getByText('高对比', { exact: true }).click()
  await expect(root).toHaveAttribute('data-theme', 'high-contrast')
  await page.reload()
  await expect(root).toHaveAttribute('data-theme', 'high-contrast')
  await expect(root).toHaveAttribute('data-density', 'compact')
  await expect(page.getByRole('radio', { name: '130%' })).toBeChecked()
  await page.keyboard.press('Control+Alt+KeyH')
  await expect(root).toHaveAttribute('data-theme', 'light')
  await expect(page.getByRole('radio', { name: '130%' })).toBeChecked()
})

test('without a choice the theme follows what the system asks for', async ({ shell: { page } }) => {
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ contrast: 'more' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high-contrast')
  await page.emulateMedia({ contrast: null })
})

test('what was entered at the first run can be changed and stands where it is used', async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await expect(page.getByText('没有它报告不能定稿')).toBeVisible()
  await form.field('7×24 热线电话').fill('400-000-0000')
  await page.getByLabel('医院', { exact: true }).fill('示例第二医院')
  await page.getByLabel('医院', { exact: true }).blur()
  await page.getByRole('link', { name: '首页' }).click()
  await expect(page.getByText('7×24 热线 400-000-0000')).toBeVisible()
  await expect(page.getByRole('heading', { name: /示例第二医院/ })).toBeVisible()
})

test('a service period that ends before it starts is not saved', async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.field('服务期结束').fill('2025-12-31')
  await expect(page.getByText('还没有保存：结束早于开始，请核对日期。')).toBeVisible()
  await page.reload()
  await expect(form.field('服务期结束')).toHaveValue('2026-12-31')
  await form.field('服务期结束').fill('2026-09-30')
  await expect(page.getByText('还没有保存')).toBeHidden()
  await page.getByRole('link', { name: '首页' }).click()
  await expect(page.getByText('服务期 2026-01-01 至 09-30', { exact: false })).toBeVisible()
})

test('a second contract stands beside the first', async ({ shell: { page } }) => {
  await page.getByRole('button', { name: '增加合同' }).click()
  await expect(page.getByLabel('医院', { exact: true })).toBeFocused()
  await page.getByLabel('医院', { exact: true }).fill('示例二院')
  await page.getByText('合同 A 电子票据 2024').click()
  await page.getByRole('button', { name: '改为 2026-01-01 至 2026-12-31' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('heading', { name: '医疗电子票据管理系统' })).toHaveCount(2)
})
