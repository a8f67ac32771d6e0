/**
 * One step of the package benchmark in a process of its own: `prepare FOLDER N` plays a quarter and adds N pictures of
 * about 4 MB; `build FOLDER` makes the package with its originals, cancels a second one half-way, and prints as JSON the
 * seconds, the peak memory of the whole process and the longest time that the main thread was held up.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openApp } from '../main/app.ts'
import { actorOf } from '../main/demo/actor.ts'
import { storyClock } from '../main/demo/clock.ts'
import { firstQuarter, playQuarter, setUpDemo } from '../main/demo/fill.ts'

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

/** Pictures of 2000 × 1500 pixels, each made 4 MB long by bytes behind its end, which no reader looks at. */
async function prepare(pictures: number): Promise<void> {
  const { default: sharp } = await import('sharp')
  const contract = await setUpDemo(actor, { start: '2024-01-01', end: '2024-12-31' })
  const start = '2024-03-20T09:12:00.000+08:00'
  const inspection = await playQuarter(actor, clock, contract, '2024-Q1', start, firstQuarter)
  const picture = await sharp(randomBytes(200 * 150 * 3), { raw: { width: 200, height: 150, channels: 3 } })
    .resize(2000, 1500)
    .jpeg({ quality: 90 })
    .toBuffer()
  for (let n = 0; n < pictures; n++) {
    const bytes = Buffer.concat([picture, randomBytes(4 * megabyte)])
    const sha256 = await actor.put(new Uint8Array(bytes))
    await actor.act('evidence', 'addFile', {
      ownerTable: 'inspection',
      owner: inspection,
      item: `ENV-0${(n % 9) + 1}`,
      sha256,
      name: `${n}.jpg`,
      source: 'file',
    })
  }
}

async function build(): Promise<void> {
  const [contract] = (await actor.act('home', 'overview', {})).contracts
  const input = { contract: contract!.id, unfinished: true, originals: true }
  let peak = 0
  let steps = 0
  const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  const unsubscribe = app.dispatch.subscribe((event) => {
    if (event.type === 'progress') steps++
  })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const start = performance.now()
  const made = await actor.act('acceptance', 'build', input)
  const seconds = (performance.now() - start) / 1000
  delay.disable()
  unsubscribe()
  let written = 0
  const stop = app.dispatch.subscribe((event) => {
    if (event.type === 'progress' && event.label.startsWith('写入') && ++written === 50) app.dispatch.cancel('second')
  })
  const second = await app.dispatch.call('acceptance.build', input, 'second')
  stop()
  clearInterval(sample)
  const left = readdirSync(join(app.folder, 'packages')).length
  process.stdout.write(
    `${JSON.stringify({
      seconds: Number(seconds.toFixed(2)),
      files: made.files,
      megabytes: Math.round(made.size / megabyte),
      peakMemoryMegabytes: Math.round(peak / megabyte),
      mainThreadHeldUpMs: Math.round(delay.max / 1e6),
      progressSteps: steps,
      cancelled: !second.ok && 'failure' in second && second.failure.code === 'cancelled' && left === 1,
    })}\n`,
  )
}
