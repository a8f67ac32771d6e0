/**
 * Builds one report with the given number of 12-megapixel photos in a fresh process and prints what it took as JSON:
 * seconds, peak memory of the whole process, and the longest time the main thread was held up.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import sharp from 'sharp'
import { openApp } from '../main/app.ts'
import { actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import { firstQuarter, playQuarter, setUpDemo } from '../main/demo/fill.ts'

const photos = Number(process.argv[2])
const megabyte = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'rounds-bench-'))
const clock = storyClock('2024-03-20T08:40:00.000+08:00')
const app = openApp({ folder, clock: clock.now, demo: true })

/** A photo of 4000 × 3000 pixels with a coarse random pattern, so that it compresses like a real one. */
async function photo(seed: number): Promise<Uint8Array> {
  let state = seed * 2_654_435_761
  const coarse = new Uint8Array(200 * 150 * 3)
  for (let n = 0; n < coarse.length; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    coarse[n] = state >>> 24
  }
  return sharp(coarse, { raw: { width: 200, height: 150, channels: 3 } }).resize(4000, 3000).jpeg({ quality: 90 }).toBuffer()
}

try {
  const actor = actorOf(app)
  const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
  const inspection = await playQuarter(actor, clock, contract, '2024-Q1', '2024-03-20T09:12:00.000+08:00', firstQuarter)
  for (let n = 0; n < photos; n++) {
    const sha256 = await actor.put(await photo(n + 1))
    const item = n % 9 === 8 ? 'ENV-09' : `ENV-0${(n % 9) + 1}`
    await actor.act('evidence', 'addFile', { inspection, item, sha256, name: `${n}.jpg`, source: 'file' })
  }
  const view = await actor.act('inspection', 'state', { inspection })
  const kept = view.items.reduce((sum, i) => sum + i.evidence.length, 0)
  sharp.cache(false)
  globalThis.gc?.()
  let peak = 0
  const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let steps = 0
  app.dispatch.subscribe((event) => {
    if (event.type === 'progress') steps++
  })
  const before = process.memoryUsage.rss()
  delay.enable()
  const start = performance.now()
  const draft = await actor.act('report', 'preview', { inspection })
  const seconds = (performance.now() - start) / 1000
  delay.disable()
  clearInterval(sample)
  process.stdout.write(
    `${JSON.stringify({
      photos,
      evidence: kept,
      seconds: Number(seconds.toFixed(2)),
      megabytes: Number((draft.size / megabyte).toFixed(1)),
      peakMemoryMegabytes: Math.round(peak / megabyte),
      memoryBeforeMegabytes: Math.round(before / megabyte),
      mainThreadHeldUpMs: Math.round(delay.max / 1e6),
      progressSteps: steps,
    })}\n`,
  )
} finally {
  app.close()
  rmSync(folder, { recursive: true, force: true })
}
