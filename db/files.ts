import { type Db, sql } from './handle.ts'

/** Lists stored bytes in the index, in the transaction of the row that refers to them. Known bytes stay as they are. */
export function indexFile(db: Db, file: { sha256: string; size: number }, mime: string, at: string): void {
  db.run(
    sql
      .insertInto('file')
      .values({ ...file, mime, added_at: at, durable_at_hub: 0 })
      .onConflict((known) => known.doNothing()),
  )
}

/** Hashes of all files that some row refers to. */
export function indexedFiles(db: Db): Set<string> {
  return new Set(db.all(sql.selectFrom('file').select('sha256')).map((f) => f.sha256))
}
