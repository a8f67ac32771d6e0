import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { findElectron } from '../../scripts/electron.mjs'
import { type Browser, openBrowser } from './chromium.ts'
import { type Kind, openShell, type Shell } from './shell.ts'

export { expect } from '@playwright/test'
export type { Shell } from './shell.ts'

/** What a spec or a project sets with `use`. */
export interface ShellOptions {
  /** Which shell runs the app; set by the project. */
  kind: Kind
  /** The instant at which the app's clock starts (`ROUNDS_CLOCK`); the machine's when empty. */
  clock: string
}

type Prepare = (data: string) => void | Promise<void>

export interface Fixtures {
  /** A folder of this test alone. */
  folder: string
  /** Runs before the app starts, with the data root: a spec lays faults there by overriding it. */
  prepare: Prepare
  /** Starts the app; for specs in which that fails. */
  start: () => Promise<Shell>
  /** The app, started; killed after the test. */
  shell: Shell
}

/** Each test gets the app in a shell of its own, with a data folder of its own. */
export const test = base.extend<ShellOptions & Fixtures, { chromium: Browser }>({
  kind: ['loopback', { option: true }],
  clock: ['', { option: true }],
  // oxlint-disable-next-line no-empty-pattern
  prepare: async ({}, use) => use(() => undefined),
  chromium: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const browser = await openBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rounds-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  start: async ({ kind, clock, prepare, chromium, folder }, use) => {
    base.skip(kind === 'electron' && !findElectron(), 'the Electron runtime is not installed here')
    await prepare(join(folder, '数据'))
    await use(() => openShell(kind, { browser: chromium, folder, env: clock ? { ROUNDS_CLOCK: clock } : {} }))
  },
  shell: async ({ start }, use) => {
    const shell = await start()
    await use(shell)
    await shell.kill()
    if (shell.foreign.length > 0) throw new Error(`the page asked for other hosts: ${shell.foreign.join(', ')}`)
  },
})
