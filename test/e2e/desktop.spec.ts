import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Shell, test } from './fixtures.ts'

// What only the desktop shell can do: dialogs, opening documents, telling why it did not start. Dialogs can be
// answered in the stand-in only.

const store = (shell: Shell): Promise<string> =>
  shell.page.evaluate(async () => {
    const response = await fetch('/file', { method: 'PUT', body: '报告' })
    return ((await response.json()) as { sha256: string }).sha256
  })
const host = (shell: Shell, name: string, input: unknown) =>
  shell.page.evaluate(([call, given]) => window.rounds!.host(call as string, given), [name, input])

test('a report is saved where the dialog says, under a name that every system takes', async ({ shell, folder }) => {
  const sha256 = await store(shell)
  const path = join(folder, '季度报告.docx')
  shell.answer({ saveAs: path })
  expect(await host(shell, 'saveAs', { sha256, name: '第1季度: 巡检/报告?.docx' })).toEqual({
    ok: true,
    value: { outcome: 'saved', path, besideLocked: false },
  })
  expect(readFileSync(path, 'utf8')).toBe('报告')
  const dialog = shell.journal().find((entry) => entry.what === 'save-dialog')
  expect(dialog?.suggested).toMatch(/第1季度_ 巡检_报告_\.docx$/)
  shell.answer({})
  expect(await host(shell, 'saveAs', { sha256, name: 'a.docx' })).toEqual({ ok: true, value: { outcome: 'cancelled' } })
})

test('a report opens in the program the system has for it; a program is never opened', async ({ shell }) => {
  const sha256 = await store(shell)
  expect(await host(shell, 'openDocument', { sha256, name: '报告.docx' })).toEqual({ ok: true, value: null })
  const opened = shell.journal().find((entry) => entry.what === 'open-path')!
  expect(readFileSync(opened.path, 'utf8')).toBe('报告')
  shell.answer({ openPath: 'no application' })
  expect(await host(shell, 'openDocument', { sha256, name: '报告.docx' })).toMatchObject({
    ok: false,
    failure: { code: 'bad-file' },
  })
  expect(await host(shell, 'openDocument', { sha256, name: '报告.exe' })).toMatchObject({
    ok: false,
    failure: { code: 'forbidden' },
  })
  expect(await host(shell, 'openDocument', { sha256: '../x', name: 'a.docx' })).toMatchObject({
    ok: false,
    failure: { code: 'invalid-input' },
  })
})

test('the demo workspace is another one, filled with examples, and the page follows', async ({ shell }) => {
  // Not awaited in the page: it starts anew before the answer comes.
  const followed = shell.page.waitForEvent('load')
  await shell.page.evaluate(() => void window.rounds!.host('openWorkspace', { name: 'demo' }))
  await followed
  const reply = await shell.page.evaluate(() => window.rounds!.call('about.workspace', {}, 'one'))
  expect(reply).toMatchObject({ ok: true, value: { demo: true } })
})

test('a message from another frame is refused', async ({ shell }) => {
  const refused = await shell.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inner = frame.contentWindow as Window & typeof globalThis
    return inner.rounds!.call('about.workspace', {}, 'one').then(
      () => 'answered',
      (error: unknown) => String(error),
    )
  })
  expect(refused).toContain('refused: not our own page')
})

test('the window is as asked, and the menu is Chinese', ({ shell }) => {
  const window = shell.journal().find((entry) => entry.what === 'window')
  expect(window?.options).toMatchObject({ width: 1366, height: 768, minWidth: 1024, minHeight: 620 })
  const menu = shell.journal().find((entry) => entry.what === 'menu')!
  for (const label of menu.labels) expect(label).toMatch(/\p{Script=Han}/u)
})

test('only the copy buttons and pasting are permitted', ({ shell }) => {
  const permissions = shell.journal().filter((entry) => entry.what === 'permission')
  expect(permissions.filter(({ granted }) => granted).map(({ permission }) => permission)).toEqual([
    'clipboard-read',
    'clipboard-sanitized-write',
  ])
  expect(permissions.filter(({ granted }) => !granted).length).toBeGreaterThan(0)
})

test.describe('on data that cannot be opened', () => {
  test.use({
    // oxlint-disable-next-line no-empty-pattern
    prepare: async ({}, use) =>
      use((data) => {
        mkdirSync(join(data, 'main'), { recursive: true })
        writeFileSync(join(data, 'main', 'rounds.db'), 'this is no database, however long it may be'.repeat(200))
      }),
  })

  test('a box says so in Chinese, and the file is left as it was', async ({ start, folder }) => {
    const failed = await start().catch((error: unknown) => String(error))
    expect(failed).toContain('ended with 1')
    const journal = readFileSync(join(folder, 'journal'), 'utf8')
    expect(journal).toContain('“巡检”没有启动')
    expect(existsSync(join(folder, '数据', 'main', 'rounds.db'))).toBe(true)
  })
})

test.describe('on a folder that cannot be written', () => {
  test.use({
    // oxlint-disable-next-line no-empty-pattern
    prepare: async ({}, use) => use((data) => writeFileSync(data, 'a file in the place of the folder')),
  })

  test('a box says so', async ({ start, folder }) => {
    const failed = await start().catch((error: unknown) => String(error))
    expect(failed).toContain('ended with 1')
    expect(readFileSync(join(folder, 'journal'), 'utf8')).toContain('“巡检”没有启动')
  })
})
