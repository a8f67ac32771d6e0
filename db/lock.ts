import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { fail } from '../domain/failure.ts'
import { explain } from './open.ts'

/**
 * Takes the data folder for this process. The lock is an exclusive SQLite transaction held for the life of
 * the process: the operating system releases it even after a SIGKILL, so it can never be stale, and it
 * works alike for Electron, the loopback shell and a portable copy.
 *
 * Fails with `already-running` when another process has it. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true })
    const raw = new Database(join(folder, 'rounds.lock'), { timeout: 0 })
    try {
      raw.pragma('locking_mode = EXCLUSIVE')
      raw.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      raw.close()
      if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
        fail('already-running', '“巡检”已经在运行，并且正在使用这个数据文件夹。请切换到已打开的窗口。')
      throw error
    }
    return () => raw.close()
  } catch (error) {
    throw explain(error, join(folder, 'rounds.lock'))
  }
}
