import Database from 'better-sqlite3'
import { type Db, handle } from '../../../db/handle.ts'
import { migrations } from '../../../db/migrations/all.ts'
import { sqliteMigrations } from '../../../hub/store/sqlite/migrations.ts'

/** The process that was working with a database is gone. */
export class Killed extends Error {
  constructor() {
    super('killed')
    this.name = 'Killed'
  }
}

/** A database in memory that can be copied, put back, and lose its process at any statement. */
export interface Disk {
  readonly db: Db
  /** Its process dies at the n-th statement from now on; whatever transaction runs is rolled back. */
  killAfter(statements: number): void
  /** Takes a new process: statements work again. */
  revive(): void
  image(): Buffer
  close(): void
}

/** Opening a database and compiling its statements costs more than a history: connections are used again. */
interface Pool {
  take(): Database.Database
  give(raw: Database.Database): void
}

function pool(list: readonly string[], fresh: string): Pool {
  const idle: Database.Database[] = []
  const clear = new WeakMap<Database.Database, () => void>()
  return {
    take() {
      const there = idle.pop()
      if (there) return there
      const raw = new Database(':memory:')
      for (const migration of list) raw.exec(migration)
      raw.pragma('foreign_keys = ON')
      const tables = raw
        .prepare(
          `SELECT name FROM sqlite_schema WHERE type = 'table'
             AND (name NOT LIKE 'search\\_%' ESCAPE '\\' OR name = 'search_entry')`,
        )
        .pluck()
        .all() as string[]
      const wipes = tables.map((name) => raw.prepare(`DELETE FROM "${name}"`))
      clear.set(
        raw,
        raw.transaction(() => {
          for (const wipe of wipes) wipe.run()
          raw.exec(fresh)
        }),
      )
      return raw
    },
    give(raw) {
      clear.get(raw)!()
      idle.push(raw)
    },
  }
}

const devices = pool(migrations, "INSERT INTO search_index (search_index) VALUES ('delete-all')")
const hubs = pool(sqliteMigrations, "INSERT INTO meta VALUES (1, '', '', 0, '', 0, '')")

/** An empty device database. */
export const emptyDevice = (): Disk => pooled(devices)
/** An empty database of the hub. */
export const emptyHub = (): Disk => pooled(hubs)

function pooled(from: Pool): Disk {
  const raw = from.take()
  const made = kept.get(raw) ?? on(raw)
  kept.set(raw, made)
  return { ...made, close: () => from.give(raw) }
}

/** Statements stay compiled with their connection. */
const kept = new WeakMap<Database.Database, Disk>()

/** A database that begins as an image of another. */
export function fromImage(image: Buffer): Disk {
  const raw = new Database(image)
  return { ...on(raw), close: () => void raw.close() }
}

const looks = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/** A statement of the simulator itself, kept with its connection: it never counts as the product's and never dies. */
export function look({ raw }: Db, text: string): Database.Statement {
  let statements = looks.get(raw)
  if (!statements) looks.set(raw, (statements = new Map()))
  let statement = statements.get(text)
  if (!statement) statements.set(text, (statement = raw.prepare(text)))
  return statement
}

function on(raw: Database.Database): Disk {
  raw.pragma('journal_mode = MEMORY')
  raw.pragma('foreign_keys = ON')
  const inner = handle(raw)
  let left = Infinity
  const tick = (): void => {
    if (left === Infinity) return
    if (left <= 0) throw new Killed()
    left--
  }
  const db: Db = {
    ...inner,
    prepare(text) {
      tick()
      return inner.prepare(text)
    },
  }
  return {
    db,
    killAfter: (statements) => (left = statements),
    revive: () => (left = Infinity),
    image: () => raw.serialize(),
    close: () => undefined,
  }
}
