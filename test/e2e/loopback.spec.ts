import { request } from 'node:http'
import { expect, test } from './fixtures.ts'

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
