import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openDatabase } from '../../db/open.ts'
import { writeState } from '../../db/state.ts'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'
import { violations } from './violations.ts'
import { savedBar } from './pages/saved-bar.ts'

const now = '2026-09-22T15:08:00.000+08:00'
test.use({ clock: now })

const year2026 = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'assets', 'calendars', 'cn-2026.json'), 'utf8'),
) as { year: number; holidays: Record<string, unknown>[] }

const panel = (page: Page, name: string) => page.getByRole('region', { name })
const saved = (page: Page) => expect(savedBar(page)).toBeVisible()

test.beforeEach(async ({ shell: { page } }) => {
  const form = new SetupForm(page)
  await form.fill()
  await form.finish()
  await page.getByRole('link', { name: '设置' }).click()
})

test('another reading than the default is marked, names who confirmed it, and can be taken back', async ({
  shell: { page },
}) => {
  const sla = panel(page, '时限口径 · 示例医院')
  await expect(sla).toContainText('19 项，都按默认。')
  await expect(sla.getByRole('heading', { level: 3 })).toHaveCount(0)
  await sla.getByRole('button', { name: '展开 19 项' }).click()
  await expect(sla.getByRole('heading', { level: 3 })).toHaveCount(19)
  await expect(sla).toContainText('A-067“接到用户的故障请求后”')

  await sla.getByLabel('时限从什么时候起算').click()
  await page.getByTitle('故障发生的时间').click()
  await expect(sla.getByText('与默认不同', { exact: true })).toHaveCount(1)
  await expect(sla).toContainText('1 项与默认不同。其中 1 项还没有院方确认人。')
  await sla.getByLabel('A1 院方确认人').fill('接口人乙')
  await sla.getByLabel('A1 院方确认人').blur()
  await sla.getByLabel('A1 确认日期').fill('2026.1.5')
  await expect(sla).toContainText('还没有保存：请写成 2026-01-31 的样子。')
  await sla.getByLabel('A1 确认日期').blur()
  await expect(sla.getByLabel('A1 确认日期')).toHaveValue('2026-01-05')
  await saved(page)
  expect(await violations(page)).toEqual([])

  await page.reload()
  await expect(sla.getByRole('heading', { level: 3 })).toHaveText(['时限从什么时候起算'])
  await expect(sla.getByLabel('A1 院方确认人')).toHaveValue('接口人乙')
  await expect(sla.getByLabel('A1 确认日期')).toHaveValue('2026-01-05')

  await sla.getByLabel('时限从什么时候起算').click()
  await page.getByTitle('用户报障的时间（默认）').click()
  await expect(sla).toContainText('都按默认。')
  await expect(sla.getByText('与默认不同', { exact: true })).toHaveCount(0)
})

test('numbers, tiers and working hours are kept', async ({ shell: { page } }) => {
  const sla = panel(page, '时限口径 · 示例医院')
  await sla.getByRole('button', { name: '展开 19 项' }).click()
  await sla.getByLabel('重新打开（天）').fill('14')
  await sla.getByLabel('重新打开（天）').blur()
  await expect(sla).toContainText('1 项与默认不同')
  await sla.getByLabel('A-T3 不影响业务').click()
  await expect(sla).toContainText('2 项与默认不同')
  await sla.getByLabel('按自然时间还是工作时间算').click()
  await page.getByTitle('只算工作日的工作时间').click()
  await sla.getByLabel('上班').fill('18:00')
  await expect(sla).toContainText('还没有保存：下班早于上班。')
  await sla.getByLabel('上班').fill('08:30')
  await expect(sla.getByText('还没有保存')).toHaveCount(0)
  await saved(page)
  await page.reload()
  await expect(sla).toContainText('3 项与默认不同')
  await expect(sla.getByLabel('重新打开（天）')).toHaveValue('14')
  await expect(sla.getByLabel('A-T3 不影响业务')).toBeChecked()
  await expect(sla.getByLabel('上班')).toHaveValue('08:30')
})

test('a contract without hours has internal targets, and quotes no other contract', async ({ shell: { page } }) => {
  await page.getByRole('button', { name: '增加合同' }).click()
  await page.getByLabel('医院', { exact: true }).fill('示例中心')
  await page.getByText('合同 B 医疗物资 2026').click()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/$/)
  await page.getByRole('link', { name: '设置' }).click()
  const sla = panel(page, '时限口径 · 示例中心')
  await expect(sla).toContainText('合同没有约定小时数')
  await sla.getByLabel('首次响应（小时）').fill('4')
  await sla.getByLabel('首次响应（小时）').blur()
  await sla.getByRole('button', { name: /^展开 \d+ 项$/ }).click()
  await expect(sla.getByRole('heading', { level: 3 }).first()).toBeVisible()
  await expect(sla).not.toContainText(/A-0\d\d/)
  await saved(page)
  await page.reload()
  await expect(sla.getByLabel('首次响应（小时）')).toHaveValue('4')
  await expect(panel(page, '工作日历')).toContainText('2027 年没有工作日历。')
})

test('a calendar file replaces its year; a wrong one is refused with its place', async ({ shell: { page } }) => {
  const calendar = panel(page, '工作日历')
  const give = (name: string, content: unknown) =>
    calendar.getByLabel('工作日历文件').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
    })
  await expect(calendar).toContainText('2026 年7 个假期 · 放假 33 天 · 调休上班 6 天')
  await give('broken.json', '{\n "year": 2026,\n oops\n}')
  await expect(calendar.getByRole('alert')).toHaveText(
    '日历文件第 3 行不是有效的 JSON 文本，没有导入，原来的日历仍在用。',
  )
  const far = { from: '2031-01-01', to: '2031-01-01', name: '元旦', work: [] }
  await give('2031.json', { ...year2026, year: 2031, holidays: [far] })
  await expect(calendar.getByRole('alert')).toContainText('这份日历是 2031 年的，没有合同的服务期在这一年')
  await give('2026改.json', { ...year2026, holidays: year2026.holidays.slice(0, 2) })
  await expect(calendar.getByRole('alert')).toHaveCount(0)
  await expect(calendar).toContainText('2026 年改用这份日历')
  await expect(calendar).toContainText('2 个假期 · 放假 12 天')
  await expect(calendar).toContainText('2026-09-22 由 2026改.json 导入')
})

test('a clock set back while the app was closed is noted, and explained beside it', async ({ shell }) => {
  await expect(panel(shell.page, '时钟记录')).toContainText('没有时钟被拨回的记录')
  await shell.stop()
  // The laptop had run until the next day when its clock was set back.
  const db = openDatabase(join(shell.data, 'main', 'rounds.db'), now)
  writeState(db, 'seen-time', '2026-09-23T15:08:30.000+08:00')
  db.raw.close()
  const page = await shell.restart()
  await page.getByRole('link', { name: '设置' }).click()
  const notes = panel(page, '时钟记录')
  await expect(notes).toContainText('拨回 1 天')
  await expect(notes).toContainText('从 2026-09-23 15:08 回到 2026-09-22 15:08')
  const reason = notes.getByLabel('2026-09-22 15:08 拨回的原因')
  await reason.fill('主板电池没电，已更换')
  await reason.blur()
  await saved(page)
  await page.reload()
  await expect(reason).toHaveValue('主板电池没电，已更换')
  expect(await violations(page)).toEqual([])
})
