import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { App } from '../../main/app.ts'
import { systemClock } from '../../main/clock.ts'
import { openWorkspaces, type ShellEvent, type Workspaces } from '../../main/workspace.ts'

let root: string
let open: Workspaces[]
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'rounds-')), '用户 数据')
  open = []
})
afterEach(() => {
  for (const workspaces of open) workspaces.close()
  rmSync(join(root, '..'), { recursive: true, force: true })
})

function begin(fillDemo: (app: App) => Promise<void> = () => Promise.resolve()): Workspaces {
  const workspaces = openWorkspaces({ root, clock: systemClock, fillDemo })
  open.push(workspaces)
  return workspaces
}
const end = (workspaces: Workspaces): void => {
  workspaces.close()
  open = open.filter((other) => other !== workspaces)
}
const isDemo = async (workspaces: Workspaces): Promise<unknown> => {
  const reply = await workspaces.app.dispatch.call('about.workspace', {})
  return reply.ok && (reply.value as { demo: boolean }).demo
}
const put = async (app: App): Promise<string> => {
  const response = await app.file(new Request('http://localhost/file', { method: 'PUT', body: 'sample' }))
  return ((await response.json()) as { sha256: string }).sha256
}

test('a root folder has one owner, whichever workspace that one has open', async () => {
  const first = begin()
  await first.open('demo')
  expect(() => begin()).toThrow('已经在运行')
  end(first)
  expect(() => begin()).not.toThrow()
})

test('the demo has data of its own, filled once, and the pages are told of the change', async () => {
  let filled = 0
  const fill = async (app: App): Promise<void> => {
    filled++
    await put(app)
  }
  const first = begin(fill)
  const events: ShellEvent[] = []
  first.subscribe((event) => events.push(event))
  const hash = await put(first.app)
  await first.open('demo')
  expect(await isDemo(first)).toBe(true)
  await first.open('main')
  expect(await isDemo(first)).toBe(false)
  expect((await first.app.file(new Request(`http://localhost/file/${hash}`))).status).toBe(200)
  expect(events).toEqual([
    { type: 'workspace', name: 'demo' },
    { type: 'workspace', name: 'main' },
  ])
  end(first)
  await begin(fill).open('demo')
  expect(filled).toBe(1)
})

test('a demo whose filling failed leaves the real workspace open and is made anew', async () => {
  const workspaces = begin((app) => {
    writeFileSync(join(app.folder, 'half'), '')
    return Promise.reject(new Error('interrupted'))
  })
  await expect(workspaces.open('demo')).rejects.toThrow('interrupted')
  expect(await isDemo(workspaces)).toBe(false)
  end(workspaces)
  await begin().open('demo')
  expect(existsSync(join(root, 'demo', 'half'))).toBe(false)
})

test('two changes at once end in the one asked for last', async () => {
  const workspaces = begin(() => new Promise((done) => setTimeout(done, 20)))
  await Promise.all([workspaces.open('demo'), workspaces.open('main')])
  expect(await isDemo(workspaces)).toBe(false)
})

test('a bug is written to the log, with its procedure and stack', () => {
  const workspaces = begin()
  workspaces.log({ procedure: 'a.b', error: new Error('broken') })
  const line = JSON.parse(readFileSync(join(root, 'logs', 'rounds.log'), 'utf8')) as {
    procedure: string
    error: string
  }
  expect(line.procedure).toBe('a.b')
  expect(line.error).toMatch(/^Error: broken\n\s+at /)
})
