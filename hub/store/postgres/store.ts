import type pg from 'pg'
import { canonical } from '../../../domain/sync/canonical.ts'
import { deviceCardSchema } from '../../../domain/sync/protocol.ts'
import type {
  BlobRow,
  DeviceRow,
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
import { isAway } from './pool.ts'

type Row = Record<string, unknown>
type Ask = (text: string, values?: unknown[]) => Promise<Row[]>

/** The hub's store on PostgreSQL. Reads take any connection; a transaction has one to itself. */
export function postgresStore(pool: pg.Pool): Store {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw isAway(error) ? new StoreUnavailable(error) : error
    }
  }
  const transaction = <T>(begin: string, work: (ask: Ask) => Promise<T>): Promise<T> =>
    guarded(async () => {
      const client = await pool.connect()
      let broken: Error | undefined
      // Between two statements nobody else listens to a connection that dies.
      const onError = (error: Error): void => void (broken = error)
      client.on('error', onError)
      try {
        await client.query(begin)
        const result = await work(async (text, values) => (await client.query<Row>(text, values)).rows)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((problem: Error) => void (broken = problem))
        throw error
      } finally {
        client.off('error', onError)
        client.release(broken)
      }
    })
  const ask: Ask = async (text, values) => (await pool.query<Row>(text, values)).rows
  return {
    kind: 'postgres',
    read: (work) => guarded(() => work(reading(ask))),
    snapshot: (work) =>
      transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (inside) => work(reading(inside))),
    write: (work) => transaction('BEGIN', (inside) => work({ ...reading(inside), ...writing(inside) })),
    close: () => pool.end(),
  }
}

const device = (row: Row): DeviceRow => ({
  card: deviceCardSchema.parse(JSON.parse(String(row['card']))),
  signature: String(row['signature']),
  scopes: JSON.parse(String(row['scopes'])) as string[],
})
const user = (row: Row): UserRow => ({
  id: String(row['id']),
  login: String(row['login']),
  name: String(row['name']),
  role: row['role'] as UserRow['role'],
  scopes: JSON.parse(String(row['scopes'])) as string[],
  password: String(row['password']),
  disabledAt: String(row['disabled_at']),
})
const pairing = (row: Row): PairingRow => ({
  id: String(row['id']),
  token: String(row['token']),
  openedAt: String(row['opened_at']),
  expiresAt: String(row['expires_at']),
  tries: Number(row['tries']),
  state: row['state'] as PairingRow['state'],
  request: String(row['request']),
})
/** PostgreSQL gives a bigint as text. */
const line = (row: Row): LineRow => ({ ...(row as unknown as LineRow), last: Number(row['last']) })
const blob = (row: Row): BlobRow => ({ ...(row as unknown as BlobRow), size: Number(row['size']) })
const feedRow = (row: Row): FeedRow => {
  const { seq, received_at: receivedAt, size: _, ...rest } = row
  return { ...(rest as unknown as FeedRow), seq: Number(seq), receivedAt: String(receivedAt) }
}
const head = (row: Row): HeadRow => ({
  table: String(row['tbl']),
  row: String(row['rec']),
  register: String(row['reg']),
  op: String(row['op']),
})

