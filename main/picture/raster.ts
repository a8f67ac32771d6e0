import type { Box } from '../../domain/record/evidence.ts'

/** Upright pixels without alpha: three bytes each, red, green, blue, row by row. */
export interface Raster {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Makes the boxes solid black. Their edges are rounded outwards by a pixel, because scaling has smeared the
 * hidden content that far. What was there is gone from `raster` before anything is written.
 */
export function burn(raster: Raster, boxes: readonly Box[]): void {
  const { data, width, height } = raster
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x * width) - 1)
    const right = Math.min(width, Math.ceil((box.x + box.width) * width) + 1)
    const top = Math.max(0, Math.floor(box.y * height) - 1)
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * height) + 1)
    for (let y = top; y < bottom; y++) data.fill(0, (y * width + left) * 3, (y * width + right) * 3)
  }
}

const flatColours = 64

/**
 * True for screens and drawings: at most 64 colours cover more than half of the pixels. Photos have noise and
 * spread over thousands. Looks at up to 200,000 pixels.
 */
export function isFlat({ data, width, height }: Raster): boolean {
  const counts = new Map<number, number>()
  const step = Math.max(1, Math.floor((width * height) / 200_000))
  let seen = 0
  for (let at = 0; at + 2 < data.length; at += step * 3, seen++) {
    const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const most = [...counts.values()].sort((a, b) => b - a).slice(0, flatColours)
  return most.reduce((sum, n) => sum + n, 0) > seen / 2
}
