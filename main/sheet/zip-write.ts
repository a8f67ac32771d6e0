import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** 1980-01-01 00:00, the first moment that a zip file knows: the same on every run. */
const date = 0x00210000
/** Names are UTF-8. */
const flags = 0x0800
const deflate = 8

/** Writes a zip file entry by entry. Only the compressed bytes of the entry at hand lie in memory. */
export interface ZipWriter {
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
  end(): Promise<void>
}

export function zipWriter(write: (piece: Uint8Array) => Promise<void>): ZipWriter {
  const directory: Buffer[] = []
  let offset = 0
  const put = async (piece: Uint8Array): Promise<void> => {
    offset += piece.byteLength
    await write(piece)
  }
  return {
    async add(name, pieces) {
      const { data, size, crc } = await deflated(pieces)
      const title = Buffer.from(name)
      const packed = data.reduce((n, piece) => n + piece.byteLength, 0)
      const about = Buffer.alloc(26)
      about.writeUInt16LE(20, 0)
      about.writeUInt16LE(flags, 2)
      about.writeUInt16LE(deflate, 4)
      about.writeUInt32LE(date, 6)
      about.writeUInt32LE(crc, 10)
      about.writeUInt32LE(packed, 14)
      about.writeUInt32LE(size, 18)
      about.writeUInt16LE(title.byteLength, 22)
      const place = Buffer.alloc(14)
      place.writeUInt32LE(offset, 10)
      directory.push(Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), about, place, title]))
      await put(Buffer.concat([mark(0x04034b50), about, title]))
      for (const piece of data) await put(piece)
    },
    async end() {
      const lines = Buffer.concat(directory)
      const end = Buffer.alloc(18)
      end.writeUInt16LE(directory.length, 4)
      end.writeUInt16LE(directory.length, 6)
      end.writeUInt32LE(lines.byteLength, 8)
      end.writeUInt32LE(offset, 12)
      await put(lines)
      await put(Buffer.concat([mark(0x06054b50), end]))
    },
  }
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

async function deflated(
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<{ data: Buffer[]; size: number; crc: number }> {
  const stream = createDeflateRaw()
  const data: Buffer[] = []
  stream.on('data', (piece: Buffer) => data.push(piece))
  const ended = once(stream, 'end')
  ended.catch(() => undefined)
  let size = 0
  let crc = 0
  try {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      size += bytes.byteLength
      crc = crc32(bytes, crc)
      if (!stream.write(bytes)) await once(stream, 'drain')
    }
    stream.end()
    await ended
    return { data, size, crc }
  } catch (error) {
    stream.destroy()
    throw error
  }
}
