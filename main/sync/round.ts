import type { Db } from '../../db/handle.ts'
import { readTransport } from '../../db/outbox.ts'
import { sound } from '../../domain/sync/rules.ts'
import { HubProblem } from './client.ts'
import { alignCursors, scopesToRead } from './cursor.ts'
import { readEpoch, writeEpoch } from './pairing-state.ts'
import { begin, offerRefusedAgain, type Peer, startOver } from './peer.ts'
import { pullAll } from './pull.ts'
import { pushAll } from './push.ts'

/** Restarts within one round; a hub that answers `fork` or `reset` for ever must not keep a laptop busy. */
const mostRestarts = 20

/**
 * One round: everything is offered, everything is read, and what the hub said it has must be seen in its feed. Each
 * answer is applied in one SQLite transaction, and only while the database still stands where it was when the hub was
 * asked: a round can be cut off anywhere and begun again. Throws {@link HubProblem}.
 */
export async function syncRound(peer: Peer): Promise<void> {
  const { db, client, rules = sound } = peer
  const hello = await client.hello()
  if (!db.raw.open) return
  meetHub(peer, hello.epoch)
  for (let restarts = 0; restarts < mostRestarts; restarts++) {
    alignCursors(db, scopesToRead(hello.scopes), rules)
    if ((await pushAll(peer, false)) === 'again' || (await pullAll(peer)) === 'again') continue
    if (offerRefusedAgain(peer, hello.scopes)) continue
    // What was saved meanwhile is for the next round.
    if (!isOwed(db) || !isOffered(db) || !rules.probe) return
    // The hub says that it has everything, yet its feed does not hold it: it was restored and tells no new epoch.
    if ((await pushAll(peer, true)) === 'done' && isOwed(db)) begin(peer)
  }
  throw new HubProblem('bad-answer', '中心站的回答自相矛盾，同步已停下。请联系管理员检查中心站。')
}

/** Agrees with the hub's epoch: with another one everything is offered again. */
function meetHub(peer: Peer, epoch: string): void {
  const before = readEpoch(peer.db)
  if (before === epoch) return
  if (before === '') writeEpoch(peer.db, epoch)
  else startOver(peer, epoch)
}

/** True when something was offered and not refused, and is not seen in the feed. */
function isOwed(db: Db): boolean {
  const waiting = 'SELECT 1 FROM tx WHERE hub_seq IS NULL AND refused IS NULL LIMIT 1'
  return db.prepare(waiting).get() !== undefined
}

/** True when the hub is believed to have everything in the outbox. */
function isOffered(db: Db): boolean {
  const transport = readTransport(db)
  return transport !== undefined && transport.acked >= transport.last
}
