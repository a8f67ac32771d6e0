import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noncePlaceholder, servePage } from '../../main/page.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rounds-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'renderer', 'index.html'), `<meta nonce="${noncePlaceholder}">`)
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), '1')
  writeFileSync(join(folder, 'renderer', 'a.sqlite'), 'not ours to show')
  writeFileSync(join(folder, 'secret.js'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string) => servePage(join(folder, 'renderer'))(path)

test('every screen is the page, with a nonce that no other answer has', async () => {
  const nonces = await Promise.all(
    ['/', '/inspection/1', '/巡检'].map(async (path) => {
      const response = await get(path)
      const [, nonce] = /^<meta nonce="([^"]+)">$/.exec(await response.text())!
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(3)
})

test('the policy has no hole', async () => {
  const policy = (await get('/')).headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test('a built file is served with its type', async () => {
  const response = await get('/assets/a.js')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await response.text()).toBe('1')
})

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/assets/../../secret.js',
  '/missing.js',
  '/a.sqlite',
  '/%ff.js',
  '/%00.js',
])('%s is not found', async (path) => expect((await get(path)).status).toBe(404))
