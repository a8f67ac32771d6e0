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

test('data survive a kill, and the page comes back', async ({ shell }) => {
  const put = await shell.page.evaluate(
    async () => (await fetch('/file', { method: 'PUT', body: 'kept' })).json() as Promise<{ sha256: string }>,
  )
  await shell.kill()
  const page = await shell.restart()
  expect(await page.evaluate(async (hash) => (await fetch(`/file/${hash}`)).text(), put.sha256)).toBe('kept')
})
