import { createWriteStream } from 'node:fs'
import { access, cp, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { explain } from '../db/open.ts'
import { fail } from '../domain/failure.ts'
import type { App } from './app.ts'

const openElsewhere = new Set(['EBUSY', 'EPERM', 'EACCES'])

/**
 * Writes stored bytes to `target`, whole or not at all. A target that another program holds open (Word does)
 * is left alone and `name(2).docx` beside it is written instead. `move` renames; tests pass one that refuses.
 */
export async function saveStored(
  app: App,
  sha256: string,
  target: string,
  move: typeof rename = rename,
): Promise<{ path: string; besideLocked: boolean }> {
  const part = join(dirname(target), `.${basename(target)}.part`)
  try {
    await writeStored(app, sha256, part)
    try {
      await move(part, target)
      return { path: target, besideLocked: false }
    } catch (error) {
      if (!openElsewhere.has(String((error as NodeJS.ErrnoException).code))) throw error
      const beside = await freeName(target)
      await move(part, beside)
      return { path: beside, besideLocked: true }
    }
  } catch (error) {
    await rm(part, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (openElsewhere.has(String(code)) || code === 'EROFS')
      fail('forbidden', `“${dirname(target)}”不允许写入，文件没有保存。请换一个文件夹。`)
    throw explain(error, target)
  }
}

/** Writes stored bytes to a file. Fails as `not-found` when there are none under that hash. */
export async function writeStored(app: App, sha256: string, path: string): Promise<void> {
  const response = await app.file(new Request(`http://localhost/file/${sha256}`))
  if (!response.ok || !response.body) fail('not-found', '找不到这个文件的内容，没有写出。')
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path))
}

function isTaken(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function freeName(target: string): Promise<string> {
  const extension = extname(target)
  const stem = target.slice(0, target.length - extension.length)
  for (let number = 2; ; number++) {
    const path = `${stem}(${number})${extension}`
    if (!(await isTaken(path))) return path
  }
}

/**
 * Copies a package into a folder: its own folder and its zip file, each under its name only when it is whole. Names that
 * are taken get `(2)`. Returns the path of the copied folder.
 */
export async function savePackage(app: App, id: string, into: string): Promise<string> {
  const place = app.packages.place(id)
  const name = app.packages.list().find((p) => p.id === id)!.name
  const saved: string[] = []
  for (const own of [name, `${name}.zip`]) {
    const part = join(into, `.${own}.part`)
    try {
      await rm(part, { recursive: true, force: true })
      await cp(join(place, own), part, { recursive: true })
      const target = join(into, own)
      const free = (await isTaken(target)) ? await freeName(target) : target
      await rename(part, free)
      saved.push(free)
    } catch (error) {
      await rm(part, { recursive: true, force: true }).catch(() => undefined)
      const { code } = error as NodeJS.ErrnoException
      if (openElsewhere.has(String(code)) || code === 'EROFS')
        fail('forbidden', `“${into}”不允许写入，验收包没有存出。请换一个文件夹。`)
      throw explain(error, into)
    }
  }
  return saved[0]!
}
