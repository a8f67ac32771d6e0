/** Which kind of picture bytes are, read from their first bytes. */
import type { Picture } from './docx/sheet.ts'

function starts(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** Bytes as a picture that Word can show. Throws on any other kind: the copies made for reports are JPEG or PNG. */
export function pictureOf(bytes: Uint8Array): Picture {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return { bytes, type: 'png' }
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { bytes, type: 'jpg' }
  if (starts(bytes, 0x47, 0x49, 0x46)) return { bytes, type: 'gif' }
  if (starts(bytes, 0x42, 0x4d)) return { bytes, type: 'bmp' }
  throw new Error('a picture of the report is neither JPEG, PNG, GIF nor BMP')
}
