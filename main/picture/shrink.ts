import sharp, { type Sharp } from 'sharp'
import { fail } from '../../domain/failure.ts'
import type { Box } from '../../domain/record/evidence.ts'
import { readContent } from './content.ts'
import type { PictureCopy } from './job.ts'
import { formatNotice, notices } from './notice.ts'
import { burn, isFlat, type Raster } from './raster.ts'
import { decodeNotice, openPicture } from './source.ts'

const copyEdge = 1600
const thumbnailEdge = 320
const quality = 82

/**
 * The upright copy for reports (long edge at most 1600 pixels) with `boxes` burnt in, and its thumbnail (at
 * most 320). Encoded anew from bare pixels: no metadata, place or embedded preview of the original survives.
 * Fails as `bad-file` where the file is no readable picture.
 */
export async function shrink(path: string, boxes: readonly Box[]): Promise<PictureCopy> {
  const content = await readContent(path)
  if (content.kind === 'empty') fail('bad-file', notices.empty)
  if (content.kind === 'foreign-picture') fail('bad-file', formatNotice(content.name))
  if (content.kind === 'other') fail('bad-file', notices.notPicture)
  const raster = await readRaster(path)
  burn(raster, boxes)
  const copy = await encode(raster)
  const thumbnail = await pixels(raster)
    .resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 76 })
    .toBuffer()
  return { copy, thumbnail, width: raster.width, height: raster.height }
}

async function readRaster(path: string): Promise<Raster> {
  try {
    const { data, info } = await openPicture(path)
      .resize(copyEdge, copyEdge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    if (info.channels !== 3) throw new Error(`a raster of ${info.channels} channels`)
    return { data, width: info.width, height: info.height }
  } catch (error) {
    return fail('bad-file', decodeNotice(error))
  }
}

const pixels = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 3 } })

/** Text on screens stays crisp as a PNG of few colours, as long as that is not far larger than a JPEG. */
async function encode(raster: Raster): Promise<Uint8Array> {
  const jpeg = await pixels(raster).jpeg({ quality }).toBuffer()
  if (!isFlat(raster)) return jpeg
  const png = await pixels(raster).png({ palette: true, dither: 0, compressionLevel: 9 }).toBuffer()
  return png.byteLength <= jpeg.byteLength * 2 ? png : jpeg
}
