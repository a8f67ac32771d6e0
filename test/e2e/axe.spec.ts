import type { Page } from '@playwright/test'
import { type RouteName, routes } from '../../renderer/routes.ts'
import { registerTabs } from '../../renderer/registers/path.ts'
import { test as filled } from './demo.ts'
import { expect, test } from './fixtures.ts'
import { SetupForm } from './pages/setup-form.ts'
import { violations } from './violations.ts'

test.use({ clock: '2026-09-22T15:08:00.000+08:00' })

async function toggleTheme(page: Page, theme: 'light' | 'high-contrast'): Promise<void> {
  await page.keyboard.press('Control+Alt+KeyH')
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  // Colours of antd move for a moment.
  await page.waitForTimeout(400)
}

test('the first run has no violation in either theme', async ({ shell: { page } }) => {
  await expect(new SetupForm(page).field('工程师姓名')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await page.getByText('合同 A 电子票据 2024').click()
  expect(await violations(page)).toEqual([])
  await toggleTheme(page, 'high-contrast')
  expect(await violations(page)).toEqual([])
})

filled('no screen has a violation in either theme', async ({ shell: { page, origin }, kind }) => {
  test.skip(kind !== 'loopback', 'the screens are the same code in every shell, and there are many of them')
  test.setTimeout(600_000)
  await new SetupForm(page).openDemo()
  await page.getByRole('navigation').getByRole('link', { name: '巡检' }).click()
  const hrefs = await page
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
  const firstLink = async (screen: string, to: string): Promise<string> => {
    await page.goto(`${origin}${screen}`)
    const link = page.locator(`main a[href^="${to}"]`).first()
    await link.waitFor()
    return (await link.getAttribute('href'))!
  }
  const fault = await firstLink('/faults', '/fault/')
  /** Begins a record of a register, as the demo has none, and says where its screen is. */
  const begun = async (tab: string, button: string, entry?: string): Promise<string> => {
    await page.goto(`${origin}/registers/${tab}`)
    await page.getByRole('button', { name: button }).click()
    if (entry) await page.getByRole('menuitem', { name: entry }).first().click()
    await page.waitForURL((url) => !url.pathname.startsWith('/registers'))
    return new URL(page.url()).pathname
  }
  const records: Partial<Record<RouteName, string>> = {
    fault,
    service: await firstLink('/log', '/service/'),
    document: `/document/R03${fault}`,
    pack: await firstLink('/packs', '/packs/'),
    certificate: await begun('certificates', 'CA 证书'),
    device: await begun('devices', '登记设备', '其他设备'),
  }
  const names = (Object.keys(routes) as RouteName[]).filter((name) => name !== 'setup')
  const steps = ['prepare', 'business&item=BIZ-01', 'environment&item=ENV-05', 'conclusion', 'report']
  const paths = names.flatMap((name) =>
    name === 'inspection'
      ? hrefs.flatMap((href) => steps.map((step) => `${href}?step=${step}`))
      : name === 'registers'
        ? registerTabs.map((tab) => `/registers/${tab}`)
        : [records[name] ?? routes[name].path],
  )
  for (const path of paths) {
    await page.goto(`${origin}${path}`)
    await expect(page.getByRole('main')).toBeVisible()
    await page.waitForTimeout(300)
    expect.soft(await violations(page), `${path} light`).toEqual([])
    await toggleTheme(page, 'high-contrast')
    expect.soft(await violations(page), `${path} high contrast`).toEqual([])
    await toggleTheme(page, 'light')
  }
})
