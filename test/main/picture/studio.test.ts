import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { afterAll, describe, expect, it } from 'vitest'
import { openStudio } from '../../../main/picture/studio.ts'
import { noisy, quarters, sampleFolder, write } from './sample.ts'

const at = sampleFolder()
const studio = openStudio()
afterAll(() => studio.close())

const small = async (name: string): Promise<string> => {
  await quarters(40, 30).png().toFile(at(name))
  return at(name)
}
const cancelled = { failure: { code: 'cancelled' } }

describe('the queue', () => {
  it('one bad picture spoils no other', async () => {
    const good = await small('good.png')
    const bad = write(at('bad.png'), Buffer.from('89504e470d0a1a0a00', 'hex'))
    const results = await Promise.allSettled([studio.shrink(good), studio.shrink(bad), studio.shrink(good)])
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('drops a cancelled job, running or waiting, and goes on', async () => {
    const photo = at('photo.jpg')
    await noisy(3000, 2000).jpeg().toFile(photo)
    const [running, waiting] = [new AbortController(), new AbortController()]
    const first = studio.shrink(photo, { signal: running.signal })
    const second = studio.shrink(photo, { signal: waiting.signal })
    const third = studio.examine(photo)
    running.abort()
    waiting.abort()
    await expect(first).rejects.toMatchObject(cancelled)
    await expect(second).rejects.toMatchObject(cancelled)
    expect(await third).toMatchObject({ width: 3000 })
  })

  it('takes no job whose signal has fired before', async () => {
    await expect(studio.shrink(await small('late.png'), { signal: AbortSignal.abort() })).rejects.toMatchObject(
      cancelled,
    )
  })

  it('ends the running job before it closes, and cancels those that wait', async () => {
    const own = openStudio()
    const path = await small('closing.png')
    const jobs = [own.shrink(path), own.shrink(path)]
    const settled = Promise.allSettled(jobs)
    await Promise.all([own.close(), own.close()])
    expect((await settled).map((r) => r.status)).toEqual(['fulfilled', 'rejected'])
    await expect(own.examine(path)).rejects.toMatchObject(cancelled)
  })

  it('keeps no process alive while idle', async () => {
    const path = await small('idle.png')
    const program = `
      import { openStudio } from ${JSON.stringify(new URL('../../../main/picture/studio.ts', import.meta.url).href)}
      console.log((await openStudio().examine(${JSON.stringify(path)})).width)`
    const { stdout, status } = spawnSync(process.execPath, [write(at('idle.mjs'), program)], {
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect({ stdout, status }).toEqual({ stdout: '40\n', status: 0 })
  })
})

describe('a crash of the worker', () => {
  it.each(['exit', 'throw'])('(%s) fails its own job with a sentence; the next ones get a new worker', async (way) => {
    const own = openStudio({ worker: new URL('./crashing-worker.ts', import.meta.url) })
    const good = await small(`${way}.png`)
    const results = await Promise.allSettled([
      own.examine(good),
      own.shrink(way),
      own.examine(good),
      own.shrink(way),
      own.shrink(good),
    ])
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({
      reason: { failure: { code: 'bad-file', sentence: expect.stringContaining('其他图片不受影响') } },
    })
    await own.close()
  })

  it('is a bug, not the fault of a picture, where no worker can start', async () => {
    const own = openStudio({ worker: new URL('./absent-worker.ts', import.meta.url) })
    await expect(own.examine(at('any.png'))).rejects.toThrow(/did not start/)
    await expect(own.examine(at('any.png'))).rejects.not.toHaveProperty('failure')
    await own.close()
  })
})

it(
  'a run of 12-megapixel photos neither grows the process nor holds up its main thread',
  { timeout: 60_000 },
  async () => {
    const photo = at('large.jpg')
    await noisy(4000, 3000).jpeg().toFile(photo)
    await studio.shrink(photo)
    const before = process.memoryUsage().rss
    const busy = performance.eventLoopUtilization()
    for (let i = 0; i < 20; i++) await studio.shrink(photo)
    expect(performance.eventLoopUtilization(busy).utilization).toBeLessThan(0.5)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  },
)
