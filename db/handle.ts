import type Database from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Kysely only compiles: it has no connection, so its asynchronous transactions, which can join and lose a
 * write, cannot be used by mistake. Execution is better-sqlite3's, synchronous.
 */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** The open database. Query functions take it first. */
export interface Db {
  readonly raw: Database.Database
  /** The prepared statement of a text, kept: for texts that never vary, on the way of every save. */
  prepare(text: string): Database.Statement
  /** All rows of a compiled query. */
  all<T>(query: Compilable<T>): T[]
  /** The first row, or undefined. */
  first<T>(query: Compilable<T>): T | undefined
  /** Runs a write; the number of rows it changed. */
  run(query: Compilable<unknown>): number
}

export function handle(raw: Database.Database): Db {
  const statements = new Map<string, Database.Statement>()
  const prepare = (text: string): Database.Statement => {
    let statement = statements.get(text)
    if (!statement) {
      // Lists of different length make different texts; the cache must not grow with the data.
      if (statements.size > 500) statements.clear()
      statement = raw.prepare(text)
      statements.set(text, statement)
    }
    return statement
  }
  return {
    raw,
    prepare,
    all<T>(query: Compilable<T>) {
      const { sql: text, parameters } = query.compile()
      return prepare(text).all(...parameters) as T[]
    },
    first<T>(query: Compilable<T>) {
      const { sql: text, parameters } = query.compile()
      return prepare(text).get(...parameters) as T | undefined
    },
    run(query) {
      const { sql: text, parameters } = query.compile()
      return prepare(text).run(...parameters).changes
    },
  }
}
