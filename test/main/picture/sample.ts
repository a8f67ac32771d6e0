import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll } from 'vitest'

/** A folder of its own for the test file, with a Chinese name and a space as users have them; removed at the end. */
export function sampleFolder(): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), '示例 图片-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return (name) => join(root, name)
}

export function write(path: string, bytes: Uint8Array | string): string {
  writeFileSync(path, bytes)
  return path
}

/** Red, green, blue and white quarters: reading order tells which way up it is. */
export function quarters(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      data.set(colours[(y * 2 < height ? 0 : 2) + (x * 2 < width ? 0 : 1)]!, (y * width + x) * 3)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}
const colours = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
]

/** A picture with the noise of a camera: no two runs of pixels alike, the same on every run. */
export function noisy(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3)
  let seed = 1
  for (let i = 0; i < data.length; i++) {
    seed = (seed * 1664525 + 1013904223) >>> 0
    data[i] = 60 + ((((i / 3) | 0) % width) * 120) / width + (seed >>> 26)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** A light screen with dark lines of text-like strokes, three pixels wide. */
export function screen(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3, 250)
  for (let y = 20; y < height - 20; y += 18) {
    for (let x = 20; x < width - 20; x++) {
      if ((x * 7 + y) % 11 < 4) for (let k = 0; k < 3; k++) data.set([30, 40, 60], ((y + k) * width + x) * 3)
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** The pixel at a place given in fractions of the picture, as `r,g,b`. */
export async function pixelAt(picture: Uint8Array, x: number, y: number): Promise<[number, number, number]> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
  return [data[at]!, data[at + 1]!, data[at + 2]!]
}

/** The nearest of the four corner colours. */
export async function colourAt(picture: Uint8Array, x: number, y: number): Promise<string> {
  const [r, g, b] = await pixelAt(picture, x, y)
  return `${r > 127 ? 'R' : ''}${g > 127 ? 'G' : ''}${b > 127 ? 'B' : ''}`
}