function reading(ask: Ask): StoreRead {
  const first = async (text: string, values?: unknown[]): Promise<Row | undefined> => (await ask(text, values))[0]
  const maybe = <T>(row: Row | undefined, read: (row: Row) => T): T | undefined => (row ? read(row) : undefined)
  return {
    async meta() {
      const row = (await first('SELECT hub, epoch, serial, moved_to AS "movedTo" FROM meta'))!
      return { ...(row as unknown as Meta), serial: Number(row['serial']) }
    },
    async end() {
      const row = (await first('SELECT seq, chain FROM feed_end'))!
      return { seq: Number(row['seq']), chain: String(row['chain']) }
    },
    chainAt: async (seq) =>
      seq === 0 ? '' : maybe(await first('SELECT chain FROM feed WHERE seq = $1', [seq]), (r) => String(r['chain'])),
    async places(after, until, scopes, limit) {
      const found =
        scopes === null
          ? await ask('SELECT seq, size FROM feed WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3', [
              after,
              until,
              limit,
            ])
          : await ask(
              `SELECT place.seq, place.size FROM unnest($4::text[]) AS wanted (scope) CROSS JOIN LATERAL (
                 SELECT seq, size FROM feed WHERE feed.scope = wanted.scope AND seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3
               ) AS place ORDER BY seq LIMIT $3`,
              [after, until, limit, [...new Set(scopes)]],
            )
      return found.map((row) => ({ seq: Number(row['seq']), size: Number(row['size']) }))
    },
    rows: async (seqs) =>
      (await ask('SELECT * FROM feed WHERE seq = ANY($1::bigint[]) ORDER BY seq', [seqs])).map(feedRow),
    line: async (of, incarnation) =>
      maybe(await first('SELECT * FROM line WHERE device = $1 AND incarnation = $2', [of, incarnation]), line),
    lines: async () => (await ask('SELECT * FROM line ORDER BY device, incarnation')).map(line),
    async known(ids) {
      const rows = await ask('SELECT id, hash FROM feed WHERE id = ANY($1)', [ids])
      return new Map(rows.map((row) => [String(row['id']), String(row['hash'])]))
    },
    heads: async (after, limit) =>
      (after
        ? await ask(
            'SELECT * FROM head WHERE (tbl, rec, reg, op) > ($1, $2, $3, $4) ORDER BY tbl, rec, reg, op LIMIT $5',
            [after.table, after.row, after.register, after.op, limit],
          )
        : await ask('SELECT * FROM head ORDER BY tbl, rec, reg, op LIMIT $1', [limit])
      ).map(head),
    device: async (id) => maybe(await first('SELECT * FROM device WHERE id = $1', [id]), device),
    devices: async (serial) =>
      (await ask('SELECT * FROM device WHERE serial > $1 ORDER BY serial', [serial])).map(device),
    devicesNamed: async (ids) => (await ask('SELECT * FROM device WHERE id = ANY($1)', [ids])).map(device),
    users: async () => (await ask('SELECT * FROM hub_user ORDER BY login')).map(user),
    user: async (login) => maybe(await first('SELECT * FROM hub_user WHERE login = $1', [login]), user),
    pairings: async () =>
      (await ask("SELECT * FROM pairing WHERE state <> 'closed' ORDER BY opened_at DESC")).map(pairing),
    blob: async (sha256) => maybe(await first('SELECT * FROM blob WHERE sha256 = $1', [sha256]), blob),
    blobs: async (after, limit) =>
      (await ask('SELECT * FROM blob WHERE sha256 > $1 ORDER BY sha256 LIMIT $2', [after, limit])).map(blob),
    fileRefs: async (after, limit) =>
      (await ask('SELECT * FROM file_ref WHERE (sha256, scope) > ($1, $2) ORDER BY sha256, scope LIMIT $3', [
        after?.sha256 ?? '',
        after?.scope ?? '',
        limit,
      ])) as unknown as FileRef[],
    refersTo: async (sha256, scopes) =>
      (await first('SELECT 1 FROM file_ref WHERE sha256 = $1 AND ($2::text[] IS NULL OR scope = ANY($2)) LIMIT 1', [
        sha256,
        scopes,
      ])) !== undefined,
    async totals() {
      const row = (await first(
        `SELECT (SELECT seq FROM feed_end) AS seq, (SELECT count(*) FROM device) AS devices,
           (SELECT count(*) FROM conflict) AS conflicts, (SELECT count(*) FROM blob) AS blobs,
           (SELECT coalesce(sum(size), 0) FROM blob) AS "blobBytes",
           (SELECT count(DISTINCT sha256) FROM file_ref r
             WHERE NOT EXISTS (SELECT 1 FROM blob WHERE blob.sha256 = r.sha256)) AS missing`,
      ))!
      return Object.fromEntries(Object.entries(row).map(([name, n]) => [name, Number(n)])) as unknown as Totals
    },
  }
}

