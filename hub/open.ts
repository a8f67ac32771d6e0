import { join } from 'node:path'
import { randomId, sha256, verifyTextAside } from '../db/crypto.ts'
import { openDatabase } from '../db/open.ts'
import { fail } from '../domain/failure.ts'
import { sound } from '../domain/sync/rules.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Hub } from './feed/hub.ts'
import { type Identity, loadIdentity } from './feed/identity.ts'
import { type BlobFolder, openBlobs } from './store/blobs.ts'
import { openPool } from './store/postgres/pool.ts'
import { postgresStore } from './store/postgres/store.ts'
import { sqliteMigrations } from './store/sqlite/migrations.ts'
import { sqliteStore } from './store/sqlite/store.ts'
import type { Store } from './store/store.ts'

/** The lowest schema version that may read. Raised only when an older build would show what was meant wrongly. */
const minPullSchema = 1

/** A hub on its data, whoever serves it: the server, a command, or the office. */
export interface OpenHub {
  readonly hub: Hub
  readonly identity: Identity
  readonly blobs: BlobFolder
  /** Hears of every addition to the feed; returns how to stop. */
  subscribe(heard: () => void): () => void
  close(): Promise<void>
}

export const sqliteFile = (folder: string): string => join(folder, 'hub.sqlite')

export function openSqlite(path: string): Store {
  const db = openDatabase(path, systemClock(), { migrations: sqliteMigrations })
  // Ids are random, so that a push touches pages all over: write them back less often, and keep more at hand.
  db.raw.pragma('wal_autocheckpoint = 8192')
  db.raw.pragma('cache_size = -65536')
  return sqliteStore(db)
}

export async function openPostgres(url: string): Promise<Store> {
  return postgresStore(await openPool(url))
}

/** Opens a hub; the first time makes its identity, certificate and database. */
export async function openHub(config: Config): Promise<OpenHub> {
  const identity = await loadIdentity(config.folder, {
    names: config.names,
    now: systemClock(),
    ...(config.own ? { own: config.own } : {}),
  })
  const store = config.databaseUrl ? await openPostgres(config.databaseUrl) : openSqlite(sqliteFile(config.folder))
  try {
    await own(store, identity)
  } catch (error) {
    await store.close()
    throw error
  }
  const listeners = new Set<() => void>()
  return {
    hub: {
      store,
      hash: sha256,
      verify: verifyTextAside,
      now: systemClock,
      minPullSchema,
      onAppended: () => listeners.forEach((heard) => heard()),
      rules: sound,
    },
    identity,
    blobs: openBlobs(join(config.folder, 'files')),
    subscribe(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    close: () => store.close(),
  }
}

/** A new database becomes this hub's; one of another hub, or one that was moved away, is refused. */
function own(store: Store, identity: Identity): Promise<void> {
  return store.write(async (write) => {
    const meta = await write.meta()
    if (meta.movedTo !== '')
      fail('read-only', `这份数据已迁移到 ${meta.movedTo}，不能再从这里启动。请设置 ROUNDS_HUB_DATABASE_URL。`)
    if (meta.hub === '') await write.setMeta({ hub: identity.id, epoch: randomId() })
    else if (meta.hub !== identity.id)
      fail('conflict', '数据库属于另一个中心站，与数据文件夹中的 hub.json 不符。请检查 ROUNDS_HUB_DATA 和数据库地址。')
  })
}
