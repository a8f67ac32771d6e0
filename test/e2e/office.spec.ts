import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'
import { addUser } from '../../hub/feed/users.ts'
import { configFrom } from '../../hub/config.ts'
import { openHub } from '../../hub/open.ts'
import { HttpsLaptop } from '../support/https-laptop.ts'
import { freePort } from './chromium.ts'
import { expect, test } from './fixtures.ts'
import { Program } from './program.ts'
import { violations } from './violations.ts'

const password = 'a long enough one'

/** A hub as a process of its own, with an admin and somebody who only reads. */
async function startHub(folder: string): Promise<{ program: Program; hub: number; origin: string }> {
  const hub = await freePort()
  const office = await freePort()
  const env = {
    ROUNDS_HUB_DATA: join(folder, '中心站'),
    ROUNDS_HUB_PORT: String(hub),
    ROUNDS_HUB_OFFICE_PORT: String(office),
    ROUNDS_HUB_WATCH_PORT: 'off',
    ROUNDS_HUB_HOST: '127.0.0.1',
  }
  const open = await openHub(configFrom(env))
  for (const [login, name, role] of [
    ['admin', '主任甲', 'admin'],
    ['reader', '同事乙', 'reader'],
  ] as const)
    await addUser(open.hub, { login, name, role, scopes: ['*'], password })
  await open.close()
  const program = new Program(['scripts/run.mjs', 'hub/main.ts'], env)
  await program.prints(/办公室网页：\S+/)
  return { program, hub, origin: `https://127.0.0.1:${office}` }
}

async function signIn(page: Page, origin: string, login: string): Promise<void> {
  await page.goto(origin)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '办公室' })).toBeVisible({ timeout: 60_000 })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '巡检中心站' })).toBeVisible()
}

async function toggleTheme(page: Page, theme: 'light' | 'high-contrast'): Promise<void> {
  await page.keyboard.press('Control+Alt+KeyH')
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await page.waitForTimeout(400)
}

test('the office pairs a laptop, sees its contract, reads it, and revokes it', async ({ folder }) => {
  test.setTimeout(400_000)
  const profile = mkdtempSync(join(tmpdir(), 'rounds-office-'))
  const executablePath = findChromium()
  const { program, hub, origin } = await startHub(folder)
  let context: BrowserContext | undefined
  const laptop = new HttpsLaptop(join(folder, '笔记本'), hub)
  try {
    context = await chromium.launchPersistentContext(profile, {
      ...(executablePath ? { executablePath } : {}),
      // The certificate is the hub's own; an office imports it.
      ignoreHTTPSErrors: true,
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1366, height: 768 },
    })
    const page = await context.newPage()

    // A stranger sees the sign-in page and nothing else.
    await page.goto(`${origin}/inspections`)
    await expect(page.getByRole('heading', { name: '巡检中心站' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    for (const path of ['/index.html', '/events', '/file/x', '/assets/x.js'])
      expect((await context.request.get(`${origin}${path}`, { headers: { accept: '*/*' } })).status()).toBe(401)
    expect((await context.request.post(`${origin}/call`, { data: {}, headers: { origin } })).status()).toBe(401)
    expect((await context.request.post(`${origin}/call`, { data: {} })).status()).toBe(403)
    expect((await context.request.get(origin, { headers: { host: 'rounds.example' } })).status()).toBe(403)
    await page.getByLabel('登录名').fill('admin')
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('alert')).toHaveText('登录名或密码不对。', { timeout: 60_000 })
    await signIn(page, origin, 'admin')
    const [cookie] = await context.cookies(origin)
    expect(cookie).toMatchObject({ name: '__Host-rounds', httpOnly: true, secure: true, sameSite: 'Strict' })

    // Pair: the code from the screen, the digits on both sides.
    await page.getByRole('link', { name: '设备' }).click()
    await page.getByRole('button', { name: '生成配对码' }).click()
    const code = await page.locator('b', { hasText: /^[A-Z0-9-]{20,}$/ }).innerText()
    const contract = await laptop.begin()
    const digits = await laptop.pair(code)
    await expect(page.getByText(`${digits.slice(0, 3)} ${digits.slice(3)}`)).toBeVisible()
    await page.getByLabel('合同').click()
    await page.getByTitle('全部合同').click()
    await page.keyboard.press('Escape')
    await page.screenshot({ path: test.info().outputPath('pairing.png') })
    await page.getByRole('button', { name: '数字一致，批准' }).click()
    await expect(page.getByRole('row', { name: /办公用笔记本/ })).toContainText('全部合同')
    const { inspection } = await laptop.actor.act('inspection', 'start', { contract, period: '2026-Q3' })
    await laptop.sync(code)

    // The contract and what it owes stand in the overview.
    await page.getByRole('navigation', { name: '办公室' }).getByRole('link', { name: '总览' }).click()
    await expect(page.getByRole('row', { name: /示例医院/ })).toContainText(/逾期|到期|没有逾期/)
    await expect(page.getByRole('row', { name: /示例医院/ })).toContainText(/\d+\/\d+/)
    for (const tab of ['overview', 'devices', 'users', 'health']) {
      await page.goto(`${origin}/office/${tab}`)
      await expect(page.getByRole('main')).toBeVisible()
      await page.waitForTimeout(700)
      expect.soft(await violations(page), `${tab} light`).toEqual([])
      await page.screenshot({ path: test.info().outputPath(`${tab}.png`) })
      await toggleTheme(page, 'high-contrast')
      expect.soft(await violations(page), `${tab} high contrast`).toEqual([])
      await toggleTheme(page, 'light')
    }

    // Somebody who reads opens the inspection; the hub writes nothing for them.
    await page.goto(`${origin}/office/overview`)
    await signOut(page)
    await signIn(page, origin, 'reader')
    await expect(page.getByRole('navigation', { name: '办公室' })).toBeHidden()
    await page.goto(`${origin}/inspection/${inspection}?step=business&item=BIZ-01`)
    await expect(page.getByRole('main')).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('inspection-read.png') })
    const refused = await page.evaluate(
      async (input) => {
        const response = await fetch('/call', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name: 'inspection.void', input }),
        })
        return (await response.json()) as unknown
      },
      { inspection, reason: '试' },
    )
    expect(refused).toMatchObject({ ok: false, failure: { code: 'forbidden' } })
    await page.goto(`${origin}/office/overview`)
    await signOut(page)

    // Revoked at once.
    await signIn(page, origin, 'admin')
    await page.goto(`${origin}/office/devices`)
    await page
      .getByRole('row', { name: /办公用笔记本/ })
      .getByRole('button', { name: '撤销', exact: true })
      .click()
    await page.getByRole('button', { name: '撤销，立即生效' }).click()
    await expect(page.getByRole('row', { name: /^办公用笔记本/ })).toContainText(/已于 .* 撤销/)
    await expect(laptop.sync(code)).rejects.toThrow(/403/)
  } finally {
    laptop.close()
    await context?.close()
    await program.end('SIGTERM')
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
