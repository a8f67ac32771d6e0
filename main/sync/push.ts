import { setImmediate as turn } from 'node:timers/promises'
import { envelopeOf } from '../../db/envelope.ts'
import type { Db } from '../../db/handle.ts'
import { chainAt, outboxFrom, readTransport, setAcked, type Transport } from '../../db/outbox.ts'
import { limits, type PushAnswer, type PushRequest } from '../../domain/sync/protocol.ts'
import { sound } from '../../domain/sync/rules.ts'
import { furthest } from './cursor.ts'
import { readEpoch } from './pairing-state.ts'
import { begin, type Peer, startOver, type Step } from './peer.ts'

/** Offers everything in the outbox that the hub is not known to have. `probe`: asks even when nothing is left. */
export async function pushAll(peer: Peer, probe: boolean): Promise<Step> {
  const { db, client } = peer
  let asked = !probe
  let prepared: PushRequest | undefined
  for (;;) {
    peer.goOn()
    const transport = readTransport(db) ?? started(peer)
    if (transport.acked >= transport.last && asked) return 'done'
    asked = true
    const prev = chainAt(db, transport.acked)
    if (prev === undefined) {
      begin(peer)
      return 'again'
    }
    const epoch = readEpoch(db)
    const request = batchOf(db, transport, prev, epoch, prepared)
    const answering = client.push(request)
    prepared = await prepareNext(peer, request, answering)
    const answer = await answering
    peer.goOn()
    const step = take(peer, request, answer)
    if (step === 'again') return 'again'
    const now = readTransport(db)!
    peer.progress('push', now.acked, now.last)
  }
}

function started(peer: Peer): Transport {
  begin(peer)
  return readTransport(peer.db)!
}

/**
 * While the hub is busy with a batch, the one that follows if it takes it whole is read and written. Undefined where
 * nothing follows, or the client has no use for it.
 */
async function prepareNext(
  peer: Peer,
  request: PushRequest,
  answering: Promise<PushAnswer>,
): Promise<PushRequest | undefined> {
  const { db, client } = peer
  if (!client.prepare) return undefined
  // Its failure is heard by whoever waits for the answer.
  answering.catch(() => undefined)
  // The batch is on its way first: reading holds this thread.
  await turn()
  peer.goOn()
  const { incarnation, from, txs, epoch } = request
  const last = from + txs.length - 1
  const prev = chainAt(db, last)
  if (prev === undefined) return undefined
  const next = batchOf(db, { incarnation, acked: last }, prev, epoch)
  if (next.txs.length === 0) return undefined
  client.prepare(next)
  return next
}

/**
 * The next batch: a transaction is never split, and one larger than a batch goes alone. `prepared` is taken where it is
 * what would be made now; what was saved since goes with a later one.
 */
function batchOf(
  db: Db,
  { incarnation, acked }: Pick<Transport, 'incarnation' | 'acked'>,
  prev: string,
  epoch: string,
  prepared?: PushRequest,
): PushRequest {
  const head = { epoch, incarnation, from: acked + 1, prev, seen: furthest(db) }
  if (prepared && JSON.stringify({ ...prepared, txs: [] }) === JSON.stringify({ ...head, txs: [] })) return prepared
  const txs: PushRequest['txs'] = []
  let bytes = 0
  for (const { hash } of outboxFrom(db, acked + 1, limits.pushTransactions)) {
    const envelope = envelopeOf(db, hash)
    if (!envelope) throw new Error(`the outbox names ${hash}, which is not in the log`)
    bytes += envelope.text.length
    if (txs.length > 0 && bytes > limits.pushBytes) break
    txs.push({ text: envelope.text, signature: envelope.signature })
  }
  return { ...head, txs }
}

/** Applies the hub's answer, unless the numbering was begun anew meanwhile. */
function take(peer: Peer, request: PushRequest, answer: PushAnswer): Step {
  const { db, rules = sound } = peer
  return db.raw.transaction((): Step => {
    const transport = readTransport(db)
    if (transport?.incarnation !== request.incarnation || readEpoch(db) !== request.epoch) return 'again'
    switch (answer.outcome) {
      case 'reset':
        startOver(peer, answer.epoch)
        return 'again'
      case 'fork':
        begin(peer)
        return 'again'
      case 'gap':
        setAcked(db, answer.last)
        return 'done'
      case 'accepted': {
        // The hub has more under this numbering than this database ever used: it was restored from an image.
        if (answer.last > transport.last) {
          begin(peer)
          return 'again'
        }
        for (const { n, reason } of answer.refused) markRefused(db, n, reason)
        if (!rules.seenInFeed) markSynced(db, answer.last)
        setAcked(db, answer.last)
        return 'done'
      }
    }
  })()
}

function markRefused(db: Db, n: number, reason: string): void {
  db.prepare('UPDATE tx SET refused = ? WHERE hash = (SELECT hash FROM outbox WHERE seq = ?) AND hub_seq IS NULL').run(
    reason,
    n,
  )
}

/** What a product that believes an acknowledgement would do. */
function markSynced(db: Db, last: number): void {
  db.prepare(
    'UPDATE tx SET hub_seq = 0 WHERE hub_seq IS NULL AND hash IN (SELECT hash FROM outbox WHERE seq <= ?)',
  ).run(last)
}
