import { test as filled } from './demo.ts'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

test('the first inspection begins with one Enter', async ({ shell: { page, origin } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await expect(page.getByRole('button', { name: /^开始 2026 Q3 季度巡检/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/inspection\/[0-9a-f]+\?/)
  await page.goto(origin)
  await expect(page.getByRole('button', { name: /^继续/ })).toBeFocused()
  await expect(page.getByRole('heading', { name: '示例医院 · 2026 Q3 季度巡检' })).toBeVisible()
  await expect(page.getByText('0/17').first()).toBeVisible()
})

test('the late quarters stand first, in red words, and can be made up for', async ({ shell: { page, origin } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  const duties = page.getByRole('region', { name: '医疗电子票据管理系统' }).getByRole('button')
  await expect(duties).toHaveText([
    /R01.*2026 Q1.*应于 2026-03-31.*未开始.*逾期 175 天/,
    /R02.*2026 Q1.*应于 2026-03-31.*未开始.*逾期 175 天/,
    /R01.*2026 Q2.*应于 2026-06-30.*未开始.*逾期 84 天/,
    /R02.*2026 Q2.*应于 2026-06-30.*未开始.*逾期 84 天/,
    /R01.*2026 Q3.*至 2026-09-30.*未开始.*剩 8 天/,
    /R02.*2026 Q3.*至 2026-09-30.*未开始.*剩 8 天/,
  ])
  await duties.first().click()
  await expect(page).toHaveURL(/\/inspection\//)
  await page.goto(`${origin}/inspections`)
  await expect(page.getByRole('link', { name: 'XJ-2026-Q1-001' })).toBeFocused()
})

filled('work goes on where it stopped, with one Enter', async ({ shell: { page } }) => {
  await new SetupForm(page).openDemo()
  const goOn = page.getByRole('button', { name: /^继续/ })
  await expect(goOn).toBeFocused()
  await expect(page.getByText('11/17').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: /^未关闭问题 \d/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/item=ENV-05/)
})

test('after a crash home says once that nothing is lost', async ({ shell }) => {
  const form = new SetupForm(shell.page)
  await form.fill()
  await form.finish()
  await shell.kill()
  const page = await shell.restart()
  await expect(page.getByText('上次未正常退出')).toBeVisible()
  await expect(page.getByText(/内容都在，最后保存 15:\d\d:\d\d。/)).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()
  await expect(page.getByText('上次未正常退出')).toBeHidden()
  await page.reload()
  await expect(page.getByRole('button', { name: /^开始/ })).toBeVisible()
  await expect(page.getByText('上次未正常退出')).toBeHidden()
})

test('in a narrow window the aside is a drawer, and F6 goes through the zones', async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  const zone = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-zone]')?.dataset['zone'])
  await expect(page.getByRole('button', { name: /^开始/ })).toBeFocused()
  expect(await zone()).toBe('work')
  await page.keyboard.press('F6')
  expect(await zone()).toBe('aside')
  await page.keyboard.press('F6')
  expect(await zone()).toBe('status')

  await page.setViewportSize({ width: 1100, height: 620 })
  await expect(page.getByRole('heading', { name: '未关闭问题 0' })).toBeHidden()
  await page.keyboard.press('F4')
  await expect(page.getByRole('dialog').getByRole('heading', { name: '未关闭问题 0' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.setViewportSize({ width: 1366, height: 768 })
})

test('the keys are listed under F1 and the list gives the focus back', async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await expect(page.getByRole('button', { name: /^开始/ })).toBeFocused()
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^开始/ })).toBeFocused()
})

test('a save that failed is told until it succeeds, and the text stays', async ({ shell: { page, origin }, kind }) => {
  test.skip(kind !== 'loopback', 'only the loopback shell has requests that can be made to fail')
  const form = new SetupForm(page)
  const alarm = page.getByRole('alert').filter({ hasText: '保存失败' })
  await expect(form.field('工程师姓名')).toBeFocused()
  await page.route(`${origin}/call`, (route) => route.abort())
  await form.field('工程师姓名').fill('工程师甲')
  await expect(alarm).toBeVisible()
  await page.unroute(`${origin}/call`)
  await page.getByRole('button', { name: '重试' }).click()
  await expect(alarm).toBeHidden()
  await page.reload()
  await expect(form.field('工程师姓名')).toHaveValue('工程师甲')
})

test('a program that went away is told', async ({ shell, kind }) => {
  test.skip(kind !== 'loopback', 'only the loopback shell has a connection to lose')
  const form = new SetupForm(shell.page)
  await expect(form.field('工程师姓名')).toBeFocused()
  process.kill(shell.pid, 'SIGKILL')
  await expect(shell.page.getByRole('alert')).toContainText('连接不上本机服务。')
})
