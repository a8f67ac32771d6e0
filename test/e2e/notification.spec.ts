import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

test('the system tells of limits that were missed and of duties that are due, each once', async ({ shell, kind }) => {
  test.skip(kind !== 'electron-standin', 'only the stand-in writes down what the system was told')
  test.setTimeout(120_000)
  const told = () => shell.journal().flatMap((e) => (e.what === 'notification' ? [e] : []))
  expect(told()).toEqual([])
  await new SetupForm(shell.page).openDemo()
  await expect
    .poll(() => told().map((n) => n.title))
    .toContainEqual(expect.stringMatching(/^GZ-20260921-001 回复方案 已超 /))
  await expect.poll(() => told().map((n) => n.title)).toContainEqual(expect.stringMatching(/^\d+ 项任务到期或将到期$/))
  const before = told().length
  await shell.page.reload()
  await expect(shell.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  expect(told()).toHaveLength(before)
})
