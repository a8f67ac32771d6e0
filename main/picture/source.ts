import sharp, { type Sharp } from 'sharp'
import { notices } from './notice.ts'

// Files come from strangers: only the decoders that are needed may run, and never SVG's.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff'].map((format) => `VipsForeignLoad${format}`),
})
// One picture at a time in little memory: a run over hundreds must not grow.
sharp.cache(false)
sharp.concurrency(1)

const pixelLimit = 120_000_000
const secondsLimit = 60

/** A picture file, opened upright; several frames or pages give the first. Throws only when used. */
export function openPicture(path: string): Sharp {
  return sharp(path, { autoOrient: true, limitInputPixels: pixelLimit, failOn: 'error' }).timeout({
    seconds: secondsLimit,
  })
}

/** The sentence for an error of a decoder. */
export function decodeNotice(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/pixel limit/.test(message)) return notices.tooManyPixels
  if (/timeout/.test(message)) return notices.tooSlow
  return notices.corrupt
}