function writing(ask: Ask): Omit<StoreWrite, keyof StoreRead> {
  const columns = <T>(rows: readonly T[], ...of: ((row: T) => unknown)[]): unknown[] => of.map((get) => rows.map(get))
  const headColumns = (rows: readonly HeadRow[]): unknown[] =>
    columns(
      rows,
      (h) => h.table,
      (h) => h.row,
      (h) => h.register,
      (h) => h.op,
    )
  return {
    async setMeta(meta) {
      await ask(
        `UPDATE meta SET hub = coalesce($1, hub), epoch = coalesce($2, epoch), serial = coalesce($3, serial),
           moved_to = coalesce($4, moved_to)`,
        [meta.hub, meta.epoch, meta.serial, meta.movedTo],
      )
    },
    async lockLine(of, incarnation) {
      await ask("INSERT INTO line VALUES ($1, $2, 0, '') ON CONFLICT DO NOTHING", [of, incarnation])
      const rows = await ask('SELECT * FROM line WHERE device = $1 AND incarnation = $2 FOR UPDATE', [of, incarnation])
      return line(rows[0]!)
    },
    async lockEnd() {
      const row = (await ask('SELECT seq, chain FROM feed_end FOR UPDATE'))[0]!
      return { seq: Number(row['seq']), chain: String(row['chain']) }
    },
    async append(rows, effects) {
      if (rows.length > 0)
        await ask(
          `INSERT INTO feed (seq, id, hash, device, author, scope, size, chain, signature, received_at, text)
             SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[],
               $8::text[], $9::text[], $10::text[], $11::text[])`,
          columns(
            rows,
            (r) => r.seq,
            (r) => r.id,
            (r) => r.hash,
            (r) => r.device,
            (r) => r.author,
            (r) => r.scope,
            (r) => Buffer.byteLength(r.text),
            (r) => r.chain,
            (r) => r.signature,
            (r) => r.receivedAt,
            (r) => r.text,
          ),
        )
      if (effects.dropped.length > 0)
        await ask(
          `DELETE FROM head USING unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS gone (tbl, rec, reg, op)
             WHERE head.tbl = gone.tbl AND head.rec = gone.rec AND head.reg = gone.reg AND head.op = gone.op`,
          headColumns(effects.dropped),
        )
      if (effects.added.length > 0)
        await ask(
          `INSERT INTO head SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
          headColumns(effects.added),
        )
      if (effects.files.length > 0)
        await ask(
          'INSERT INTO file_ref SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING',
          columns(
            effects.files,
            (f) => f.sha256,
            (f) => f.scope,
          ),
        )
      const end = rows.at(-1)
      if (end) await ask('UPDATE feed_end SET seq = $1, chain = $2', [end.seq, end.chain])
    },
    async saveLine(l) {
      await ask(
        `INSERT INTO line VALUES ($1, $2, $3, $4) ON CONFLICT (device, incarnation)
           DO UPDATE SET last = excluded.last, chain = excluded.chain`,
        [l.device, l.incarnation, l.last, l.chain],
      )
    },
    nextSerial: async () => Number((await ask('UPDATE meta SET serial = serial + 1 RETURNING serial'))[0]!['serial']),
    async saveDevice({ card, signature, scopes }) {
      await ask(
        `INSERT INTO device VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE
           SET serial = excluded.serial, card = excluded.card, signature = excluded.signature, scopes = excluded.scopes`,
        [card.device, card.serial, canonical(card), signature, JSON.stringify(scopes)],
      )
    },
    async saveUser(u) {
      await ask(
        `INSERT INTO hub_user VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE
           SET login = excluded.login, name = excluded.name, role = excluded.role, scopes = excluded.scopes,
             password = excluded.password, disabled_at = excluded.disabled_at`,
        [u.id, u.login, u.name, u.role, JSON.stringify(u.scopes), u.password, u.disabledAt],
      )
    },
    async savePairing(p) {
      await ask(
        `INSERT INTO pairing VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE
           SET token = excluded.token, tries = excluded.tries, state = excluded.state, request = excluded.request`,
        [p.id, p.token, p.openedAt, p.expiresAt, p.tries, p.state, p.request],
      )
    },
    async saveBlob(b) {
      await ask('INSERT INTO blob VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [b.sha256, b.size, b.device, b.at])
    },
  }
}
