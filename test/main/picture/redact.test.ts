import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { Box } from '../../../domain/record/evidence.ts'
import { openStudio } from '../../../main/picture/studio.ts'
import { colourAt, noisy, quarters, sampleFolder, screen } from './sample.ts'

const at = sampleFolder()
const studio = openStudio()
afterAll(() => studio.close())

/** The brightest channel inside the box and the darkest pixel's sum three pixels outside of it. */
async function measure(picture: Uint8Array, box: Box): Promise<{ inside: number; outside: number }> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [left, right] = [box.x * info.width, (box.x + box.width) * info.width]
  const [top, bottom] = [box.y * info.height, (box.y + box.height) * info.height]
  let [inside, outside] = [0, 999]
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const p = (y * info.width + x) * 3
      if (x + 1 > left && x < right && y + 1 > top && y < bottom)
        inside = Math.max(inside, data[p]!, data[p + 1]!, data[p + 2]!)
      else if (x < left - 10 || x > right + 10 || y < top - 10 || y > bottom + 10)
        outside = Math.min(outside, data[p]! + data[p + 1]! + data[p + 2]!)
    }
  }
  return { inside, outside }
}

const box = { x: 0.3037, y: 0.2011, width: 0.2503, height: 0.1209 }

describe('redact', () => {
  it('makes boxes exactly black in a PNG, every touched pixel, and nothing else', async () => {
    const path = at('screen.png')
    await screen(1366, 768).png().toFile(path)
    const { copy } = await studio.redact(path, [box])
    expect((await sharp(copy).metadata()).format).toBe('png')
    const { inside, outside } = await measure(copy, box)
    expect(inside).toBe(0)
    expect(outside).toBe(30 + 40 + 60)
  })

  it('makes boxes black in a JPEG but for the traces of its coding', async () => {
    const path = at('photo.jpg')
    await noisy(2400, 1800).jpeg().toFile(path)
    const { copy, thumbnail } = await studio.redact(path, [box])
    expect((await sharp(copy).metadata()).format).toBe('jpeg')
    expect((await measure(copy, box)).inside).toBeLessThan(64)
    const middle = { x: box.x + 0.02, y: box.y + 0.02, width: box.width - 0.04, height: box.height - 0.04 }
    expect((await measure(copy, middle)).inside).toBeLessThan(4)
    expect((await measure(thumbnail, middle)).inside).toBeLessThan(12)
    expect((await measure(copy, box)).outside).toBeGreaterThan(120)
  })

  it('leaves nothing by which two hidden contents could be told apart', async () => {
    const [a, b] = [at('a.png'), at('b.png')]
    const over = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }
    const secret = (level: number): Promise<Buffer> =>
      sharp({ create: { width: 20, height: 20, channels: 3, background: { r: level, g: level, b: level } } })
        .png()
        .toBuffer()
    for (const [path, level] of [
      [a, 255],
      [b, 90],
    ] as const) {
      await quarters(200, 200)
        .composite([{ input: await secret(level), left: 90, top: 90 }])
        .png()
        .toFile(path)
    }
    const [first, second] = [await studio.redact(a, [over]), await studio.redact(b, [over])]
    expect(Buffer.from(first.copy).equals(second.copy)).toBe(true)
    expect(Buffer.from(first.thumbnail).equals(second.thumbnail)).toBe(true)
  })

  it('takes boxes of the upright picture', async () => {
    const path = at('turned.jpg')
    await quarters(2000, 1000).jpeg().withMetadata({ orientation: 6 }).toFile(path)
    const { copy, width, height } = await studio.redact(path, [{ x: 0, y: 0, width: 0.5, height: 0.5 }])
    expect([width, height]).toEqual([800, 1600])
    expect(await colourAt(copy, 0.2, 0.2)).toBe('')
    expect(await colourAt(copy, 0.8, 0.2)).toBe('R')
    expect(await colourAt(copy, 0.2, 0.8)).toBe('RGB')
  })

  it('burns several boxes, up to the edges and beyond, and none is the plain copy', async () => {
    const path = at('edges.png')
    await quarters(200, 100).png().toFile(path)
    const { copy } = await studio.redact(path, [
      { x: 0.9, y: 0, width: 1, height: 0.2 },
      { x: 0, y: 0.9, width: 0.1, height: 1 },
    ])
    expect(
      await Promise.all([
        colourAt(copy, 0.999, 0),
        colourAt(copy, 0, 0.999),
        colourAt(copy, 0, 0),
        colourAt(copy, 0.999, 0.999),
      ]),
    ).toEqual(['', '', 'R', 'RGB'])
    const [plain, shrunk] = [await studio.redact(path, []), await studio.shrink(path)]
    expect(plain).toEqual(shrunk)
  })

  it.each([
    { x: Number.NaN, y: 0, width: 1, height: 1 },
    { x: 0, y: Number.NaN, width: 1, height: 1 },
    { x: 0, y: 0, width: 1, height: -1 },
    { x: 10, y: 20, width: 100, height: 50 },
  ])('refuses a box that is no box rather than leave its content readable: %j', async (bad) => {
    const path = at('refused.png')
    await quarters(20, 20).png().toFile(path)
    await expect(studio.redact(path, [bad])).rejects.toHaveProperty('name', 'ZodError')
  })
})
