import { request } from 'node:http'
import { expect, test } from './fixtures.ts'

test('the app opens with the interface for its renderer and stores bytes', async ({ shell: { page } }) => {
  await expect(page).toHaveTitle(/Rounds 巡检/)
  const stored = await page.evaluate(async () => {
    const put = await fetch('/file', { method: 'PUT', body: new Blob(['证据'], { type: 'text/plain' }) })
    const { sha256 } = (await put.json()) as { sha256: string }
    return (await fetch(`/file/${sha256}?type=text/plain`)).text()
  })
  expect(stored).toBe('证据')
})

test('the page may run no script and load nothing but its own', async ({ shell }) => {
  const { page } = shell
  const violations = await page.evaluate(async () => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI}`),
    )
    const inline = document.createElement('script')
    inline.textContent = 'window.__injected = true'
    document.body.append(inline)
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.body.append(style)
    const image = new Image()
    image.src = 'https://example.com/pixel.png'
    await fetch('https://example.com/').catch(() => undefined)
    await new Promise((later) => setTimeout(later, 200))
    return { seen, injected: '__injected' in window }
  })
  expect(violations.injected).toBe(false)
  const directives = violations.seen.map((line) => line.split(' ')[0])
  expect(new Set(directives)).toEqual(new Set(['script-src-elem', 'style-src-elem', 'img-src', 'connect-src']))
  // Asked for by this test, and stopped before it left the page.
  expect(shell.foreign.splice(0)).toEqual(['https://example.com/pixel.png'])
})

test('a page cannot leave the app or open a window', async ({ shell, kind }) => {
  test.skip(kind === 'loopback', 'in the loopback shell the browser belongs to the user')
  const { page } = shell
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.waitForTimeout(300)
  expect(page.url()).toBe(before)
  await page.evaluate(() => window.open('/'))
  await page.waitForTimeout(300)
  await expect(page).toHaveTitle(/Rounds 巡检/)
  if (kind !== 'electron-standin') return
  const denied = shell.journal().filter(({ what }) => what.endsWith('-denied'))
  expect(denied.map(({ what }) => what)).toEqual(['navigation-denied', 'window-denied'])
  shell.foreign.splice(0)
})

test('a second start on the same data is refused', async ({ shell, kind }) => {
  test.skip(kind === 'electron', 'the stand-in shows it; two real ones would fight for the screen')
  const { code, output } = await shell.startSecond()
  if (kind === 'loopback') {
    expect(code).toBe(1)
    expect(output).toContain('已经在运行')
  } else {
    expect(code).toBe(0)
    await expect.poll(() => shell.journal().at(-1)).toEqual({ what: 'focus' })
  }
})

test('only the copy buttons and pasting are permitted', async ({ shell, kind }) => {
  test.skip(kind !== 'electron-standin', 'told by the stand-in')
  const permissions = shell.journal().filter((entry) => entry.what === 'permission')
  expect(permissions.filter(({ granted }) => granted).map(({ permission }) => permission)).toEqual([
    'clipboard-read',
    'clipboard-sanitized-write',
  ])
  expect(permissions.filter(({ granted }) => !granted).length).toBeGreaterThan(0)
})

test('data survive a kill, and the page comes back', async ({ shell }) => {
  const put = await shell.page.evaluate(
    async () => (await fetch('/file', { method: 'PUT', body: 'kept' })).json() as Promise<{ sha256: string }>,
  )
  await shell.kill()
  const page = await shell.restart()
  expect(await page.evaluate(async (hash) => (await fetch(`/file/${hash}`)).text(), put.sha256)).toBe('kept')
})

test.describe('the loopback address', () => {
  test.beforeEach(({ kind }) => test.skip(kind !== 'loopback', 'only the loopback shell has an address'))

  test('refuses a stranger: no cookie, wrong token, wrong Host, wrong Origin', async ({ shell: { page, origin } }) => {
    const cookies = await page.context().cookies(origin)
    const port = new URL(origin).port
    const own = cookies.find(({ name }) => name === `rounds-${port}`)!
    expect(own).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    const cookie = `${own.name}=${own.value}`
    const body = '{"name":"about.workspace","input":{}}'
    const json = { 'content-type': 'application/json', host: `127.0.0.1:${port}`, origin, cookie }
    const call = (headers: Record<string, string>) => status(port, 'POST', '/call', headers, body)

    expect(await call(json)).toBe(200)
    expect(await call({ ...json, cookie: '' })).toBe(403)
    expect(await call({ ...json, cookie: `${own.name}=${'A'.repeat(43)}` })).toBe(403)
    expect(await call({ ...json, host: `localhost:${port}` })).toBe(403)
    expect(await call({ ...json, host: `rounds.example:${port}` })).toBe(403)
    expect(await call({ ...json, origin: 'http://127.0.0.1:1' })).toBe(403)
    expect(await call({ ...json, origin: 'null' })).toBe(403)
    expect(await call({ 'content-type': 'application/json', host: json.host, cookie })).toBe(403)
    expect(await call({ ...json, 'content-type': 'text/plain' })).toBe(400)
    expect(await status(port, 'GET', '/open?token=wrong', { host: json.host })).toBe(403)
    expect(await status(port, 'GET', '/', { host: json.host, cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status(port, 'GET', '/%2e%2e/%2e%2e/package.json', { host: json.host, cookie })).toBe(404)
  })
})

function status(
  port: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<number> {
  return new Promise((answered, failed) => {
    const message = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume()
      answered(response.statusCode ?? 0)
    })
    message.on('error', failed)
    message.end(body)
  })
}
