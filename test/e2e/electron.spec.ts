import { expect, test } from './fixtures.ts'

test('a page cannot leave the app or open a window', async ({ shell, kind }) => {
  const { page } = shell
  const { origin } = shell
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.waitForTimeout(300)
  expect(new URL(page.url()).origin).toBe(origin)
  await page.evaluate(() => window.open('/'))
  await page.waitForTimeout(300)
  await expect(page).toHaveTitle(/Rounds 巡检/)
  if (kind !== 'electron-standin') return
  const denied = shell.journal().filter(({ what }) => what.endsWith('-denied'))
  expect(denied.map(({ what }) => what)).toEqual(['navigation-denied', 'window-denied'])
  expect(shell.foreign.splice(0)).toEqual(['https://example.com/'])
})
