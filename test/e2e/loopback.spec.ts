import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { Program } from './program.ts'

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
