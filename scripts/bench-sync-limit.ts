/** The limit: what the bare databases take in by inserts of many rows, durable, without sync, signature or log. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { smallRecord } from './bench-sync-record.ts'

const rowsEach = 1000
const table = 'CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT NOT NULL)'

function* batches(records: number): Generator<string[]> {
  for (let from = 0; from < records; from += rowsEach) {
    const some = Array.from({ length: Math.min(rowsEach, records - from) }, (_, n) => smallRecord(from + n))
    yield some.flatMap((record) => [`${record.table}:${record.row}`, JSON.stringify(record)])
  }
}

const statement = (values: readonly string[], place: (n: number) => string): string =>
  `INSERT INTO bare VALUES ${Array.from({ length: values.length / 2 }, (_, n) => `(${place(n * 2 + 1)}, ${place(n * 2 + 2)})`).join(', ')}`

export function sqliteLimit(folder: string, records: number): number {
  const db = new Database(join(folder, `bare-${performance.now()}.db`))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(table)
  const start = performance.now()
  for (const values of batches(records)) db.prepare(statement(values, () => '?')).run(...values)
  const ms = performance.now() - start
  db.close()
  return ms
}

export async function postgresLimit(url: string, records: number): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(table)
  const start = performance.now()
  for (const values of batches(records))
    await client.query(
      statement(values, (n) => `$${n}`),
      values,
    )
  const ms = performance.now() - start
  await client.end()
  return ms
}
