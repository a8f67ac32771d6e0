import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { readRecord } from '../../db/records.ts'
import { rebuild } from '../../db/rebuild.ts'
import { firm } from '../../domain/record/organisation.ts'
import type { Op } from '../../domain/sync/op.ts'
import { testFolder } from '../support/folder.ts'
import { projection, testStore } from '../support/store.ts'

const saving = fileURLToPath(new URL('../support/saving.ts', import.meta.url))
const now = '2024-03-20T09:00:00.000+08:00'

test('SQLite is told to wait for the disk at every commit', () => {
  const { db } = testStore()
  expect(db.raw.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.raw.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.raw.pragma('foreign_keys', { simple: true })).toBe(1)
})

/** How often a process that makes 200 saves waits for the disk. */
function syncsOf200Saves(...synchronous: string[]): number {
  const folder = testFolder()
  const trace = join(folder, 'trace')
  const run = spawnSync('strace', [
    '-f',
    '-e',
    'trace=fsync,fdatasync',
    '-o',
    trace,
    process.execPath,
    saving,
    folder,
    'r',
    '200',
    ...synchronous,
  ])
  if (run.status !== 0) throw new Error(String(run.stderr))
  expect(String(run.stdout).trim().split('\n').length).toBe(200)
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /\b(fsync|fdatasync)\(/.test(line)).length
}
const strace = spawnSync('strace', ['-e', 'trace=fsync', 'true']).status === 0
if (!strace) console.warn('SKIPPED: strace cannot trace here; that 200 saves reach the disk was not counted.')

test.skipIf(!strace)(
  '200 saves wait for the disk at least 200 times, and with NORMAL they do not',
  { timeout: 120_000 },
  () => {
    expect(syncsOf200Saves()).toBeGreaterThanOrEqual(200)
    expect(syncsOf200Saves('NORMAL')).toBeLessThan(200)
  },
)

/** Lets a process save until it is killed; the saves it had acknowledged. */
function saveUntilKilled(folder: string, round: number, afterMs: number): Promise<number[]> {
  const child = spawn(process.execPath, [saving, folder, String(round), '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      out += String(piece)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`ended by itself: ${code}`))
      // A number without its line end was cut off while being printed.
      resolve(out.slice(0, out.lastIndexOf('\n')).split('\n').map(Number))
    })
  })
}

test('killed 30 times while saving: every acknowledged save is there', { timeout: 240_000 }, async () => {
  const folder = testFolder()
  let acknowledged = 0
  for (let round = 0; round < 30; round++) {
    const saves = await saveUntilKilled(folder, round, (round * 37) % 120)
    acknowledged += saves.length
    const db = openDatabase(join(folder, 'rounds.db'), now)
    try {
      const sealed = new Set(
        (db.raw.prepare("SELECT body FROM op WHERE tbl = 'firm'").pluck().all() as string[]).map(
          (body) => ((JSON.parse(body) as Op['set'])['name']![0] as { name: string }).name,
        ),
      )
      expect(saves.filter((n) => n % 2 === 0 && !sealed.has(`${round}-${n}`))).toEqual([])
      // The last one acknowledged, or the one that was under way when the process died.
      const [shownRound, shownNumber] = readRecord(db, firm, 'firm')!.name!.name.split('-').map(Number)
      expect(shownRound).toBe(round)
      expect(shownNumber! - saves.at(-1)!).toBeOneOf([0, 1])
      const before = projection(db)
      rebuild(db)
      expect(projection(db)).toEqual(before)
    } finally {
      db.raw.close()
    }
  }
  expect(acknowledged).toBeGreaterThan(300)
})
