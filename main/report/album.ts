/**
 * The pictures of one report. Word's file is first made with a few bytes in place of each picture, and they are put
 * in at the end: so no picture is ever compressed twice, and those of the evidence are never held in memory.
 */
import { crc32 } from 'node:zlib'
import { pictureType, proportion } from './picture.ts'
import type { Picture } from './docx/sheet.ts'
import { replaceEntries, type Substitute } from './zip.ts'

/** What has to be known of a stored picture before it is put into a file. */
export interface PictureLook {
  /** Its first bytes, enough to tell its kind and proportions: the first 64 KB, or all of it. */
  readonly head: Uint8Array
  readonly size: number
  /** CRC-32 of the whole. */
  readonly crc: number
}

/** Where the file goes, piece by piece. */
export interface Sink {
  write(piece: Uint8Array): Promise<void>
  /** Writes a stored picture, whole, by its hash. */
  place(sha256: string): Promise<void>
}

export interface Album {
  /** Adds a picture that was just drawn and gives what stands for it. */
  add(bytes: Uint8Array): Picture
  /** Looks at a stored picture, once, and gives what stands for it. */
  fetch(sha256: string): Promise<Picture>
  /** Writes the document with all pictures in their places. */
  fill(document: Uint8Array): Promise<void>
}

/** An empty album. Throws on bytes that are no picture Word can show. */
export function newAlbum(look: (sha256: string) => Promise<PictureLook>, sink: Sink): Album {
  const substitutes = new Map<string, Substitute>()
  const fetched = new Map<string, Picture>()
  const keep = (head: Uint8Array, substitute: Substitute): Picture => {
    const type = pictureType(head)
    const mark = `picture ${substitutes.size}`
    substitutes.set(mark, substitute)
    return { bytes: Buffer.from(mark), type, proportion: proportion(head) }
  }
  return {
    add: (bytes) => keep(bytes, { size: bytes.length, crc: crc32(bytes), put: () => sink.write(bytes) }),
    fetch: async (sha256) => {
      const known = fetched.get(sha256)
      if (known) return known
      const { head, size, crc } = await look(sha256)
      const picture = keep(head, { size, crc, put: () => sink.place(sha256) })
      fetched.set(sha256, picture)
      return picture
    },
    fill: (document) =>
      replaceEntries(
        document,
        'word/media/',
        (name, mark) => {
          const substitute = substitutes.get(Buffer.from(mark).toString())
          if (!substitute) throw new Error(`${name} is no picture of this report`)
          return substitute
        },
        (piece) => sink.write(piece),
      ),
  }
}
