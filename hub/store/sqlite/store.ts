import type { Db } from '../../../db/handle.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import { deviceCardSchema } from '../../../domain/sync/protocol.ts'
import type {
  BlobRow,
  DeviceRow,
  FeedEnd,
  FeedPlace,
  FeedRow,
  FileRef,
  HeadRow,
  LineRow,
  Meta,
  PairingRow,
  Store,
  StoreRead,
  StoreWrite,
  Totals,
  UserRow,
} from '../store.ts'
import { StoreUnavailable } from '../store.ts'

/**
 * The hub's store on SQLite. One connection, used by one at a time: a transaction that waits for something must not let
 * another caller into it.
 */
export function sqliteStore(db: Db): Store {
  const one = queue()
  const access = { ...reading(db), ...writing(db) }
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/.test(String((error as { code?: unknown }).code))
        ? new StoreUnavailable(error)
        : error
    }
  }
  const transaction = <T>(begin: string, work: () => Promise<T>): Promise<T> =>
    one(() =>
      guarded(async () => {
        db.raw.exec(begin)
        try {
          const result = await work()
          db.raw.exec('COMMIT')
          return result
        } catch (error) {
          if (db.raw.inTransaction) db.raw.exec('ROLLBACK')
          throw error
        }
      }),
    )
  return {
    kind: 'sqlite',
    read: (work) => one(() => guarded(() => work(access))),
    snapshot: (work) => transaction('BEGIN', () => work(access)),
    write: (work) => transaction('BEGIN IMMEDIATE', () => work(access)),
    close: () => one(async () => void db.raw.close()),
  }
}

