import type { Db } from './handle.ts'

/** A value that belongs to this device alone, as JSON text; undefined when never set. Not synced. */
export function readState(db: Db, key: string): string | undefined {
  return db.prepare('SELECT value FROM state WHERE key = ?').pluck().get(key) as string | undefined
}

export function writeState(db: Db, key: string, value: string): void {
  db.prepare('INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}
