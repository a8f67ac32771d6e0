import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test as base } from './fixtures.ts'
import { oncePerWorker } from './once-per-worker.ts'

/** Two quarters that were played before the app starts. */
export interface Quarters {
  /** The inspection of the first quarter, finalised. */
  readonly done: string
  /** That of the second one, judged to its last item. */
  readonly open: string
}

/** How the second quarter came out. */
type Outcome = 'normal' | 'problems'

const program = fileURLToPath(new URL('./play-quarters.ts', import.meta.url))

/** The app on two played quarters. They are played once for each worker; each test gets a copy. */
export const test = base.extend<
  { outcome: Outcome; quarters: Quarters },
  { played: (outcome: Outcome) => Promise<{ root: string; quarters: Quarters }> }
>({
  clock: '2024-06-20T15:08:00.000+08:00',
  outcome: ['normal', { option: true }],
  played: oncePerWorker(async (folder, outcome: Outcome) => {
    const root = join(folder, outcome)
    const { stdout } = await promisify(execFile)(process.execPath, [program, root, outcome])
    return { root, quarters: JSON.parse(stdout) as Quarters }
  }),
  quarters: async ({ folder, outcome, played }, use) => {
    const { root, quarters } = await played(outcome)
    cpSync(root, join(folder, '数据'), { recursive: true })
    await use(quarters)
  },
  prepare: async ({ quarters }, use) => use(() => void quarters),
})
export { expect } from './fixtures.ts'
