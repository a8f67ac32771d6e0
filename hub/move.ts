import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { randomId } from '../db/crypto.ts'
import { explain } from '../db/open.ts'
import { Expected, fail } from '../domain/failure.ts'
import { systemClock } from './clock.ts'
import { type Config, databaseName, lastBackupFile } from './config.ts'
import { loadIdentity } from './feed/identity.ts'
import { openHub, openPostgres, openSqlite, sqliteFile } from './open.ts'
import { lockHub } from './serve.ts'
import { openBlobs } from './store/blobs.ts'
import { BrokenFeed, copyStore, type Digest, digestOf } from './store/copy.ts'
import { type Store, StoreUnavailable } from './store/store.ts'

/** How far ahead of the backup the serials of a restored hub begin: cards that were issued after it must not outrank. */
const serialsAhead = 1_000_000
/** What of a hub is in its folder beside the database and the attachments. */
const identityFiles = ['hub.json', join('tls', 'certificate.pem'), join('tls', 'key.pem')]

export interface Moved {
  readonly digest: Digest
  /** Attachments that were copied, and those that are missing or damaged. */
  readonly files: number
  readonly lost: readonly string[]
}

/**
 * Copies the hub as it stands, while it runs. A path that ends in `.sqlite` gets the records alone; any other is a folder
 * with everything that a new machine needs, and only what is new is copied there.
 */
export async function backUp(config: Config, target: string): Promise<Moved> {
  const open = await openHub(config)
  try {
    const alone = target.endsWith('.sqlite')
    if (!alone) mkdirSync(target, { recursive: true })
    const digest = await copyToFile(open.hub.store, alone ? target : join(target, 'hub.sqlite'))
    if (alone) {
      noteBackup(config)
      return { digest, files: 0, lost: [] }
    }
    for (const name of identityFiles) copyIfThere(join(config.folder, name), join(target, name))
    const copied = await copyBlobs(open.hub.store, join(config.folder, 'files'), join(target, 'files'))
    noteBackup(config)
    return { digest, ...copied }
  } catch (error) {
    throw explained(error, target)
  } finally {
    await open.close()
  }
}

/** For the health page of the office. */
const noteBackup = ({ folder }: Config): void => writeFileSync(lastBackupFile(folder), systemClock())

/** Copies a store into a new SQLite file that has its name only when it is whole and was compared. */
async function copyToFile(from: Store, target: string): Promise<Digest> {
  const part = `${target}.part`
  removeDatabase(part)
  const to = openSqlite(part)
  try {
    const digest = await copyAndCompare(from, to)
    await to.close()
    renameSync(part, target)
    return digest
  } catch (error) {
    await to.close().catch(() => undefined)
    removeDatabase(part)
    throw error
  }
}

async function copyAndCompare(
  from: Store,
  to: Store,
  change?: { epoch: string; serialsAhead: number },
): Promise<Digest> {
  return from.snapshot(async (read) => {
    await to.write(async (write) => {
      await copyStore(read, write)
      const { serial } = await read.meta()
      if (change) await write.setMeta({ epoch: change.epoch, serial: serial + change.serialsAhead, movedTo: '' })
    })
    const [before, after] = [await digestOf(read), await to.read(digestOf)]
    if (JSON.stringify(before) !== JSON.stringify(after))
      fail('database-corrupt', '复制后的链或状态与原来的不一致，没有启用新的数据库。请联系技术支持。')
    return after
  })
}

/**
 * Makes a hub from a backup. It gets a new epoch, so that every laptop offers again what it holds. What stood here
 * before is set aside, never overwritten.
 */
export async function restore(config: Config, source: string): Promise<Moved & { readonly aside: string | undefined }> {
  const whole = existsSync(source) && statSync(source).isDirectory()
  const file = whole ? join(source, 'hub.sqlite') : source
  if (!existsSync(file)) fail('not-found', `没有找到备份：${file}。`)
  mkdirSync(config.folder, { recursive: true })
  const unlock = lockHub(config.folder)
  let from: Store | undefined
  try {
    from = openSqlite(file)
    const { hub } = await from.read((read) => read.meta())
    if (hub === '') fail('bad-file', `这个文件不是中心站的备份：${file}。`)
    await requireIdentity(config, hub, whole ? source : undefined)
    const change = { epoch: randomId(), serialsAhead }
    const target = sqliteFile(config.folder)
    let aside: string | undefined
    let digest: Digest
    if (config.databaseUrl) {
      const to = await openPostgres(config.databaseUrl)
      try {
        await requireEmpty(to)
        digest = await copyAndCompare(from, to, change)
      } finally {
        await to.close()
      }
    } else {
      const part = `${target}.restoring`
      removeDatabase(part)
      const to = openSqlite(part)
      try {
        digest = await copyAndCompare(from, to, change)
      } finally {
        await to.close()
      }
      aside = setAside(target, change.epoch)
      renameSync(part, target)
    }
    const copied = whole
      ? await copyBlobs(from, join(source, 'files'), join(config.folder, 'files'))
      : { files: 0, lost: [] }
    return { digest, ...copied, aside }
  } catch (error) {
    throw explained(error, file)
  } finally {
    await from?.close()
    unlock()
  }
}

