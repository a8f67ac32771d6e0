import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { sha256, sha256Stream } from '../../db/crypto.ts'
import { explain } from '../../db/open.ts'
import { indexName, type ListedFile, sumsName, sumsText } from '../../domain/acceptance/sums.ts'
import { fail } from '../../domain/failure.ts'
import { indexPage } from './index-page.ts'
import type { PackageFile, PackageJob, WrittenPackage } from './job.ts'

export interface WriteOptions {
  readonly signal?: AbortSignal
  /** Files written so far, of all; each counts twice, in the folder and in the zip. */
  readonly progress?: (done: number, total: number, label: string) => void
}

/** What a package leaves beside its folder and zip, so that it can be listed without reading them. */
export const noteName = 'package.json'
/** Packages that are being written carry this before their name, and are removed at the next start. */
export const partMark = '.part-'

/** A date that a zip file can hold; the bytes say nothing of when the package was made. */
const stamp = new Date(2000, 0, 1)

/**
 * Writes a package as a folder and as a zip file of it, aside, and gives both their place by one rename. Files are read
 * and written piece by piece. Whatever stops it leaves nothing behind. Fails as `bad-file` where the bytes of a file
 * no longer fit their hash, as `disk-full`, or with the signal's reason.
 */
export async function writePackage(job: PackageJob, options: WriteOptions = {}): Promise<WrittenPackage> {
  const part = join(job.store, partMark + job.id)
  const folder = join(part, job.name)
  const total = (job.files.length + 2) * 2
  let done = 0
  const step = (label: string): void => {
    options.signal?.throwIfAborted()
    options.progress?.(done++, total, label)
  }
  try {
    await rm(part, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const listed: ListedFile[] = []
    for (const file of job.files) {
      step(`写入 ${file.path.slice(file.path.lastIndexOf('/') + 1)}`)
      listed.push(await writeFileInto(folder, file, options.signal))
    }
    step(`写入 ${indexName}`)
    const [page, script] = await Promise.all([readFile(job.head.page, 'utf8'), readFile(job.head.script, 'utf8')])
    const titles = new Map(job.files.map((f) => [f.path, f.title]))
    const index = indexPage(job.head, listed, titles, page, script)
    listed.push(await writeFileInto(folder, { path: indexName, title: '', from: { text: index } }, options.signal))
    step(`写入 ${sumsName}`)
    const sums = await writeFileInto(
      folder,
      { path: sumsName, title: '', from: { text: sumsText(listed) } },
      options.signal,
    )
    const zip = await zipFolder(
      folder,
      job.name,
      [...listed, sums].map((f) => f.path),
      step,
      options.signal,
    )
    const written: WrittenPackage = {
      id: job.id,
      name: job.name,
      about: job.about,
      files: listed.length + 1,
      size: listed.reduce((sum, f) => sum + f.size, sums.size),
      zip,
      sums: sums.sha256,
    }
    await writeFile(join(part, noteName), JSON.stringify(written), { flush: true })
    options.signal?.throwIfAborted()
    await rename(part, join(job.store, job.id))
    return written
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw explain(error, part)
  }
}

/** Writes one file durably and returns what the index says of it. */
async function writeFileInto(folder: string, file: PackageFile, signal?: AbortSignal): Promise<ListedFile> {
  const target = join(folder, ...file.path.split('/'))
  await mkdir(dirname(target), { recursive: true })
  if ('text' in file.from) {
    const bytes = Buffer.from(file.from.text, 'utf8')
    await writeFile(target, bytes, { flush: true, signal })
    return { path: file.path, size: bytes.byteLength, sha256: sha256(bytes) }
  }
  const hash = sha256Stream()
  let size = 0
  const out = await open(target, 'wx')
  try {
    const pieces = createReadStream(file.from.file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>
    for await (const piece of pieces) {
      signal?.throwIfAborted()
      hash.update(piece)
      size += piece.byteLength
      await out.writeFile(piece)
    }
    await out.sync()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      fail('bad-file', `“${file.title}”的文件不在数据文件夹里了，没有生成验收包。请从备份找回后再试。`)
    throw error
  } finally {
    await out.close()
  }
  const digest = hash.digest()
  if (digest !== file.from.sha256)
    fail('bad-file', `“${file.title}”的文件内容已损坏，与记录的哈希不符，没有生成验收包。请从备份找回后再试。`)
  return { path: file.path, size, sha256: digest }
}

/**
 * The folder as one zip file beside it. Entries are stored, not deflated: Word files and pictures are compressed already,
 * and the index page can read stored entries on any browser. Names are UTF-8 and marked so; large ones are ZIP64.
 */
async function zipFolder(
  folder: string,
  name: string,
  paths: readonly string[],
  step: (label: string) => void,
  signal?: AbortSignal,
): Promise<WrittenPackage['zip']> {
  const zip = new ZipFile()
  const failed = new AbortController()
  zip.on('error', (error: Error) => failed.abort(error))
  for (const path of paths) {
    const file = join(folder, ...path.split('/'))
    zip.addReadStreamLazy(`${name}/${path}`, { compress: false, mtime: stamp, mode: 0o100644 }, (take) => {
      try {
        step(`压缩 ${path.slice(path.lastIndexOf('/') + 1)}`)
        take(null, createReadStream(file, { highWaterMark: 1 << 18 }))
      } catch (error) {
        take(error, undefined as never)
      }
    })
  }
  zip.end()
  const hash = sha256Stream()
  let size = 0
  await pipeline(
    zip.outputStream as Readable,
    async function* (pieces) {
      for await (const piece of pieces as AsyncIterable<Uint8Array>) {
        hash.update(piece)
        size += piece.byteLength
        yield piece
      }
    },
    createWriteStream(`${folder}.zip`, { flags: 'wx', flush: true }),
    { signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal },
  ).catch((error: unknown) => {
    signal?.throwIfAborted()
    throw failed.signal.aborted ? failed.signal.reason : error
  })
  return { size, sha256: hash.digest() }
}
