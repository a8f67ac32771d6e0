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

/** Fails a point of contract B's self-check, and says where its rectification order is. */
async function rectification(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/contract/new`)
  await page.getByText('合同 B 医疗物资 2026').click()
  await page.getByLabel('医院', { exact: true }).fill('示例卫生服务中心')
  await page.keyboard.press('Control+Enter')
  await expect(page).not.toHaveURL(/contract\/new/)
  await page.goto(`${origin}/obligations`)
  await page.getByRole('radiogroup', { name: '合同' }).getByText('合同 B 医疗物资 2026').click()
  await page.locator('#cell-B-026-S1').click()
  await page.getByRole('button', { name: /^开始/ }).click()
  await page.waitForURL(/\/inspection\//)
  await page.goto(`${page.url().split('?')[0]}?step=physical&item=PHY-01`)
  await page
    .getByRole('radiogroup', { name: '检查结果' })
    .getByRole('radio', { name: /不符合/ })
    .click()
  const description = page.getByRole('textbox', { name: '问题描述' })
  await description.fill('机房门禁损坏，无人值守')
  await description.blur()
  await page.goto(origin)
  const order = page.getByRole('link', { name: /机房门禁损坏，无人值守.*ZG-S1-001/ })
  return (await order.getAttribute('href'))!
}

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
    rectification: await rectification(page, origin),
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
