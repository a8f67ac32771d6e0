import pg from 'pg'
import { fail } from '../../../domain/failure.ts'
import { StoreUnavailable } from '../store.ts'
import { postgresMigrations } from './migrations.ts'

export interface PoolOptions {
  /** The list to bring the database to; tests pass another. */
  readonly migrations?: readonly string[]
  readonly size?: number
}

/** Keeps two hubs that start at once from migrating at once. Any fixed number. */
const migrationLock = 7_215_001

/**
 * Connects to PostgreSQL 15 or newer and brings the hub's tables up to date. Fails with a sentence for what the
 * operator can act on: an older server, one that loses acknowledged work, a database of a newer hub.
 */
export async function openPool(url: string, options: PoolOptions = {}): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'rounds-hub',
    // An acknowledged save must be on disk, whatever the server's or the role's default is.
    options: '-c synchronous_commit=on -c idle_in_transaction_session_timeout=60000',
  })
  // A connection that dies while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined)
  try {
    const client = await pool.connect()
    try {
      await check(client)
      await migrate(client, options.migrations ?? postgresMigrations)
    } finally {
      client.release()
    }
    return pool
  } catch (error) {
    await pool.end()
    throw isAway(error) ? new StoreUnavailable(error) : error
  }
}

async function check(client: pg.PoolClient): Promise<void> {
  const setting = async (name: string): Promise<string> => {
    const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name])
    return rows[0]!.value
  }
  if (Number(await setting('server_version_num')) < 150_000)
    fail('unsupported-system', `需要 PostgreSQL 15 或更新版本，这台服务器是 ${await setting('server_version')}。`)
  if ((await setting('server_encoding')) !== 'UTF8')
    fail('unsupported-system', '数据库的编码必须是 UTF8，请用 ENCODING UTF8 重新建库。')
  if ((await setting('fsync')) !== 'on')
    fail('unsupported-system', '这台 PostgreSQL 关闭了 fsync，断电会丢失已确认的记录。请打开后再启动。')
}

async function migrate(client: pg.PoolClient, migrations: readonly string[]): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await client.query('CREATE TABLE IF NOT EXISTS hub_version (version int NOT NULL)')
    const { rows } = await client.query<{ version: number }>('SELECT version FROM hub_version')
    const version = rows[0]?.version ?? 0
    if (version > migrations.length)
      fail('database-newer', '这个数据库由更新版本的中心站写成，请先升级本程序。数据没有改动。')
    for (const migration of migrations.slice(version)) await client.query(migration)
    await client.query('DELETE FROM hub_version')
    await client.query('INSERT INTO hub_version VALUES ($1)', [migrations.length])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** SQLSTATE classes in which asking again later may help: connection, resources, intervention, system, and I/O. */
const passing = /^(08|53|57|58|25006|40|55P03)/

/** True when the database could not be reached, was stopped, is full, or lost the race of two transactions. */
export function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && (passing.test(code) || /^E[A-Z]+$/.test(code))) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    String(message),
  )
}
