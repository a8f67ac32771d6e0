/**
 * Puts other bytes into entries of a zip file, stored as they are. Pictures are compressed already: deflating them
 * again costs seconds and, for a report of 200 photos, several times their size in memory.
 */
import { inflateRawSync } from 'node:zlib'

interface Entry {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  /** As it lies in the file. */
  readonly data: Uint8Array
  readonly size: number
}

const localMark = 0x04034b50
const centralMark = 0x02014b50
const endMark = 0x06054b50
/** 1980-01-01 00:00, the first moment that a zip file knows: the same on every run. */
const date = 0x00210000
/** Names are UTF-8. */
const flags = 0x0800
const contentTypes = '[Content_Types].xml'

/** The entries of a zip file without comment, encryption or ZIP64, as docx writes it. */
function readEntries(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new Error('not a zip file')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== centralMark) throw new Error('broken zip directory')
    const nameLength = zip.readUInt16LE(at + 28)
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const entry: Entry = {
      name: zip.subarray(at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      data: zip.subarray(from, from + packed),
      size: zip.readUInt32LE(at + 24),
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    return entry
  })
}

/** What the local header and the directory say alike of an entry. */
function header(entry: Omit<Entry, 'data'> & { readonly packed: number }): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(flags, 2)
  head.writeUInt16LE(entry.method, 4)
  head.writeUInt32LE(date, 6)
  head.writeUInt32LE(entry.crc, 10)
  head.writeUInt32LE(entry.packed, 14)
  head.writeUInt32LE(entry.size, 18)
  head.writeUInt16LE(entry.name.length, 22)
  return head
}

function marked(mark: number, ...parts: Uint8Array[]): Buffer {
  const start = Buffer.alloc(4)
  start.writeUInt32LE(mark)
  return Buffer.concat([start, ...parts])
}

/** Bytes that take an entry's place: known by size and checksum, and put into the file by whoever has them. */
export interface Substitute {
  readonly size: number
  /** CRC-32. */
  readonly crc: number
  /** Writes exactly `size` bytes. */
  put(): Promise<void>
}

/**
 * Writes the zip file anew, piece by piece, so that it never lies in memory whole.
 * @param replacement what takes an entry's place by its name and present bytes, or undefined to leave it as it is; asked
 * only for entries below `folder`, one after the other
 */
export async function replaceEntries(
  zip: Uint8Array,
  folder: string,
  replacement: (name: string, bytes: Uint8Array) => Substitute | undefined,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const directory: Buffer[] = []
  let offset = 0
  const push = async (piece: Uint8Array): Promise<void> => {
    offset += piece.length
    await write(piece)
  }
  const entries = readEntries(Buffer.from(zip.buffer, zip.byteOffset, zip.length)).map((old) => ({
    old,
    name: old.name.toString(),
  }))
  // The list of content types stands first: programs that look at a file's first bytes expect it there.
  entries.sort((a, b) => Number(b.name === contentTypes) - Number(a.name === contentTypes))
  for (const { old, name } of entries) {
    const present = name.startsWith(folder) ? (old.method === 0 ? old.data : inflateRawSync(old.data)) : undefined
    const substitute = present && replacement(name, present)
    const head = header(
      substitute
        ? { name: old.name, method: 0, crc: substitute.crc, packed: substitute.size, size: substitute.size }
        : { ...old, packed: old.data.length },
    )
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(marked(centralMark, Buffer.from([20, 0]), head, place, old.name))
    await push(marked(localMark, head, old.name))
    if (substitute) {
      await substitute.put()
      offset += substitute.size
    } else await push(old.data)
  }
  const start = offset
  const lines = Buffer.concat(directory)
  await push(lines)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(lines.length, 8)
  end.writeUInt32LE(start, 12)
  await push(marked(endMark, end))
}
