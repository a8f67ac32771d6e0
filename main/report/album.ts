/**
 * The pictures of one report. Word's file is first made with a few bytes in place of each picture, and they are put
 * in at the end: so every picture is held once, fetched once, and never compressed twice.
 */
import { pictureType, proportion } from './picture.ts'
import type { Picture } from './docx/sheet.ts'
import { replaceEntries } from './zip.ts'

export interface Album {
  /** Adds a picture and gives what stands for it. */
  add(bytes: Uint8Array): Picture
  /** Fetches a picture by its hash, once. */
  fetch(sha256: string): Promise<Picture>
  /** The document with all pictures in their places. */
  fill(document: Uint8Array): Uint8Array<ArrayBuffer>
}

/** An empty album that fetches from `source`. Throws on bytes that are no picture Word can show. */
export function newAlbum(source: (sha256: string) => Uint8Array | Promise<Uint8Array>): Album {
  const pictures = new Map<string, Uint8Array>()
  const fetched = new Map<string, Picture>()
  const add = (bytes: Uint8Array): Picture => {
    const type = pictureType(bytes)
    const mark = `picture ${pictures.size}`
    pictures.set(mark, bytes)
    return { bytes: Buffer.from(mark), type, proportion: proportion(bytes) }
  }
  return {
    add,
    fetch: async (sha256) => {
      const known = fetched.get(sha256)
      if (known) return known
      const picture = add(await source(sha256))
      fetched.set(sha256, picture)
      return picture
    },
    fill: (document) =>
      replaceEntries(document, 'word/media/', (name, mark) => {
        const bytes = pictures.get(Buffer.from(mark).toString())
        if (!bytes) throw new Error(`${name} is no picture of this report`)
        return bytes
      }),
  }
}
