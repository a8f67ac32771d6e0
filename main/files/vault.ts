import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { randomId, sha256, sha256Stream } from '../../db/crypto.ts'
import { explain } from '../../db/open.ts'
import { fail } from '../../domain/failure.ts'

/** What is known of stored bytes. */
export interface StoredFile {
  readonly sha256: string
  readonly size: number
}

/** A file that is being received: nothing of it can be seen until it is whole and durable. */
export interface Incoming {
  write(piece: Uint8Array): Promise<void>
  /** Adds the bytes of a stored file. Rejects when they no longer fit its hash. */
  append(hash: string): Promise<void>
  finish(): Promise<StoredFile>
  /** Gives it up and leaves no trace. */
  abandon(): Promise<void>
}

/**
 * The bytes of evidence and reports, by their SHA-256, in `files/ab/abcd…`. The only module that reads or
 * writes them, so that a cipher can come here later. A file is complete and durable before its name
 * exists: written under a temporary name, synced, renamed, and the folder synced.
 */
export interface Vault {
  /** Stores bytes; storing the same bytes again changes nothing. Fails as `disk-full` and leaves no trace. */
  put(bytes: Uint8Array): StoredFile
  /** Stores a stream piece by piece, so that a 100 MB file needs no 100 MB of memory. */
  putStream(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile | 'too-large'>
  /** Begins a file whose bytes come one after the other. Either `finish` or `abandon` must be called. */
  receive(): Promise<Incoming>
  has(hash: string): boolean
  /** Fails as `bad-file` when absent or when the bytes no longer fit their hash. */
  read(hash: string): Uint8Array
  /** Like {@link read} without the bytes; reads piece by piece. */
  verify(hash: string): Promise<void>
  /** The first 64 KB, the size, and the CRC-32 of the whole, read piece by piece. */
  look(hash: string): Promise<{ head: Uint8Array; size: number; crc: number }>
  /** The first bytes, enough to tell the kind of a picture; empty where the file is not there. */
  start(hash: string): Uint8Array
  stream(hash: string, range?: { start: number; end: number }): Readable
  size(hash: string): number
  /** Path of the file, for workers that read it themselves. */
  path(hash: string): string
  /** Hashes of all files present. */
  list(): string[]
  /** Removes a file for good. Only for what no record refers to. */
  discard(hash: string): void
  /** Removes left-over temporary files of a process that died while writing. */
  sweep(): void
}

/** Makes the names in a folder durable. Windows cannot sync a folder: there the rename must do. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}

const hashPattern = /^[0-9a-f]{64}$/

const absent = (): never =>
  fail('bad-file', '有一个证据文件不在数据文件夹里了，这一步没有完成。请从备份找回文件后再试。')
const damaged = (): never =>
  fail('bad-file', '有一个证据文件的内容已损坏，与记录的哈希不符，这一步没有完成。请从备份找回文件后再试。')

/** `elsewhere` names the path of a file that another folder may hold; nothing is ever written or removed there. */
export function openVault(folder: string, elsewhere?: (hash: string) => string): Vault {
  const own = (hash: string): string => {
    if (!hashPattern.test(hash)) throw new RangeError('not a SHA-256')
    return join(folder, hash.slice(0, 2), hash)
  }
  const path = (hash: string): string => {
    const mine = own(hash)
    if (!elsewhere || existsSync(mine)) return mine
    const other = elsewhere(hash)
    return existsSync(other) ? other : mine
  }
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true })

  /** Gives a finished temporary file its name, durably. */
  const publish = (temporary: string, hash: string): void => {
    if (existsSync(path(hash))) return rmSync(temporary)
    const target = own(hash)
    const made = mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true })
    renameSync(temporary, target)
    syncFolder(join(folder, hash.slice(0, 2)))
    if (made !== undefined) syncFolder(folder)
  }

  return {
    put(bytes) {
      const hash = sha256(bytes)
      if (existsSync(path(hash))) return { sha256: hash, size: bytes.byteLength }
      const temporary = join(incoming, randomId())
      try {
        const file = openSync(temporary, 'wx')
        try {
          for (let at = 0; at < bytes.byteLength;) at += writeSync(file, bytes, at)
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
        publish(temporary, hash)
      } catch (error) {
        rmSync(temporary, { force: true })
        throw explain(error, temporary)
      }
      return { sha256: hash, size: bytes.byteLength }
    },
    async receive() {
      const temporary = join(incoming, randomId())
      const hash = sha256Stream()
      let size = 0
      const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
        try {
          return await act()
        } catch (error) {
          throw explain(error, temporary)
        }
      }
      const file = await guarded(() => open(temporary, 'wx'))
      const abandon = async (): Promise<void> => {
        await file.close().catch(() => undefined)
        rmSync(temporary, { force: true })
      }
      return {
        write: (piece) =>
          guarded(async () => {
            hash.update(piece)
            size += piece.byteLength
            await file.writeFile(piece)
          }),
        append: (stored) =>
          guarded(async () => {
            if (!existsSync(path(stored))) absent()
            const digest = sha256Stream()
            for await (const piece of createReadStream(path(stored), {
              highWaterMark: 1 << 16,
            }) as AsyncIterable<Uint8Array>) {
              digest.update(piece)
              hash.update(piece)
              size += piece.byteLength
              await file.writeFile(piece)
            }
            if (digest.digest() !== stored) damaged()
          }),
        finish: () =>
          guarded(async () => {
            await file.sync()
            await file.close()
            const digest = hash.digest()
            publish(temporary, digest)
            return { sha256: digest, size }
          }),
        abandon,
      }
    },
    async putStream(pieces, limit) {
      const file = await this.receive()
      let size = 0
      try {
        for await (const piece of pieces) {
          size += piece.byteLength
          if (size > limit) {
            await file.abandon()
            return 'too-large'
          }
          await file.write(piece)
        }
        return await file.finish()
      } catch (error) {
        await file.abandon()
        throw error
      }
    },
    has: (hash) => existsSync(path(hash)),
    read(hash) {
      if (!existsSync(path(hash))) absent()
      const bytes = readFileSync(path(hash))
      if (sha256(bytes) !== hash) damaged()
      return bytes
    },
    async verify(hash) {
      if (!existsSync(path(hash))) absent()
      const digest = sha256Stream()
      for await (const piece of createReadStream(path(hash))) digest.update(piece as Uint8Array)
      if (digest.digest() !== hash) damaged()
    },
    async look(hash) {
      if (!existsSync(path(hash))) absent()
      let head: Uint8Array = new Uint8Array()
      let size = 0
      let crc = 0
      for await (const piece of createReadStream(path(hash), { highWaterMark: 1 << 16 }) as AsyncIterable<Uint8Array>) {
        if (size === 0) head = piece
        size += piece.byteLength
        crc = crc32(piece, crc)
      }
      return { head, size, crc }
    },
    start(hash) {
      const head = new Uint8Array(16)
      if (!existsSync(path(hash))) return new Uint8Array()
      const file = openSync(path(hash), 'r')
      try {
        return head.subarray(0, readSync(file, head))
      } finally {
        closeSync(file)
      }
    },
    stream: (hash, range) => createReadStream(path(hash), range),
    size: (hash) => statSync(path(hash)).size,
    path,
    list: () =>
      readdirSync(folder)
        .filter((name) => /^[0-9a-f]{2}$/.test(name))
        .flatMap((name) => readdirSync(join(folder, name)))
        // Systems leave files of their own in folders that were looked at.
        .filter((name) => hashPattern.test(name)),
    discard: (hash) => rmSync(own(hash), { force: true }),
    sweep() {
      for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true })
    },
  }
}
