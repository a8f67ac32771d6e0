import { sha256, sha256Stream } from '../../db/crypto.ts'
import { chainAfter, readTransaction } from '../../domain/sync/feed.ts'
import { effectsOf } from './effects.ts'
import type { FeedRow, StoreRead, StoreWrite } from './store.ts'

/** What two stores must agree in. */
export interface Digest {
  readonly seq: number
  /** The feed's chain, made again from the texts. */
  readonly chain: string
  /** Over all heads. */
  readonly heads: string
  readonly devices: number
  readonly lines: number
  readonly users: number
  readonly blobs: number
}

const pageRows = 1000
const pageBytes = 8 * 1024 * 1024
const listed = 5000

/** The feed from its beginning, in stretches that fit in memory. */
export async function* feedOf(read: StoreRead): AsyncIterable<FeedRow[]> {
  const { seq: end } = await read.end()
  for (let at = 0; at < end;) {
    const places = await read.places(at, end, null, pageRows)
    let bytes = 0
    const page = places.filter(({ size }, i) => {
      bytes += size
      return i === 0 || bytes <= pageBytes
    })
    yield await read.rows(page.map(({ seq }) => seq))
    at = page.at(-1)!.seq
  }
}

/** Reads everything and says what it comes to. Throws when the feed does not fit its own chain. */
export async function digestOf(read: StoreRead): Promise<Digest> {
  let seq = 0
  let chain = ''
  for await (const rows of feedOf(read))
    for (const row of rows) {
      seq++
      chain = chainAfter(sha256, chain, sha256(row.text))
      if (row.seq !== seq || row.chain !== chain) throw new BrokenFeed(row.seq)
    }
  const end = await read.end()
  if (end.seq !== seq || end.chain !== chain) throw new BrokenFeed(end.seq)
  const heads = sha256Stream()
  const text = new TextEncoder()
  for (let page = await read.heads(undefined, listed); page.length > 0; page = await read.heads(page.at(-1), listed))
    for (const h of page) heads.update(text.encode(`${JSON.stringify([h.table, h.row, h.register, h.op])}\n`))
  return {
    seq,
    chain,
    heads: heads.digest(),
    devices: (await read.devices(0)).length,
    lines: (await read.lines()).length,
    users: (await read.users()).length,
    blobs: (await read.totals()).blobs,
  }
}

/** The feed is not what its chain says: the database was altered or is damaged. */
export class BrokenFeed extends Error {
  readonly seq: number
  constructor(seq: number) {
    super(`the feed breaks at ${seq}`)
    this.name = 'BrokenFeed'
    this.seq = seq
  }
}

/**
 * Copies a store into an empty one by replaying the feed in order: heads are made again, not copied. Open windows of
 * pairing stay behind. Everything in the one transaction of `write`.
 */
export async function copyStore(read: StoreRead, write: StoreWrite): Promise<void> {
  for await (const rows of feedOf(read)) {
    const batch = rows.map(({ seq, text }) => {
      const tx = readTransaction(text)
      if (!tx) throw new BrokenFeed(seq)
      return { tx, text }
    })
    await write.append(rows, effectsOf(batch))
  }
  for (const line of await read.lines()) await write.saveLine(line)
  for (const device of await read.devices(0)) await write.saveDevice(device)
  for (const user of await read.users()) await write.saveUser(user)
  for (let page = await read.blobs('', listed); page.length > 0; page = await read.blobs(page.at(-1)!.sha256, listed))
    for (const blob of page) await write.saveBlob(blob)
  await write.setMeta(await read.meta())
}
