/**
 * One step of the report benchmark in a process of its own, so that each starts with clean memory:
 * `prepare FOLDER N` plays a quarter with N photos of 12 megapixels; `build FOLDER` draws its report and prints as JSON
 * the seconds, the peak memory of the whole process, and the longest time the main thread was held up.
 */
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openApp } from '../main/app.ts'
import { actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import { firstQuarter, playQuarter, setUpDemo, reportOf } from '../main/demo/fill.ts'

const [step, folder, count] = process.argv.slice(2) as [string, string, string | undefined]
const megabyte = 1024 * 1024
const clock = storyClock('2024-03-20T08:40:00.000+08:00')
const app = openApp({ folder: join(folder, 'app'), clock: clock.now, demo: true })
const actor = actorOf(app)
try {
  await (step === 'prepare' ? prepare(Number(count)) : build())
} finally {
  app.close()
}

/** A photo of 4000 × 3000 pixels with a coarse random pattern, so that it compresses like a real one. */
async function photo(seed: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  let state = seed * 2_654_435_761
  const coarse = new Uint8Array(200 * 150 * 3)
  for (let n = 0; n < coarse.length; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    coarse[n] = state >>> 24
  }
  return sharp(coarse, { raw: { width: 200, height: 150, channels: 3 } })
    .resize(4000, 3000)
    .jpeg({ quality: 90 })
    .toBuffer()
}

async function prepare(photos: number): Promise<void> {
  const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
  const start = '2024-03-20T09:12:00.000+08:00'
  const inspection = await playQuarter(actor, clock, contract, '2024-Q1', start, firstQuarter)
  for (let n = 0; n < photos; n++) {
    const sha256 = await actor.put(await photo(n + 1))
    const item = `ENV-0${(n % 9) + 1}`
    await actor.act('evidence', 'addFile', {
      ownerTable: 'inspection',
      owner: inspection,
      item,
      sha256,
      name: `${n}.jpg`,
      source: 'file',
    })
  }
}

async function build(): Promise<void> {
  const [listed] = await actor.act('inspection', 'list', {})
  const inspection = listed!.id
  let peak = 0
  let steps = 0
  const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  app.dispatch.subscribe((event) => {
    if (event.type === 'progress') steps++
  })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const start = performance.now()
  const draft = await actor.act('report', 'preview', reportOf(inspection))
  const seconds = (performance.now() - start) / 1000
  delay.disable()
  clearInterval(sample)
  process.stdout.write(
    `${JSON.stringify({
      seconds: Number(seconds.toFixed(2)),
      megabytes: Number((draft.size / megabyte).toFixed(1)),
      peakMemoryMegabytes: Math.round(peak / megabyte),
      mainThreadHeldUpMs: Math.round(delay.max / 1e6),
      progressSteps: steps,
    })}\n`,
  )
}
