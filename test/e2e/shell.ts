import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
// For `window.rounds` in what runs in the page.
import type {} from '../../renderer/client/transport.ts'
import { findElectron } from '../../scripts/electron.mjs'
import type { Answers, JournalEntry, Setting } from '../support/electron/setting.ts'
import { type Browser, freePort } from './chromium.ts'
import { Program } from './program.ts'

export type Kind = 'loopback' | 'electron-standin' | 'electron'

const root = join(import.meta.dirname, '..', '..')
const loopbackMain = join(root, 'main', 'http', 'main.ts')

/** What a shell is started with. */
export interface Start {
  readonly browser: Browser
  /** A folder of this test alone; the data root lies in it. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** Holds `out/main` and `out/renderer`; another one to run a packaged app. */
  readonly appPath?: string
  /** True: it believes itself to be a released build. */
  readonly packaged?: boolean
}

/** The app under test, whichever shell runs it. */
export interface Shell {
  readonly kind: Kind
  /** The data root (`ROUNDS_DATA`); the workspace is in `main` below it. */
  readonly data: string
  /** The page of the app; another one after {@link restart}. */
  readonly page: Page
  /** Origin of the page, as the browser sees it. */
  readonly origin: string
  /** Addresses on other hosts that a page asked for. Every test fails when there are any. */
  readonly foreign: string[]
  readonly pid: number
  /** SIGKILL; the page goes with it, as a window does. */
  kill(): Promise<void>
  /** An orderly end. */
  stop(): Promise<void>
  /** Starts it again, on the same data. */
  restart(): Promise<Page>
  /** Starts a second one on the same data: its exit code and what it printed. */
  startSecond(): Promise<{ code: number | null; output: string }>
  /** What the app did outside the page; of the stand-in only. */
  journal(): JournalEntry[]
  /** What the user will have answered to dialogs; of the stand-in only. */
  answer(answers: Answers): void
}

interface Running {
  readonly page: Page
  readonly pid: number
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** Starts the app in a shell. */
export async function openShell(kind: Kind, start: Start): Promise<Shell> {
  const data = join(start.folder, '数据')
  const env = { ...start.env, ROUNDS_DATA: data }
  const journal = join(start.folder, 'journal')
  const answers = join(start.folder, 'answers')
  const foreign: string[] = []
  const port = await freePort()
  const setting: Setting = {
    browser: start.browser.debugging,
    port,
    appPath: start.appPath ?? root,
    packaged: start.packaged ?? false,
    journal,
    answers,
  }
  const run = { loopback: runLoopback, 'electron-standin': runStandIn, electron: runElectron }[kind]
  let running: Running

  const begin = async (): Promise<Page> => {
    running = await run({ ...start, env: { ...env, ROUNDS_STAND_IN: JSON.stringify(setting) } })
    running.page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (/^(http|ws)s?:$/.test(protocol) && hostname !== '127.0.0.1') foreign.push(request.url())
    })
    return running.page
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    await running.end(signal)
    if (!running.page.isClosed()) await running.page.close()
  }
  await begin()

  return {
    kind,
    data,
    foreign,
    get page() {
      return running.page
    },
    get origin() {
      return new URL(running.page.url()).origin
    },
    get pid() {
      return running.pid
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    restart: begin,
    async startSecond() {
      const args = kind === 'loopback' ? [loopbackMain, '--no-browser'] : standInArgs(setting.appPath)
      const second = new Program(args, {
        ...env,
        ROUNDS_STAND_IN: JSON.stringify({ ...setting, port: await freePort() }),
      })
      return { code: await second.ended, output: second.output }
    },
    journal() {
      if (!existsSync(journal)) return []
      return readFileSync(journal, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as JournalEntry)
    },
    answer: (given) => writeFileSync(answers, JSON.stringify(given)),
  }
}

async function runLoopback({ browser, env }: Start): Promise<Running> {
  const program = new Program([loopbackMain, '--no-browser'], env)
  try {
    const address = await program.prints(/^http\S+(?=\n)/)
    const page = await browser.context.newPage()
    await page.goto(address)
    return { page, pid: program.pid, end: (signal) => program.end(signal) }
  } catch (error) {
    await program.end('SIGKILL')
    throw error
  }
}

function standInArgs(appPath: string): string[] {
  return [
    '--import',
    join(root, 'test', 'support', 'electron', 'register.ts'),
    join(appPath, 'out', 'main', 'electron.cjs'),
  ]
}

async function runStandIn({ browser, env, appPath = root }: Start): Promise<Running> {
  const { port } = JSON.parse(env['ROUNDS_STAND_IN']!) as Setting
  const program = new Program(standInArgs(appPath), env)
  const opened = new Promise<Page>((found) => {
    const look = (page: Page): void => {
      page.on('framenavigated', (frame) => {
        if (frame !== page.mainFrame() || !frame.url().startsWith(`http://127.0.0.1:${port}/`)) return
        browser.context.off('page', look)
        found(page)
      })
    }
    browser.context.on('page', look)
  })
  const failed = program.ended.then((code) => {
    throw new Error(`the program ended with ${code}: ${program.output}`)
  })
  const page = await Promise.race([opened, failed])
  failed.catch(() => undefined)
  await page.waitForLoadState()
  return { page, pid: program.pid, end: (signal) => program.end(signal) }
}

async function runElectron({ env, appPath = root }: Start): Promise<Running> {
  const program: ElectronApplication = await _electron.launch({
    executablePath: findElectron()!,
    args: [appPath, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...env } as Record<string, string>,
  })
  const page = await program.firstWindow()
  const child = program.process()
  return {
    page,
    pid: child.pid!,
    async end(signal) {
      const ended = new Promise((closed) => child.once('close', closed))
      child.kill(signal)
      await ended
    },
  }
}
