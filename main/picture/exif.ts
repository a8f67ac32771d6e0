import { epochOf, type Instant, instantOf, isDate } from '../../domain/time/instant.ts'

const exifFolder = 0x8769
const dateTimeOriginal = 0x9003
const offsetTimeOriginal = 0x9011

/**
 * When the picture was taken, by DateTimeOriginal. EXIF times are the camera's local time: without
 * OffsetTimeOriginal they are taken as Asia/Shanghai. Empty where absent, unset or damaged.
 */
export function capturedAt(exif: Uint8Array): Instant | '' {
  try {
    const tags = readTags(exif)
    const match = /^(\d{4}):(\d\d):(\d\d) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)/.exec(tags.get(dateTimeOriginal) ?? '')
    if (!match) return ''
    const [, year, month, day, hour, minute, second] = match
    if (year === '0000' || !isDate(`${year}-${month}-${day}`)) return ''
    const offset = /^[+-](0\d|1[0-4]):[0-5]\d/.exec(tags.get(offsetTimeOriginal) ?? '')?.[0] ?? '+08:00'
    return instantOf(epochOf(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`))
  } catch (error) {
    if (error instanceof RangeError) return ''
    throw error
  }
}

/** The text tags of the EXIF folder. Every offset comes from the file: DataView throws RangeError outside of it. */
function readTags(exif: Uint8Array): Map<number, string> {
  const start = exif[0] === 0x45 ? 6 : 0
  const view = new DataView(exif.buffer, exif.byteOffset + start, Math.max(0, exif.byteLength - start))
  const little = view.getUint16(0) === 0x4949
  const tags = new Map<number, string>()
  let folder = 0
  const walk = (at: number, visit: (tag: number, entry: number) => void): void => {
    const count = view.getUint16(at, little)
    for (let i = 0; i < count; i++) visit(view.getUint16(at + 2 + i * 12, little), at + 2 + i * 12)
  }
  walk(view.getUint32(4, little), (tag, entry) => {
    if (tag === exifFolder) folder = view.getUint32(entry + 8, little)
  })
  if (folder === 0) return tags
  walk(folder, (tag, entry) => {
    if (tag !== dateTimeOriginal && tag !== offsetTimeOriginal) return
    const length = view.getUint32(entry + 4, little)
    const at = length > 4 ? view.getUint32(entry + 8, little) : entry + 8
    let text = ''
    for (let i = 0; i < Math.min(length, 32); i++) text += String.fromCharCode(view.getUint8(at + i))
    tags.set(tag, text)
  })
  return tags
}
