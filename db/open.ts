import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Expected, fail } from '../domain/failure.ts'
import { type Db, handle } from './handle.ts'
import { migrations as shipped } from './migrations/all.ts'

export interface OpenOptions {
  /** The list to bring the database to; tests pass one that is longer or shorter than the shipped one. */
  readonly migrations?: readonly string[]
  /** How long to wait for another program that holds the database, in ms. */
  readonly waitMs?: number
}

/** Backups of earlier schema versions that are kept. */
const backupsKept = 5

/**
 * Opens the device database at `path`, creating it when absent: WAL with `synchronous=FULL`, integrity
 * checked, a backup made before migrations run, a newer database refused before anything is written to it.
 * `now` is an instant that names the backup. With `lock.ts` the only place that imports the driver, so that a
 * cipher can come here later.
 *
 * Throws {@link Expected} with a Chinese sentence for what the user can act on: `database-corrupt`,
 * `database-newer`, `database-locked`, `database-read-only`, `disk-full`, `unsupported-system`.
 */
export function openDatabase(path: string, now: string, options: OpenOptions = {}): Db {
  const [major] = process.versions.node.split('.').map(Number) as [number]
  // better-sqlite3 13 crashes the process on Node 20 instead of failing: look before it is loaded into use.
  if (major < 22) fail('unsupported-system', `需要 Node 24 才能打开数据库，当前是 ${process.version}。`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    return open(path, now, options.migrations ?? shipped, options.waitMs ?? 5000)
  } catch (error) {
    throw explain(error, path)
  }
}

function open(path: string, now: string, migrations: readonly string[], waitMs: number): Db {
  const raw = new Database(path, { timeout: waitMs })
  try {
    const version = raw.pragma('user_version', { simple: true }) as number
    if (version > migrations.length)
      fail('database-newer', '这份数据由更新版本的“巡检”写成，请先升级本程序再打开。数据没有改动。')
    // Only a new database takes it: half as many pages are split and written for a log of short rows.
    raw.pragma('page_size = 8192')
    raw.pragma('journal_mode = WAL')
    // In WAL better-sqlite3 runs NORMAL unless told otherwise: an acknowledged save would not survive a power cut.
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    raw.pragma('trusted_schema = OFF')
    const verdict = raw.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' })
    if (version < migrations.length) {
      if (version > 0) backUp(raw, path, `v${version}.${now.replaceAll(':', '')}`)
      migrate(raw, version, migrations)
    }
    return handle(raw)
  } catch (error) {
    raw.close()
    throw error
  }
}

/** A second connection on an open database that can only read. For views of a part of it; see scoped.ts. */
export function openReader(path: string): Db {
  return handle(new Database(path, { readonly: true, timeout: 5000 }))
}

/** All pending migrations in one transaction: they succeed together or the database stays as it was. */
function migrate(raw: Database.Database, from: number, migrations: readonly string[]): void {
  raw.transaction(() => {
    for (const migration of migrations.slice(from)) raw.exec(migration)
    raw.pragma(`user_version = ${migrations.length}`)
  })()
}

/** Copies the database as it stands, named by its version, before anything changes in it. Durable before it has its name. */
function backUp(raw: Database.Database, path: string, label: string): void {
  raw.pragma('wal_checkpoint(TRUNCATE)')
  const folder = join(dirname(path), 'backups')
  mkdirSync(folder, { recursive: true })
  const target = join(folder, `${basename(path)}.${label}`)
  copyFileSync(path, `${target}.part`)
  const file = openSync(`${target}.part`, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(`${target}.part`, target)
  const old = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.v`))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  for (const name of old.slice(0, -backupsKept)) rmSync(join(folder, name))
}

/** Turns what SQLite and the file system say into a sentence that names the next step. */
export function explain(error: unknown, path: string): unknown {
  if (error instanceof Expected) return error
  const { code = '' } = error as { code?: string }
  const say = (failure: Expected['failure']): Expected => new Expected(failure)
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return say({
      code: 'database-corrupt',
      sentence: `数据库文件已损坏：${path}。请不要删除它；可从“backups”文件夹中最近的备份恢复，或联系公司。`,
    })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say({ code: 'database-locked', sentence: '数据库正被另一个程序占用，请关闭它后再试。没有丢失任何内容。' })
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EEXIST' ||
    code === 'ENOTDIR' ||
    code.startsWith('SQLITE_CANTOPEN')
  )
    return say({
      code: 'database-read-only',
      sentence: `数据文件夹不能写入：${dirname(path)}。请检查权限或换一个文件夹。`,
    })
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_IOERR'))
    return say({ code: 'disk-full', sentence: '保存失败：磁盘已满或不可写。您写的还在框里，没有丢。' })
  return error
}
