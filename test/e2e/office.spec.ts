import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { registerTabs } from '../../renderer/registers/path.ts'
import { findChromium } from '../../scripts/chromium.mjs'
import { addUser } from '../../hub/feed/users.ts'
import { configFrom } from '../../hub/config.ts'
import { openHub } from '../../hub/open.ts'
import { HttpsLaptop } from '../support/https-laptop.ts'
import { freePort } from './chromium.ts'
import { expect, test } from './fixtures.ts'
import { hubProgram } from './office-hub.ts'
import { Program } from './program.ts'
import { ReportPage } from './report-page.ts'
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
  const program = new Program(hubProgram, env)
  await program.prints(/办公室网页：\S+/)
  return { program, hub, origin: `https://127.0.0.1:${office}` }
}

async function signIn(page: Page, origin: string, login: string, word = password): Promise<void> {
  await page.goto(origin)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(word)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '办公室' })).toBeVisible({ timeout: 60_000 })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '巡检中心站' })).toBeVisible()
}

/** A call as the pages make it. */
function call(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch('/call', { method: 'POST', headers, body: JSON.stringify(body) })
      return (await response.json()) as unknown
    },
    { name, input },
  )
}

/** What somebody who only reads looks at. */
const readPaths = [
  '/',
  '/inspections',
  '/faults',
  '/fault/new',
  '/log',
  '/statistics',
  '/obligations',
  '/duties',
  '/findings',
  ...registerTabs.map((tab) => `/registers/${tab}`),
  '/acceptance',
  '/packs',
  '/import',
  '/sync',
  '/settings',
]

/** Words of controls that write. */
const writes =
  /登记|写日志|补写|加一|新增|添加|增加|记一笔|开始 20|继续|定稿|更正|作废|删除|采用|生成(完整|未)|导出未完成稿|打印签章|保存|(?<!、)导入|修改|改用|^(CA|SSL) 证书$|^授权$/

/** Controls of the page that would write, and are not disabled; fields too, but for those that search and choose. */
async function writing(page: Page): Promise<string[]> {
  const names = await page
    .locator('button:enabled, [role=button]:not([aria-disabled=true])')
    .evaluateAll((all) => all.map((e) => (e.getAttribute('aria-label') ?? e.textContent ?? '').trim()))
  const typed = await page.locator('main textarea:enabled').count()
  return [...names.filter((name) => writes.test(name)), ...Array.from({ length: typed }, () => 'textarea')]
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
    for (const tab of ['overview', 'devices', 'users', 'health', 'account']) {
      await page.goto(`${origin}/office/${tab}`)
      await expect(page.getByRole('main')).toBeVisible()
      await page.waitForTimeout(700)
      expect.soft(await violations(page), `${tab} light`).toEqual([])
      await page.screenshot({ path: test.info().outputPath(`${tab}.png`) })
      await toggleTheme(page, 'high-contrast')
      expect.soft(await violations(page), `${tab} high contrast`).toEqual([])
      await toggleTheme(page, 'light')
    }

    // The hub draws and packs by threads of its own, as delivered too.
    const built = await call(page, 'acceptance.build', { contract, unfinished: true })
    expect(built).toMatchObject({ ok: true })
    const { id } = (built as { value: { id: string } }).value
    expect((await context.request.get(`${origin}/file/package/${id}`)).status()).toBe(200)

    // Somebody who reads opens the inspection; the hub writes nothing for them.
    await page.goto(`${origin}/office/overview`)
    await signOut(page)
    await signIn(page, origin, 'reader')
    await expect(page.getByRole('navigation', { name: '办公室' }).getByRole('link')).toHaveText(['总览', '我的密码'])
    await page.goto(`${origin}/inspection/${inspection}?step=business&item=BIZ-01`)
    await expect(page.getByText('您的权限是“查看”。')).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('inspection-read.png') })
    await expect(page.getByRole('radio', { name: '正常', exact: true })).toBeDisabled()
    expect(await call(page, 'inspection.void', { inspection, reason: '试' })).toMatchObject({
      ok: false,
      failure: { code: 'forbidden' },
    })
    const report = new ReportPage(page)
    await page.goto(`${origin}/inspection/${inspection}?step=report`)
    await report.drawn()
    expect(await writing(page)).toEqual([])
    for (const path of readPaths) {
      await page.goto(`${origin}${path}`)
      await expect(page.getByRole('main')).toBeVisible()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      await page.waitForTimeout(300)
      expect.soft([path, await writing(page)]).toEqual([path, []])
    }
    await page.screenshot({ path: test.info().outputPath('settings-read.png') })

    // Their own password, and nothing else.
    await page.goto(`${origin}/office/account`)
    const change = async (old: string, first: string, second: string): Promise<void> => {
      await page.getByLabel('现在的密码').fill(old)
      await page.getByLabel('新密码', { exact: true }).fill(first)
      await page.getByLabel('再输一次新密码').fill(second)
      await page.getByRole('button', { name: '修改密码' }).click()
    }
    await change('not the password', 'another long one', 'another long one')
    await expect(page.getByRole('alert')).toHaveText('现在的密码不对，没有修改。', { timeout: 60_000 })
    await change(password, 'another long one', 'another long two')
    await expect(page.getByRole('alert')).toHaveText('两次输入的新密码不一样，没有修改。')
    await change(password, 'short', 'short')
    await expect(page.getByRole('alert')).toHaveText('密码至少 10 个字符。', { timeout: 60_000 })
    await change(password, 'another long one', 'another long one')
    await expect(page.getByText('密码已修改。')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '去登录' }).click()
    await signIn(page, origin, 'reader', 'another long one')
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
