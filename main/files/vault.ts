import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { randomId, sha256, sha256Stream } from '../../db/crypto.ts'
import { explain } from '../../db/open.ts'

/** What is known of stored bytes. */
export interface StoredFile {
  readonly sha256: string
  readonly size: number
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
  /** Stores bytes that are too many to hash in one go without holding everything else up. */
  putLarge(bytes: Uint8Array): Promise<StoredFile>
  has(hash: string): boolean
  /** Throws when absent or when the bytes no longer fit their hash. */
  read(hash: string): Uint8Array
  /** Rejects when absent or when the bytes no longer fit their hash; reads piece by piece. */
  verify(hash: string): Promise<void>
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

const hashPattern = /^[0-9a-f]{64}$/

/** Pieces of one megabyte, other work let through between them. */
async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 1 << 20) {
    await setImmediate()
    yield bytes.subarray(at, at + (1 << 20))
  }
}

export function openVault(folder: string): Vault {
  const path = (hash: string): string => {
    if (!hashPattern.test(hash)) throw new RangeError('not a SHA-256')
    return join(folder, hash.slice(0, 2), hash)
  }
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true })

  /** Gives a finished temporary file its name. Windows cannot sync a folder: there the rename must do. */
  const publish = (temporary: string, hash: string): void => {
    const target = path(hash)
    if (existsSync(target)) return rmSync(temporary)
    mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true })
    renameSync(temporary, target)
    if (process.platform === 'win32') return
    const directory = openSync(join(folder, hash.slice(0, 2)), 'r')
    fsyncSync(directory)
    closeSync(directory)
  }

  return {
    put(bytes) {
      const hash = sha256(bytes)
      if (existsSync(path(hash))) return { sha256: hash, size: bytes.byteLength }
      const temporary = join(incoming, randomId())
      try {
        const file = openSync(temporary, 'wx')
        try {
          for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at)
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
    async putStream(pieces, limit) {
      const temporary = join(incoming, randomId())
      const hash = sha256Stream()
      let size = 0
      try {
        const file = await open(temporary, 'wx')
        try {
          for await (const piece of pieces) {
            size += piece.byteLength
            if (size > limit) break
            hash.update(piece)
            await file.writeFile(piece)
          }
          await file.sync()
        } finally {
          await file.close()
        }
        if (size > limit) {
          rmSync(temporary, { force: true })
          return 'too-large'
        }
        const digest = hash.digest()
        publish(temporary, digest)
        return { sha256: digest, size }
      } catch (error) {
        rmSync(temporary, { force: true })
        throw explain(error, temporary)
      }
    },
    async putLarge(bytes) {
      const stored = await this.putStream(slices(bytes), bytes.byteLength)
      if (stored === 'too-large') throw new Error('a file cannot be larger than itself')
      return stored
    },
    has: (hash) => existsSync(path(hash)),
    read(hash) {
      const bytes = readFileSync(path(hash))
      if (sha256(bytes) !== hash) throw new Error(`file ${hash} no longer fits its hash`)
      return bytes
    },
    async verify(hash) {
      const digest = sha256Stream()
      for await (const piece of createReadStream(path(hash))) digest.update(piece as Uint8Array)
      if (digest.digest() !== hash) throw new Error(`file ${hash} no longer fits its hash`)
    },
    stream: (hash, range) => createReadStream(path(hash), range),
    size: (hash) => statSync(path(hash)).size,
    path,
    list: () =>
      readdirSync(folder)
        .filter((name) => /^[0-9a-f]{2}$/.test(name))
        .flatMap((name) => readdirSync(join(folder, name))),
    discard: (hash) => rmSync(path(hash), { force: true }),
    sweep() {
      for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true })
    },
  }
}
