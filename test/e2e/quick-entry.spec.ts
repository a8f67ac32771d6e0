import { expect, test } from './fixtures.ts'
import { QuickEntryDialog } from './pages/quick-entry.ts'
import { SetupForm } from './pages/setup-form.ts'

test.use({ clock: '2026-09-22T15:20:00.000+08:00' })

const question = '登录收不到短信验证码'
const answer = '先查手机号与拦截；2 分钟后可重发。'

test.beforeEach(async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await expect(page.getByRole('button', { name: /^开始 2026 Q3/ })).toBeFocused()
})

test('a phone question takes at most eight interactions and thirty seconds, its answer taken from an earlier one', async ({
  shell: { page },
}) => {
  const quick = new QuickEntryDialog(page)
  await quick.register('挂号处', question, answer)
  const began = Date.now()
  let interactions = 0
  const press = async (key: string): Promise<void> => {
    interactions++
    await page.keyboard.press(key)
  }
  const type = async (text: string): Promise<void> => {
    interactions++
    await page.keyboard.type(text, { delay: 30 })
  }
  await press('Control+k')
  await expect(quick.who).toBeFocused()
  await type('社区中心 库房')
  await press('Tab')
  await type('收不到短信验证码')
  await expect(quick.suggestions.first()).toContainText(question)
  await press('ArrowDown')
  await expect(quick.suggestions.first()).toHaveAttribute('aria-selected', 'true')
  await press('Enter')
  await expect(quick.answer).toHaveValue(answer)
  await expect(quick.question).toBeFocused()
  await press('Enter')
  await quick.told(/^已登记 ZX-20260922-002/)
  expect(interactions).toBeLessThanOrEqual(8)
  expect(Date.now() - began).toBeLessThan(30_000)
})

test('no list stands where nothing matches; a question without an answer stays in 待办', async ({
  shell: { page },
}) => {
  const quick = new QuickEntryDialog(page)
  await quick.open()
  await page.keyboard.press('Enter')
  await expect(quick.dialog.getByRole('alert')).toContainText('还没写问题')
  await quick.who.fill('收费处')
  await quick.question.fill('票号段什么时候到')
  await expect(quick.dialog.getByRole('listbox')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await quick.told(/没有答复，留在待办$/)
  await page.getByRole('navigation').getByRole('link', { name: '日志' }).click()
  await expect(page.getByRole('list', { name: '待办' })).toContainText('票号段什么时候到')
})

test('Esc keeps the draft, also over a reload', async ({ shell: { page } }) => {
  const quick = new QuickEntryDialog(page)
  await quick.open()
  await quick.who.fill('收费处')
  await quick.question.fill('打印机卡纸')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('第二行')
  await page.keyboard.press('Escape')
  await quick.told('草稿已留，Ctrl K 继续')
  await expect(page.getByRole('button', { name: /^开始 2026 Q3/ })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('button', { name: /^开始 2026 Q3/ })).toBeFocused()
  await quick.open()
  await expect(quick.who).toHaveValue('收费处')
  await expect(quick.question).toHaveValue('打印机卡纸\n第二行')
})

test('a question becomes a fault that carries everything over', async ({ shell: { page } }) => {
  const quick = new QuickEntryDialog(page)
  await quick.open()
  await quick.who.fill('门诊收费 示例乙')
  await quick.question.fill('所有窗口开不了票')
  await page.keyboard.press('Control+j')
  await expect(page).toHaveURL(/\/fault\//)
  await expect(quick.dialog).toBeHidden()
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByText('所有窗口开不了票').first()).toBeVisible()
})
