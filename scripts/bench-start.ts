/** From starting the loopback shell to the first usable screen, on an empty data folder and on a filled one. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { openApp } from '../main/app.ts'
import { actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import { firstQuarter, playQuarter, setUpDemo } from '../main/demo/fill.ts'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'

const program = fileURLToPath(new URL('../main/http/main.ts', import.meta.url))
const rounds = 5

async function once(root: string): Promise<{ address: number; screen: number }> {
  const begin = performance.now()
  const child = spawn(process.execPath, [program, '--no-browser'], {
    env: { ...process.env, ROUNDS_DATA: root, ROUNDS_CLOCK: '2024-03-21T09:00:00+08:00' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((end) => child.on('close', end))
  const address = await new Promise<string>((found) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => found(text.trim().split('\n')[0]!))
  })
  const printed = performance.now() - begin
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const opened = performance.now()
    await page.goto(address)
    await page.locator('main button, main input').first().waitFor()
    return { address: Math.round(printed), screen: Math.round(printed + performance.now() - opened) }
  } finally {
    await browser.close()
    child.kill('SIGTERM')
    await ended
  }
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!

async function series(root: string): Promise<Record<string, number>> {
  const runs = []
  for (let n = 0; n < rounds; n++) runs.push(await once(root))
  return { addressMs: median(runs.map((r) => r.address)), firstUsableScreenMs: median(runs.map((r) => r.screen)) }
}

/** Medians of five starts each, without the start of the browser itself. */
export async function benchStart(): Promise<Record<string, unknown>> {
  await build({ main: false })
  const root = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
  try {
    const empty = await series(join(root, 'empty'))
    const filled = join(root, 'filled')
    const clock = storyClock('2024-03-20T08:40:00.000+08:00')
    const app = openApp({ folder: join(filled, 'main'), clock: clock.now })
    const actor = actorOf(app)
    const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
    await playQuarter(actor, clock, contract, '2024-Q1', '2024-03-20T09:12:00.000+08:00', firstQuarter)
    app.close()
    return { starts: rounds, firstRun: empty, withOneInspection: await series(filled) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
