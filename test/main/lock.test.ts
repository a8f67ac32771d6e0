import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openApp } from '../../main/app.ts'
import { systemClock } from '../../main/clock.ts'
import { testFolder } from '../support/folder.ts'

const app = fileURLToPath(new URL('../../main/app.ts', import.meta.url))
const clock = fileURLToPath(new URL('../../main/clock.ts', import.meta.url))
const program = `import { openApp } from ${JSON.stringify(app)}; import { systemClock } from ${JSON.stringify(clock)};
openApp({ folder: process.argv[1], clock: systemClock }); console.log('open'); setInterval(() => {}, 1000)`
const open = (folder: string) =>
  spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'pipe'] })

test(
  'of two processes started at once on one folder exactly one runs, and the other says why not',
  { timeout: 60_000 },
  async () => {
    const folder = testFolder()
    const both = [open(folder), open(folder)]
    onTestFinished(() => both.forEach((child) => child.kill('SIGKILL')))
    const outcomes = await Promise.all(
      both.map(async (child) => {
        let err = ''
        child.stderr.on('data', (piece: Buffer) => (err += String(piece)))
        const first = await Promise.race([
          once(child.stdout, 'data').then(() => 'open'),
          once(child, 'close').then(() => 'refused'),
        ])
        return { first, err }
      }),
    )
    expect(outcomes.map((o) => o.first).sort()).toEqual(['open', 'refused'])
    expect(outcomes.find((o) => o.first === 'refused')!.err).toContain('已经在运行')
    expect(() => openApp({ folder, clock: systemClock })).toThrow('已经在运行')
    for (const child of both) child.kill('SIGKILL')
    await Promise.all(both.filter((c) => c.exitCode === null && c.signalCode === null).map((c) => once(c, 'close')))
    openApp({ folder, clock: systemClock }).close()
  },
)
