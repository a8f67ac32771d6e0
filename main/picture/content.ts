import { open } from 'node:fs/promises'

/** What the first bytes of a file say that it is. */
export interface Content {
  readonly kind: 'empty' | 'picture' | 'foreign-picture' | 'other'
  readonly mime: string
  /** The format's name as users know it, of a picture that is not read here; else empty. */
  readonly name: string
}

const headLength = 4096

/** Looks at the first bytes only, however large the file is and whatever its name says. */
export async function readContent(path: string): Promise<Content> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    return contentOf(buffer.subarray(0, bytesRead), size > headLength)
  } finally {
    await file.close()
  }
}

const picture = (mime: string): Content => ({ kind: 'picture', mime, name: '' })
const foreign = (mime: string, name: string): Content => ({ kind: 'foreign-picture', mime, name })
const other = (mime: string): Content => ({ kind: 'other', mime, name: '' })

/** `cut` says that `head` is not the whole file. */
function contentOf(head: Buffer, cut: boolean): Content {
  if (head.length === 0) return { kind: 'empty', mime: 'application/octet-stream', name: '' }
  const starts = (hex: string): boolean => head.toString('hex', 0, hex.length / 2) === hex
  if (starts('ffd8ff')) return picture('image/jpeg')
  if (starts('89504e470d0a1a0a')) return picture('image/png')
  if (starts('474946383761') || starts('474946383961')) return picture('image/gif')
  if (starts('52494646') && head.toString('latin1', 8, 12) === 'WEBP') return picture('image/webp')
  if (starts('49492a00') || starts('4d4d002a')) return picture('image/tiff')
  if (isBitmap(head)) return foreign('image/bmp', 'BMP')
  if (starts('0000000c4a584c20') || starts('ff0a')) return foreign('image/jxl', 'JPEG XL')
  if (starts('0000000c6a502020')) return foreign('image/jp2', 'JPEG 2000')
  if (head.toString('latin1', 4, 8) === 'ftyp') return ofBrands(head)
  if (starts('25504446')) return other('application/pdf')
  if (starts('504b0304')) return other('application/zip')
  return ofText(head, cut)
}

/** "BM" alone may begin any text: the size of the header that follows has few lawful values. */
function isBitmap(head: Buffer): boolean {
  if (head.toString('latin1', 0, 2) !== 'BM' || head.length < 18) return false
  return [12, 16, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))
}

/** Files of the ISO base media format name what they are by four-letter brands. */
function ofBrands(head: Buffer): Content {
  const length = Math.min(head.readUInt32BE(0), head.length)
  const brands = new Set<string>()
  for (let at = 8; at + 4 <= length; at += 4) brands.add(head.toString('latin1', at, at + 4))
  const has = (...names: string[]): boolean => names.some((name) => brands.has(name))
  if (has('avif', 'avis')) return foreign('image/avif', 'AVIF')
  if (has('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'))
    return foreign('image/heic', 'HEIC')
  return other(has('qt  ') ? 'video/quicktime' : 'video/mp4')
}

/** SVG is text that can carry programs and links: it is told as such and never drawn. */
function ofText(head: Buffer, cut: boolean): Content {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: cut })
  } catch {
    return other('application/octet-stream')
  }
  if (text.includes('\0')) return other('application/octet-stream')
  if (/^\s*(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(text)) return other('image/svg+xml')
  return other('text/plain;charset=utf-8')
}
