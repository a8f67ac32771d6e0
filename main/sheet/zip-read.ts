import { open } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { fail } from '../../domain/failure.ts'

interface Entry {
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Of its local header. */
  readonly offset: number
}

/** A zip file on disk, of which one entry is read at a time. */
export interface ZipFile {
  readonly names: readonly string[]
  /** Bytes of an entry when unpacked, as the directory says. */
  size(name: string): number
  /** The unpacked bytes of an entry. Fails as `bad-file` when they are not what the directory says, or too many. */
  stream(name: string): AsyncGenerator<Uint8Array>
}

/** An entry that claims more than this is no spreadsheet that a person made. */
const largest = 1024 * 1024 * 1024
const mostEntries = 20_000

/** Opens a zip file. `name` is the user's. Fails as `bad-file` with a sentence when it is none, damaged or encrypted. */
export async function openZip(path: string, name: string): Promise<ZipFile> {
  const damaged = (): never =>
    fail('bad-file', `“${name}”不完整或已损坏，没有导入。请在 Excel 里打开它，另存一份再试。`)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 65_557))
    await file.read(tail, 0, tail.byteLength, size - tail.byteLength)
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    if (end < 0 || end + 22 > tail.byteLength) damaged()
    const count = tail.readUInt16LE(end + 10)
    const length = tail.readUInt32LE(end + 12)
    const start = tail.readUInt32LE(end + 16)
    if (count === 0xffff || start === 0xffffffff || count > mostEntries)
      fail('too-large', `“${name}”太大，没有导入。请拆成几个文件。`)
    if (start + length > size) damaged()
    const directory = Buffer.alloc(length)
    await file.read(directory, 0, length, start)
    const entries = new Map<string, Entry>()
    for (let at = 0, n = 0; n < count; n++) {
      if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50) damaged()
      const titleLength = directory.readUInt16LE(at + 28)
      const title = directory.subarray(at + 46, at + 46 + titleLength).toString('utf8')
      if ((directory.readUInt16LE(at + 8) & 1) === 1)
        fail('bad-file', `“${name}”有打开密码，读不了。请在 Excel 里去掉密码、另存后再导入。`)
      const offset = directory.readUInt32LE(at + 42)
      const packed = directory.readUInt32LE(at + 20)
      if (offset + 30 + packed > size) damaged()
      entries.set(title.replaceAll('\\', '/').replace(/^\//, ''), {
        method: directory.readUInt16LE(at + 10),
        packed,
        size: directory.readUInt32LE(at + 24),
        offset,
      })
      at += 46 + titleLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return { names: [...entries.keys()], size: (of) => entries.get(of)?.size ?? 0, stream }

    async function* stream(of: string): AsyncGenerator<Uint8Array> {
      const entry = entries.get(of) ?? damaged()
      if (entry.method !== 0 && entry.method !== 8) damaged()
      if (entry.size > largest) fail('too-large', `“${name}”里的内容太大（超过 1 GB），没有导入。请拆成几个文件。`)
      if (entry.packed === 0) return
      const from = (await localHeader(entry.offset)) + entry.offset
      const raw = createReadStream(path, { start: from, end: from + entry.packed - 1, highWaterMark: 1 << 16 })
      // What is wrong with the bytes is told by the loop below.
      const bytes: Readable = entry.method === 0 ? raw : pipeline(raw, createInflateRaw(), () => undefined)
      let read = 0
      try {
        for await (const piece of bytes as AsyncIterable<Uint8Array>) {
          read += piece.byteLength
          if (read > entry.size) damaged()
          yield piece
        }
      } catch (error) {
        if (/^Z_|^ERR_STREAM_PREMATURE/.test(String((error as NodeJS.ErrnoException).code))) damaged()
        throw error
      } finally {
        raw.destroy()
        bytes.destroy()
      }
      if (read !== entry.size) damaged()
    }
  } finally {
    await file.close()
  }

  /** Length of a local header with its name and extra field. */
  async function localHeader(offset: number): Promise<number> {
    const again = await open(path)
    try {
      const head = Buffer.alloc(30)
      await again.read(head, 0, 30, offset)
      if (head.readUInt32LE(0) !== 0x04034b50) damaged()
      return 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    } finally {
      await again.close()
    }
  }
}
