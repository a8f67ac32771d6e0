import { createReadStream, existsSync, mkdirSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { sha256, sha256Stream } from '../../db/crypto.ts'
import { limits } from '../../domain/sync/protocol.ts'
import { StoreUnavailable } from './store.ts'

/** One piece of a file as it comes in. */
export interface Piece {
  readonly sha256: string
  readonly device: string
  /** Where it begins. */
  readonly offset: number
  /** Size of the whole file. */
  readonly length: number
  readonly bytes: AsyncIterable<Uint8Array>
  /** Ends `bytes`: the same device has come again, so that the connection they come by is dead, noticed or not. */
  readonly abandon?: () => void
}

export type PieceOutcome =
  /** More is to come from here. */
  | { readonly outcome: 'part'; readonly offset: number }
  | { readonly outcome: 'complete'; readonly size: number }
  /** The piece does not begin where the stored bytes end. */
  | { readonly outcome: 'offset'; readonly offset: number }
  /** More bytes than a piece or the file may have; nothing of it was kept. */
  | { readonly outcome: 'too-large' }
  /** The whole does not fit its hash; it was thrown away. */
  | { readonly outcome: 'wrong-hash' }

/**
 * The bytes of attachments by their SHA-256, in `files/ab/abcd…`, and unfinished ones by device: what one device sends
 * wrong never spoils what another sends. A file has its name only when it is whole, hashed and durable.
 */
export interface BlobFolder {
  /** How many bytes of the upload are here, or the whole size when the file is complete. */
  progress(sha256: string, device: string): Promise<{ readonly offset: number; readonly complete: boolean }>
  /** Takes a piece; every byte that is counted in the answer is on disk. What came before a cut is kept. */
  append(piece: Piece): Promise<PieceOutcome>
  /** Size of a complete file; undefined when it is not here. */
  size(sha256: string): Promise<number | undefined>
  stream(sha256: string, range?: { readonly start: number; readonly end: number }): Readable
  path(sha256: string): string
  /** Takes in a complete file from another folder, such as a backup. False when its bytes do not fit. */
  adopt(sha256: string, from: string): Promise<boolean>
  /** Removes uploads that nobody has gone on with since `before` (ms). */
  sweep(before: number): Promise<void>
  freeBytes(): Promise<number>
}

export interface BlobFolderOptions {
  /** What must stay free for records, in bytes. */
  readonly reserve: number
  readonly largest: number
}

/** Half a gigabyte for records; files of at most 4 GB. */
export const blobDefaults: BlobFolderOptions = { reserve: 512 * 1024 * 1024, largest: 4 * 1024 * 1024 * 1024 }

/** How long a connection that was replaced may still take to bring what it holds, in ms. */
const graceMs = 1000

export function openBlobs(folder: string, options: BlobFolderOptions = blobDefaults): BlobFolder {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true })
  const path = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('not a SHA-256')
    return join(folder, hash.slice(0, 2), hash)
  }
  // A device's name may be anything; its hash is a name that every file system takes.
  const partPath = (hash: string, device: string): string => join(incoming, `${sha256(device).slice(0, 16)}-${hash}`)
  const sizeOf = async (file: string): Promise<number | undefined> => {
    try {
      return (await stat(file)).size
    } catch {
      return undefined
    }
  }
  const freeBytes = async (): Promise<number> => {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  }
  const busy = new Map<string, Promise<unknown>>()
  const coming = new Map<string, () => void>()
  /**
   * One request at a time on one file. A retry waits until the cut one has written what had arrived by then, so that it
   * need not come again, and makes it let go where it does not end: its connection is dead and nobody noticed.
   */
  const alone = <T>(key: string, work: () => Promise<T>, abandon?: () => void): Promise<T> => {
    const before = busy.get(key) ?? Promise.resolve()
    const letGo = coming.get(key)
    const late = letGo && setTimeout(letGo, graceMs)
    if (abandon) coming.set(key, abandon)
    else coming.delete(key)
    const mine = before.finally(() => clearTimeout(late)).then(work, work)
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    busy.set(key, settled)
    void settled.then(() => {
      if (busy.get(key) !== settled) return
      busy.delete(key)
      coming.delete(key)
    })
    return mine
  }
  /** Gives a file its name, durably. */
  const publish = async (part: string, hash: string): Promise<void> => {
    const shelf = join(folder, hash.slice(0, 2))
    const made = await mkdir(shelf, { recursive: true })
    await rename(part, path(hash))
    await syncFolder(shelf)
    if (made !== undefined) await syncFolder(folder)
  }

  const take = async (piece: Piece): Promise<PieceOutcome> => {
    const whole = await sizeOf(path(piece.sha256))
    if (whole !== undefined) return { outcome: 'complete', size: whole }
    const part = partPath(piece.sha256, piece.device)
    if (piece.length > options.largest) return { outcome: 'too-large' }
    const offset = (await sizeOf(part)) ?? 0
    if (piece.offset !== offset || offset > piece.length) return { outcome: 'offset', offset }
    if ((await freeBytes()) < options.reserve + Math.min(limits.blobPiece, piece.length - offset))
      throw new StoreUnavailable(new Error('the disk is as good as full'))
    const file = await open(part, 'a')
    const added = await write(file, piece)
    if (added === 'too-large') return { outcome: 'too-large' }
    if (offset + added < piece.length) return { outcome: 'part', offset: offset + added }
    if ((await hashOf(part)) !== piece.sha256) {
      await rm(part)
      return { outcome: 'wrong-hash' }
    }
    await publish(part, piece.sha256)
    return { outcome: 'complete', size: piece.length }
  }

  return {
    async progress(hash, device) {
      const whole = await sizeOf(path(hash))
      if (whole !== undefined) return { offset: whole, complete: true }
      const part = partPath(hash, device)
      return alone(part, async () => ({ offset: (await sizeOf(part)) ?? 0, complete: false }))
    },
    append: (piece) => alone(partPath(piece.sha256, piece.device), () => explained(() => take(piece)), piece.abandon),
    size: (hash) => sizeOf(path(hash)),
    stream: (hash, range) => createReadStream(path(hash), range),
    path,
    adopt: (hash, from) =>
      explained(async () => {
        if (existsSync(path(hash))) return true
        const part = join(incoming, `adopted-${hash}`)
        const file = await open(part, 'w')
        try {
          for await (const bytes of createReadStream(from) as AsyncIterable<Uint8Array>) await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        if ((await hashOf(part)) !== hash) {
          await rm(part)
          return false
        }
        await publish(part, hash)
        return true
      }),
    async sweep(before) {
      for (const name of await readdir(incoming)) {
        const part = join(incoming, name)
        const { mtimeMs } = await stat(part)
        if (mtimeMs < before) await rm(part, { force: true })
      }
    },
    freeBytes,
  }
}

/** Appends the bytes and closes the file. However it ends, what stays in it is on disk. */
async function write(file: FileHandle, piece: Piece): Promise<number | 'too-large'> {
  let added = 0
  try {
    for await (const bytes of piece.bytes) {
      added += bytes.byteLength
      if (added > limits.blobPiece || piece.offset + added > piece.length) {
        await file.truncate(piece.offset)
        return 'too-large'
      }
      await file.writeFile(bytes)
    }
    return added
  } catch (error) {
    if (isDisk(error)) await file.truncate(piece.offset)
    throw error
  } finally {
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = sha256Stream()
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 18 })) hash.update(bytes as Uint8Array)
  return hash.digest()
}

/** Windows cannot sync a folder: there the rename must do. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

const isDisk = (error: unknown): boolean =>
  /^(ENOSPC|EDQUOT|EIO|EROFS|EACCES|EPERM)$/.test(String((error as NodeJS.ErrnoException).code))

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isDisk(error) ? new StoreUnavailable(error) : error
  }
}