/** Moves a small office over to PostgreSQL: the same hub, the same epoch, the same feed. It must not run meanwhile. */
export async function migrate(config: Config, url: string): Promise<Digest> {
  if (config.databaseUrl)
    fail('invalid-input', '当前已使用 PostgreSQL。请取消 ROUNDS_HUB_DATABASE_URL 后从 SQLite 迁移。')
  if (!existsSync(sqliteFile(config.folder)))
    fail('not-found', `没有找到要迁移的数据库：${sqliteFile(config.folder)}。`)
  const unlock = lockHub(config.folder)
  try {
    const from = await openHub(config)
    const to = await openPostgres(url)
    try {
      await requireEmpty(to)
      const digest = await copyAndCompare(from.hub.store, to)
      await from.hub.store.write((write) => write.setMeta({ movedTo: databaseName(url) }))
      return digest
    } finally {
      await to.close()
      await from.close()
    }
  } catch (error) {
    throw explained(error, sqliteFile(config.folder))
  } finally {
    unlock()
  }
}

async function requireEmpty(store: Store): Promise<void> {
  const { hub } = await store.read((read) => read.meta())
  const { seq } = await store.read((read) => read.end())
  if (hub !== '' || seq > 0) fail('conflict', '目标数据库里已有中心站的数据，没有写入任何内容。请换一个空的数据库。')
}

/** The identity that the backup was made with; a new machine takes it from the backup. */
async function requireIdentity(config: Config, hub: string, source: string | undefined): Promise<void> {
  const own = existsSync(join(config.folder, 'hub.json'))
  if (!own && (source === undefined || !existsSync(join(source, 'hub.json'))))
    fail(
      'not-found',
      '数据文件夹里没有中心站的身份文件 hub.json，这份备份里也没有。请用整个文件夹的备份恢复，否则已配对的电脑会拒绝连接。',
    )
  if (!own) for (const name of identityFiles) copyIfThere(join(source!, name), join(config.folder, name))
  const { id } = await loadIdentity(config.folder, { ...config, now: systemClock() })
  if (id !== hub) fail('conflict', '这份备份属于另一个中心站，与数据文件夹中的 hub.json 不符，没有恢复。')
}

function copyIfThere(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(join(to, '..'), { recursive: true })
  copyFileSync(from, `${to}.part`)
  renameSync(`${to}.part`, to)
}

async function copyBlobs(store: Store, from: string, to: string): Promise<{ files: number; lost: string[] }> {
  const [source, target] = [openBlobs(from), openBlobs(to)]
  const lost: string[] = []
  let files = 0
  const listed = 1000
  for (let after = ''; ;) {
    const page = await store.read((read) => read.blobs(after, listed))
    for (const { sha256 } of page) {
      if ((await target.size(sha256)) !== undefined) continue
      if ((await source.size(sha256)) !== undefined && (await target.adopt(sha256, source.path(sha256)))) files++
      else lost.push(sha256)
    }
    if (page.length < listed) return { files, lost }
    after = page.at(-1)!.sha256
  }
}

/** Gives a database that stood here another name. */
function setAside(path: string, label: string): string | undefined {
  if (!existsSync(path)) return undefined
  const aside = `${path}.before-${label.slice(0, 8)}`
  for (const end of ['-wal', '-shm', '']) if (existsSync(path + end)) renameSync(path + end, aside + end)
  return aside
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
}

function explained(error: unknown, path: string): unknown {
  const cause = error instanceof StoreUnavailable ? error.cause : error
  if (/^(SQLITE_(FULL|IOERR)|ENOSPC|EDQUOT)/.test(String((cause as { code?: unknown }).code)))
    return new Expected({
      code: 'disk-full',
      sentence: `磁盘已满或不可写：${path}。没有完成，原来的数据和备份没有改动。`,
    })
  if (!(error instanceof BrokenFeed)) return explain(error, path)
  const sentence = `记录链在第 ${error.seq} 条处断开，数据库 ${basename(path)} 已损坏或被改动，没有继续。请改用更早的备份。`
  return new Expected({ code: 'database-corrupt', sentence })
}
