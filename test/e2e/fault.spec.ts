import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { beginInspection } from './pages/begin.ts'
import { SetupForm } from './pages/setup-form.ts'

const milestone = (page: Page, name: string) =>
  page.getByRole('region', { name: '时限' }).getByRole('row', { name: new RegExp(`^${name} `) })

async function register(page: Page): Promise<void> {
  await page.keyboard.press('Control+j')
  await page.getByLabel('标题', { exact: true }).fill('急诊窗口开票提示签名失败')
  await page.getByLabel('报障时间 T0').fill('22:30')
  await page.getByLabel('用户原话（层级按它定）').fill('三个窗口都开不了票，病人在排队。')
  await page.getByLabel('报障方式').click()
  await page.getByTitle('电话', { exact: true }).click()
  await page.getByRole('radio', { name: /^A-T2 / }).check()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /GZ-20240209-001/ })).toBeVisible()
}

test.describe("on New Year's Eve", () => {
  test.use({ clock: '2024-02-09T22:38:00.000+08:00' })

  test.beforeEach(async ({ shell: { page } }) => {
    const form = new SetupForm(page)
    await form.fill()
    await form.field('服务期开始').fill('2024-01-01')
    await form.field('服务期结束').fill('2024-12-31')
    await form.finish()
    await expect(page.getByRole('button', { name: /^开始 2024 Q1/ })).toBeFocused()
  })

  test('the limits run over the holiday, and a milestone is recorded in two interactions', async ({
    shell: { page },
  }) => {
    await register(page)
    await expect(milestone(page, '响应')).toContainText('02-10 00:30')
    await expect(milestone(page, '修复')).toContainText('02-10 22:30')
    await expect(milestone(page, '答复客户')).toContainText('02-10 22:30')
    await expect(page.getByText('不因等待停表')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await expect(milestone(page, '响应')).toContainText('达标')
  })

  test('waiting leaves the deadline where it was', async ({ shell: { page } }) => {
    await register(page)
    await page.getByRole('button', { name: '等待', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^记录 等待/ })
      .click()
    await expect(page.getByRole('button', { name: '结束等待' })).toBeVisible()
    await expect(milestone(page, '修复')).toContainText('02-10 22:30')
  })

  test('a running fault stands at home and in the status bar', async ({ shell: { page } }) => {
    await register(page)
    await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
    const clocks = page.getByRole('complementary')
    await expect(clocks).toContainText('GZ-20240209-001')
    await expect(clocks).toContainText('A-T2')
    await expect(page.getByRole('contentinfo')).toContainText('下一个到期')
  })
})

test('an abnormal item becomes a fault in one action, once', async ({ shell: { page } }) => {
  const wizard = await beginInspection(page)
  await wizard.row('运行环境').click()
  await wizard.open('ENV-05')
  await wizard.values.getByLabel('表空间名称').fill('EBILL_DATA')
  await wizard.values.getByRole('textbox', { name: /使用率，单位/ }).fill('93.41')
  await wizard.verdict('异常').click()
  const address = page.url()
  await page.getByRole('button', { name: '转为故障' }).click()
  const head = page.getByRole('heading', { name: /GZ-\d{8}-001/ })
  await expect(head).toContainText('用户表空间')
  await page.keyboard.press('F8')
  await expect(page.getByRole('dialog')).toContainText('93.41')
  const number = await head.textContent()
  await page.goto(address)
  await page.getByRole('button', { name: '转为故障' }).click()
  await expect(head).toHaveText(number!)
})
