/** Which kind of picture bytes are, and how wide for their height, read from the bytes themselves. */
import type { Picture } from './docx/sheet.ts'

function starts(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** The kind of a picture that Word can show. Throws on any other: the copies made for reports are JPEG or PNG. */
export function pictureType(bytes: Uint8Array): Picture['type'] {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpg'
  if (starts(bytes, 0x47, 0x49, 0x46)) return 'gif'
  if (starts(bytes, 0x42, 0x4d)) return 'bmp'
  throw new Error('a picture of the report is neither JPEG, PNG, GIF nor BMP')
}

/** Width divided by height of a PNG or JPEG; 1 where the bytes do not say. */
export function proportion(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (starts(bytes, 0x89, 0x50) && bytes.length > 24) return view.getUint32(16) / (view.getUint32(20) || 1)
  // JPEG: segments of a mark and a length, up to the frame header (C0–CF but the tables C4, C8, CC).
  let at = 2
  while (starts(bytes, 0xff, 0xd8) && at + 9 < bytes.length) {
    const mark = view.getUint8(at + 1)
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) {
      return view.getUint16(at + 7) / (view.getUint16(at + 5) || 1)
    }
    at += 2 + view.getUint16(at + 2)
  }
  return 1
}