/** Runs what it is given one after the other. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}

const feedColumns =
  'seq, chain, id, hash, device, author, scope, text, signature, received_at AS receivedAt' satisfies string
const headColumns = 'tbl AS "table", rec AS row, reg AS register, op' satisfies string
const pairingColumns = 'id, token, opened_at AS openedAt, expires_at AS expiresAt, tries, state, request'
const userColumns = 'id, login, name, role, scopes, password, disabled_at AS disabledAt'

const device = (row: { card: string; signature: string; scopes: string }): DeviceRow => ({
  card: deviceCardSchema.parse(JSON.parse(row.card)),
  signature: row.signature,
  scopes: JSON.parse(row.scopes) as string[],
})
const user = (row: Omit<UserRow, 'scopes'> & { scopes: string }): UserRow => ({
  ...row,
  scopes: JSON.parse(row.scopes) as string[],
})

function reading(db: Db): StoreRead {
  const get = (text: string, ...values: unknown[]): unknown => db.prepare(text).get(...values)
  const all = <T>(text: string, ...values: unknown[]): T[] => db.prepare(text).all(...values) as T[]
  const list = (values: readonly unknown[]): string => JSON.stringify(values)
  const count = (text: string): number => (get(text) as { n: number }).n

  return {
    meta: async () => get('SELECT hub, epoch, serial, moved_to AS movedTo FROM meta') as Meta,
    end: async () => get('SELECT seq, chain FROM meta') as FeedEnd,
    chainAt: async (seq) =>
      seq === 0 ? '' : (get('SELECT chain FROM feed WHERE seq = ?', seq) as FeedEnd | undefined)?.chain,
    async places(after, until, scopes, limit) {
      if (scopes === null)
        return all<FeedPlace>(
          'SELECT seq, size FROM feed WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
          after,
          until,
          limit,
        )
      const text = 'SELECT seq, size FROM feed WHERE scope = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?'
      const found = [...new Set(scopes)].flatMap((scope) => all<FeedPlace>(text, scope, after, until, limit))
      return found.sort((a, b) => a.seq - b.seq).slice(0, limit)
    },
    rows: async (seqs) =>
      all<FeedRow>(
        `SELECT ${feedColumns} FROM feed WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
        list(seqs),
      ),
    line: async (of, incarnation) =>
      get('SELECT * FROM line WHERE device = ? AND incarnation = ?', of, incarnation) as LineRow | undefined,
    lines: async () => all<LineRow>('SELECT * FROM line ORDER BY device, incarnation'),
    async known(ids) {
      const text = 'SELECT id, hash FROM feed WHERE id IN (SELECT value FROM json_each(?))'
      return new Map(all<{ id: string; hash: string }>(text, list(ids)).map(({ id, hash }) => [id, hash]))
    },
    heads: async (after, limit) =>
      after
        ? all<HeadRow>(
            `SELECT ${headColumns} FROM head WHERE (tbl, rec, reg, op) > (?, ?, ?, ?) ORDER BY tbl, rec, reg, op LIMIT ?`,
            after.table,
            after.row,
            after.register,
            after.op,
            limit,
          )
        : all<HeadRow>(`SELECT ${headColumns} FROM head ORDER BY tbl, rec, reg, op LIMIT ?`, limit),
    async device(id) {
      const row = get('SELECT card, signature, scopes FROM device WHERE id = ?', id)
      return row ? device(row as never) : undefined
    },
    devices: async (serial) =>
      all<never>('SELECT card, signature, scopes FROM device WHERE serial > ? ORDER BY serial', serial).map(device),
    devicesNamed: async (ids) =>
      all<never>(
        'SELECT card, signature, scopes FROM device WHERE id IN (SELECT value FROM json_each(?))',
        list(ids),
      ).map(device),
    users: async () => all<never>(`SELECT ${userColumns} FROM hub_user ORDER BY login`).map(user),
    async user(login) {
      const row = get(`SELECT ${userColumns} FROM hub_user WHERE login = ?`, login)
      return row ? user(row as never) : undefined
    },
    pairings: async () =>
      all<PairingRow>(`SELECT ${pairingColumns} FROM pairing WHERE state <> 'closed' ORDER BY opened_at DESC`),
    blob: async (sha256) => get('SELECT * FROM blob WHERE sha256 = ?', sha256) as BlobRow | undefined,
    blobs: async (after, limit) =>
      all<BlobRow>('SELECT * FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT ?', after, limit),
    fileRefs: async (after, limit) =>
      all<FileRef>(
        'SELECT * FROM file_ref WHERE (sha256, scope) > (?, ?) ORDER BY sha256, scope LIMIT ?',
        after?.sha256 ?? '',
        after?.scope ?? '',
        limit,
      ),
    refersTo: async (sha256, scopes) =>
      all<{ scope: string }>('SELECT scope FROM file_ref WHERE sha256 = ?', sha256).some(
        ({ scope }) => scopes === null || scopes.includes(scope),
      ),
    totals: async (): Promise<Totals> => ({
      seq: count('SELECT seq AS n FROM meta'),
      devices: count('SELECT count(*) AS n FROM device'),
      conflicts: count('SELECT count(*) AS n FROM conflict'),
      blobs: count('SELECT count(*) AS n FROM blob'),
      blobBytes: count('SELECT coalesce(sum(size), 0) AS n FROM blob'),
      missing: count('SELECT count(DISTINCT sha256) AS n FROM file_ref WHERE sha256 NOT IN (SELECT sha256 FROM blob)'),
    }),
  }
}

function writing(db: Db): Omit<StoreWrite, keyof StoreRead> {
  const run = (text: string, ...values: unknown[]): void => void db.prepare(text).run(...values)
  const get = (text: string, ...values: unknown[]): unknown => db.prepare(text).get(...values)
  return {
    async setMeta(meta) {
      if (meta.hub !== undefined) run('UPDATE meta SET hub = ?', meta.hub)
      if (meta.epoch !== undefined) run('UPDATE meta SET epoch = ?', meta.epoch)
      if (meta.serial !== undefined) run('UPDATE meta SET serial = ?', meta.serial)
      if (meta.movedTo !== undefined) run('UPDATE meta SET moved_to = ?', meta.movedTo)
    },
    // BEGIN IMMEDIATE has locked the whole database already.
    async lockLine(of, incarnation) {
      run("INSERT INTO line VALUES (?, ?, 0, '') ON CONFLICT DO NOTHING", of, incarnation)
      return get('SELECT * FROM line WHERE device = ? AND incarnation = ?', of, incarnation) as LineRow
    },
    lockEnd: async () => get('SELECT seq, chain FROM meta') as FeedEnd,
    async append(rows, effects) {
      for (const row of rows)
        run(
          'INSERT INTO feed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          row.seq,
          row.id,
          row.hash,
          row.device,
          row.author,
          row.scope,
          Buffer.byteLength(row.text),
          row.chain,
          row.signature,
          row.receivedAt,
          row.text,
        )
      for (const h of effects.dropped)
        run('DELETE FROM head WHERE tbl = ? AND rec = ? AND reg = ? AND op = ?', h.table, h.row, h.register, h.op)
      for (const h of effects.added)
        run('INSERT INTO head VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', h.table, h.row, h.register, h.op)
      for (const f of effects.files) run('INSERT INTO file_ref VALUES (?, ?) ON CONFLICT DO NOTHING', f.sha256, f.scope)
      const end = rows.at(-1)
      if (end) run('UPDATE meta SET seq = ?, chain = ?', end.seq, end.chain)
    },
    async saveLine(line) {
      run(
        'INSERT INTO line VALUES (?, ?, ?, ?) ON CONFLICT (device, incarnation) DO UPDATE SET last = excluded.last, chain = excluded.chain',
        line.device,
        line.incarnation,
        line.last,
        line.chain,
      )
    },
    nextSerial: async () => (get('UPDATE meta SET serial = serial + 1 RETURNING serial') as { serial: number }).serial,
    async saveDevice({ card, signature, scopes }) {
      run(
        `INSERT INTO device VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
           SET serial = excluded.serial, card = excluded.card, signature = excluded.signature, scopes = excluded.scopes`,
        card.device,
        card.serial,
        canonical(card),
        signature,
        JSON.stringify(scopes),
      )
    },
    async saveUser(u) {
      run(
        `INSERT INTO hub_user VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
           SET login = excluded.login, name = excluded.name, role = excluded.role, scopes = excluded.scopes,
             password = excluded.password, disabled_at = excluded.disabled_at`,
        u.id,
        u.login,
        u.name,
        u.role,
        JSON.stringify(u.scopes),
        u.password,
        u.disabledAt,
      )
    },
    async savePairing(p) {
      run(
        `INSERT INTO pairing VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
           SET token = excluded.token, tries = excluded.tries, state = excluded.state, request = excluded.request`,
        p.id,
        p.token,
        p.openedAt,
        p.expiresAt,
        p.tries,
        p.state,
        p.request,
      )
    },
    async saveBlob(blob) {
      run('INSERT INTO blob VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', blob.sha256, blob.size, blob.device, blob.at)
    },
  }
}
