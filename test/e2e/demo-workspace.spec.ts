import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { beginInspection } from './pages/begin.ts'
import { SetupForm } from './pages/setup-form.ts'
import { savedBar } from './pages/saved-bar.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00', actionTimeout: 20_000 })

test('one click opens the demo; what is changed there is not in one’s own records, nor the other way', async ({
  shell,
}) => {
  test.slow()
  const form = new SetupForm(shell.page)
  expect(readdirSync(shell.data)).not.toContain('demo')
  await form.openDemo()
  const { page } = shell
  const mark = page.getByRole('region', { name: '演示工作区' })
  await page.getByRole('button', { name: /^继续/ }).click()
  await expect(mark).toBeVisible()
  await expect(page.getByRole('heading', { name: '2026 Q3 季度巡检' })).toBeVisible()
  await page.getByRole('navigation', { name: '检查清单' }).getByRole('button', { name: '准备' }).click()
  await page.getByLabel('检查地点').fill('演示里写的地点')
  await page.getByLabel('检查地点').blur()
  await expect(savedBar(page)).toBeVisible()

  await mark.getByRole('button', { name: '回到我的工作区' }).click()
  await expect(form.field('工程师姓名')).toHaveValue('')
  await expect(mark).toBeHidden()
  const own = await beginInspection(page)
  await expect(page.getByLabel('检查地点')).not.toHaveValue('演示里写的地点')
  await expect(own.progress(0)).toBeVisible()
  for (const workspace of ['main', 'demo'])
    expect(existsSync(join(shell.data, workspace, 'rounds.db')), workspace).toBe(true)

  // A new start is in one's own records.
  await shell.stop()
  await shell.restart()
  await expect(shell.page.getByRole('button', { name: /^继续/ })).toBeVisible()
  await expect(shell.page.getByText('演示工作区 · 示例数据')).toBeHidden()
})
