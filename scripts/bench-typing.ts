/** How long the page stands still while somebody types, and how long the main process lets others wait. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'

const program = fileURLToPath(new URL('../main/http/main.ts', import.meta.url))
const typed = '门诊窗口签名失败服务器重启后数据库恢复检'
/** Between two characters, as a quick typist does; in milliseconds. */
const pace = 80
/** The longest that a page may stand still, in milliseconds. */
const aim = 50

/** Where something is typed: how it is reached, and the field. */
const places = [
  {
    name: 'quick entry',
    open: (page: Page) => page.keyboard.press('Control+k'),
    field: '[data-field="quick-question"]',
  },
  { name: 'search', open: (page: Page) => page.keyboard.press('Control+f'), field: '[role="dialog"] input' },
  { name: 'new fault', open: (page: Page) => page.keyboard.press('Control+j'), field: 'main input[maxlength="200"]' },
] as const

/** Runs in the page: notes the duration of every long task from now on. */
const watch = `
  globalThis.longTasks = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' })
  undefined`

/** Asks for the smallest answer again and again until told to stop. Returns the waits in milliseconds. */
async function waits(page: Page, address: string, stopped: () => boolean): Promise<number[]> {
  const origin = new URL(address).origin
  const list: number[] = []
  while (!stopped()) {
    const start = performance.now()
    const reply = await page.request.post(`${origin}/call`, {
      headers: { origin },
      data: { name: 'about.workspace', input: {} },
    })
    const answer = await reply.text()
    if (!answer.startsWith('{"ok":true')) throw new Error(`the trivial call was refused: ${reply.status()} ${answer}`)
    list.push(performance.now() - start)
    await new Promise((next) => setTimeout(next, 5))
  }
  return list
}

async function typeIn(page: Page, address: string, place: (typeof places)[number]): Promise<Record<string, unknown>> {
  await page.goto(new URL('/', address).href)
  await page.locator('#running-faults').waitFor()
  await place.open(page)
  const field = page.locator(place.field).first()
  await field.waitFor()
  await field.focus()
  await page.waitForTimeout(500)
  await page.evaluate(watch)
  let done = false
  const asked = waits(page, address, () => done)
  for (const character of typed) {
    await page.keyboard.type(character)
    await page.waitForTimeout(pace)
  }
  await page.waitForTimeout(1000)
  done = true
  const times = (await asked).sort((a, b) => a - b)
  const longest = Math.max(0, ...((await page.evaluate('longTasks')) as number[]))
  return {
    place: place.name,
    characters: [...(await field.inputValue())].length,
    // The browser reports blocks from 50 ms on: 0 is less than that.
    longestBlockMs: Math.round(longest),
    withinAim: longest <= aim,
    trivialCall: {
      calls: times.length,
      medianMs: Number(times[Math.floor(times.length / 2)]!.toFixed(1)),
      longestMs: Number(times.at(-1)!.toFixed(1)),
    },
  }
}

/** Opens the home page on the filled folder `root`, then types into three places. */
export async function benchTyping(root: string, now: string): Promise<Record<string, unknown>> {
  await build({ main: false })
  const child = spawn(process.execPath, [program, '--no-browser'], {
    env: { ...process.env, ROUNDS_DATA: root, ROUNDS_CLOCK: now },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((end) => child.on('close', end))
  const address = await new Promise<string>((found) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => found(text.trim().split('\n')[0]!))
  })
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const opened = performance.now()
    await page.goto(address)
    await page.locator('#running-faults').waitFor()
    const runningClocksMs = Math.round(performance.now() - opened)
    const typing = []
    for (const place of places) typing.push(await typeIn(page, address, place))
    return { runningClocksMs, aimMs: aim, typing }
  } finally {
    await browser.close()
    child.kill('SIGTERM')
    await ended
  }
}
