import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { beginInspection } from './pages/begin.ts'
import { Program } from './program.ts'
import { savedBar } from './pages/saved-bar.ts'

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

test('the address lets in one browser, once; that one may come by it again', async ({ folder, chromium }) => {
  const program = new Program([join('main', 'http', 'main.ts'), '--no-browser'], { ROUNDS_DATA: folder })
  const address = await program.prints(/^http\S+(?=\n)/)
  const { port, pathname, search } = new URL(address)
  const page = await chromium.context.newPage()
  for (const time of ['first', 'again']) {
    await page.goto(address)
    expect([time, new URL(page.url()).pathname]).not.toEqual([time, '/open'])
  }
  await page.close()
  expect(await status(port, 'GET', pathname + search, { host: `127.0.0.1:${port}` })).toBe(403)
  const next = await program.prints(/(?<=新的地址：)http\S+(?=\n)/)
  const { pathname: nextPath, search: nextSearch } = new URL(next)
  expect(await status(port, 'GET', nextPath + nextSearch, { host: `127.0.0.1:${port}` })).toBe(303)
  await program.end('SIGTERM')
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

test('two windows on one field: who comes second is told, and neither text is lost', async ({ shell }) => {
  const first = (await beginInspection(shell.page)).page
  const second = await first.context().newPage()
  await second.goto(first.url())
  const [one, two] = [first.getByLabel('检查地点'), second.getByLabel('检查地点')]
  await two.fill('乙窗口写的')
  await one.fill('甲窗口写的')
  await one.blur()
  await two.blur()
  await expect(second.getByRole('alert')).toHaveText(
    '这一项刚在另一个窗口改过，已重新读取。您写的还在框里，请核对后再保存。',
  )
  await expect(two).toHaveValue('乙窗口写的')
  await expect(one).toHaveValue('甲窗口写的')
  await expect(first.getByRole('alert')).toHaveCount(0)
  await first.reload()
  await expect(one).toHaveValue('甲窗口写的')
  await second.close()
})

test('what is typed while the program is gone stays, and is saved by itself once it is back', async ({ shell }) => {
  const { page } = await beginInspection(shell.page)
  const place = page.getByLabel('检查地点')
  await place.fill('机房')
  await expect(savedBar(page)).toBeVisible()
  process.kill(shell.pid, 'SIGKILL')
  await place.pressSequentially('二层，东侧')
  await expect(page.getByText('连接不上本机服务。请确认“巡检”还在运行')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: '保存失败' })).toBeVisible()
  await place.blur()
  await expect(place).toHaveValue('机房二层，东侧')
  const again = await shell.restart()
  await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 20_000 })
  await expect(place).toHaveValue('机房二层，东侧')
  await again.goto(page.url())
  await expect(again.getByLabel('检查地点')).toHaveValue('机房二层，东侧')
  await page.close()
})
