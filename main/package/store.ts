import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { Readable } from 'node:stream'
import { sha256Stream } from '../../db/crypto.ts'
import { packageProblems, readSums, sumsName } from '../../domain/acceptance/sums.ts'
import { fail } from '../../domain/failure.ts'
import type { PackageJob, WrittenPackage } from './job.ts'
import { runPackage } from './run.ts'
import { noteName, partMark, type WriteOptions } from './write.ts'

/** What a check of a package found. */
export interface PackageCheck {
  readonly files: number
  /** Sentences; none where everything is as listed. */
  readonly problems: readonly string[]
}

/** Acceptance packages of a workspace: each a folder and a zip file in `packages/<id>`. */
export interface PackageStore {
  /** Packages that are whole, the newest first. */
  list(): WrittenPackage[]
  write(job: Omit<PackageJob, 'store'>, options: WriteOptions): Promise<WrittenPackage>
  /** Holds every file of the folder, and the zip file, against their hashes. Fails as `not-found`. */
  verify(id: string, options: WriteOptions): Promise<PackageCheck>
  /** Path of the folder that holds a package's folder and zip. Fails as `not-found`. */
  place(id: string): string
  discard(id: string): void
  /** Removes what a process left that died while it wrote. */
  sweep(): void
}

const idPattern = /^[0-9A-Za-z-]{1,64}$/

export function openPackages(folder: string): PackageStore {
  const noteOf = (id: string): WrittenPackage | null => {
    const path = join(folder, id, noteName)
    return idPattern.test(id) && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as WrittenPackage) : null
  }
  const known = (id: string): WrittenPackage => noteOf(id) ?? fail('not-found', '找不到这个验收包，可能已被删除。')
  const ids = (): string[] => (existsSync(folder) ? readdirSync(folder) : [])
  return {
    list: () =>
      ids()
        .sort()
        .reverse()
        .flatMap((id) => noteOf(id) ?? []),
    write(job, options) {
      mkdirSync(folder, { recursive: true })
      return runPackage({ ...job, store: folder }, options)
    },
    async verify(id, { signal, progress }) {
      const { name, zip, files } = known(id)
      const place = join(folder, id, name)
      const text = await readFile(join(place, sumsName), 'utf8').catch(() => '')
      const listed = readSums(text)
      if (!listed) return { files, problems: [`缺少 ${sumsName}，或它已被改动，无法核对`] }
      const found = new Map<string, string>()
      const there = readdirSync(place, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
      for (const [n, entry] of there.entries()) {
        const path = join(entry.parentPath, entry.name)
        const own = path
          .slice(place.length + 1)
          .split(sep)
          .join('/')
        if (own === sumsName) continue
        progress?.(n, there.length + 1, `核对 ${entry.name}`)
        found.set(own, (await hashFile(path, signal)).sha256)
      }
      progress?.(there.length, there.length + 1, `核对 ${name}.zip`)
      const packed = await hashFile(`${place}.zip`, signal).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      const zipProblem =
        packed === null
          ? [`缺少文件 ${name}.zip`]
          : packed.sha256 === zip.sha256
            ? []
            : [`文件 ${name}.zip 与生成时不符（SHA-256）`]
      return { files: listed.length, problems: [...packageProblems(listed, found), ...zipProblem] }
    },
    place(id) {
      known(id)
      return join(folder, id)
    },
    discard(id) {
      known(id)
      rmSync(join(folder, id), { recursive: true, force: true })
    },
    sweep() {
      for (const id of ids()) if (id.startsWith(partMark)) rmSync(join(folder, id), { recursive: true, force: true })
    },
  }
}

async function hashFile(path: string, signal?: AbortSignal): Promise<{ sha256: string }> {
  const hash = sha256Stream()
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
    signal?.throwIfAborted()
    hash.update(piece)
  }
  return { sha256: hash.digest() }
}

/** Serves `GET file/package/<id>`: the zip file of a package. Undefined for any other request. */
export function servePackage(packages: PackageStore, request: Request): Response | undefined {
  const [, area, kind, id] = new URL(request.url).pathname.split('/')
  if (request.method !== 'GET' || area !== 'file' || kind !== 'package' || !id) return undefined
  const found = packages.list().find((p) => p.id === id)
  if (!found) return new Response(null, { status: 404 })
  const path = join(packages.place(id), `${found.name}.zip`)
  if (!existsSync(path)) return new Response(null, { status: 404 })
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(found.zip.size),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${found.name}.zip`)}`,
    },
  })
}
