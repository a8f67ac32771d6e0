import { holdsScope } from '../../domain/sync/feed.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { limits, type PullAnswer, type PullRequest, type SignedCard } from '../../domain/sync/protocol.ts'
import type { DeviceRow, StoreRead } from '../store/store.ts'
import type { Hub } from './hub.ts'

/** How much one answer may carry. */
export interface PageLimit {
  readonly transactions: number
  readonly bytes: number
}

const pullPage: PageLimit = { transactions: limits.pullTransactions, bytes: limits.pullBytes }
/** For a new laptop, which takes everything. */
export const snapshotPage: PageLimit = { transactions: limits.snapshotTransactions, bytes: limits.snapshotBytes }

/**
 * What stands in the feed after the device's cursor, in the scopes that it asks for and holds. A cursor that this feed
 * never had – the hub was restored – is answered with a reset, whatever the epoch says.
 */
export async function pull(
  hub: Hub,
  device: string,
  request: PullRequest,
  limit: PageLimit = pullPage,
): Promise<PullAnswer> {
  return hub.store.read(async (read) => {
    const { epoch } = await read.meta()
    if (hub.rules.epoch && request.epoch !== epoch) return { outcome: 'reset', epoch }
    if (request.schemaVersion < hub.minPullSchema) return { outcome: 'update', minPullSchema: hub.minPullSchema }
    const row = await read.device(device)
    const end = await read.end()
    const chain = await read.chainAt(request.after)
    if (hub.rules.feedChain && chain !== request.chain) return { outcome: 'reset', epoch }

    // Rights that were withdrawn since the device asked for them: it must not believe that it has read what it did not get.
    const until = mayAll(request.scopes, row) ? Math.min(end.seq, request.until ?? end.seq) : request.after
    const scopes = wanted(request.scopes, row)
    const places = await read.places(request.after, until, scopes, limit.transactions + 1)
    const page = cut(places, limit)
    const rows = await read.rows(page)
    const more = page.length < places.length
    const last = rows.at(-1)
    const next =
      more && last
        ? { seq: last.seq, chain: last.chain }
        : { seq: Math.max(until, request.after), chain: (await read.chainAt(Math.max(until, request.after))) ?? '' }
    return {
      outcome: 'page',
      txs: rows.map(({ seq, text, signature }) => ({ seq, text, signature })),
      next,
      head: end.seq,
      more,
      cards: await cardsAfter(read, request.cards),
    }
  })
}

/** True when the device holds every scope that it names. Who asks for all means all that it holds. */
function mayAll(asked: readonly string[], device: DeviceRow | undefined): boolean {
  return device !== undefined && asked.every((scope) => scope === '*' || holdsScope(device.scopes, scope))
}

/** Scopes that the device asks for and holds; null for all. */
function wanted(asked: readonly string[], device: DeviceRow | undefined): readonly string[] | null {
  if (!device || device.card.revokedAt !== '') return []
  const held = device.scopes
  if (asked.includes('*')) return held.includes('*') ? null : [...held, orgScope]
  return asked.filter((scope) => holdsScope(held, scope))
}

/** The places that fit one page; at least one, however large. */
function cut(places: readonly { seq: number; size: number }[], limit: PageLimit): number[] {
  const page: number[] = []
  let bytes = 0
  for (const { seq, size } of places) {
    bytes += size
    if (page.length === limit.transactions || (page.length > 0 && bytes > limit.bytes)) break
    page.push(seq)
  }
  return page
}

/** Every card that is newer, the oldest first: whoever holds them can check a bundle without the hub. */
async function cardsAfter(read: StoreRead, serial: number): Promise<SignedCard[]> {
  return (await read.devices(serial)).map(({ card, signature }) => ({ card, signature }))
}
