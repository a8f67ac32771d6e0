import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { epochOf, instantOf } from '../../domain/time/instant.ts'
import { test as base } from './fixtures.ts'
import { oncePerWorker } from './once-per-worker.ts'

const program = fileURLToPath(new URL('./fill-demo.ts', import.meta.url))

/** The app with a demo workspace that waits to be opened. It is filled once for each worker; each test gets a copy. */
export const test = base.extend<object, { filled: (clock: string) => Promise<string> }>({
  clock: '2026-09-22T15:08:00.000+08:00',
  filled: oncePerWorker(async (folder, clock: string) => {
    const root = join(folder, String(epochOf(clock)))
    // What is filled in takes a while, and must not lie after the start of the test.
    const before = instantOf(epochOf(clock) - 120_000)
    await promisify(execFile)(process.execPath, [program, root], { env: { ...process.env, ROUNDS_CLOCK: before } })
    return join(root, 'demo')
  }),
  prepare: async ({ clock, filled }, use) =>
    use(async (data) => cpSync(await filled(clock), join(data, 'demo'), { recursive: true })),
})
export { expect } from './fixtures.ts'
