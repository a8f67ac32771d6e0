import type { Db } from '../../db/handle.ts'
import { cardOf, setCardsRead, type Verify } from '../../db/cards.ts'
import { beginIncarnation } from '../../db/outbox.ts'
import { holdsScope } from '../../domain/sync/feed.ts'
import type { RefusalReason } from '../../domain/sync/protocol.ts'
import { type Rules, sound } from '../../domain/sync/rules.ts'
import type { HubClient } from './client.ts'
import { clearCursors } from './cursor.ts'
import { writeEpoch } from './pairing-state.ts'

/** What a round of sync works with. The simulator passes a client in memory and broken rules. */
export interface Peer {
  readonly db: Db
  readonly client: HubClient
  /** The hub's key, which signs cards. */
  readonly hubKey: string
  newId(): string
  readonly verify: Verify
  /** Told after rows changed. */
  changed(tables: readonly string[]): void
  /** Told how far it is; `total` is 0 while that is not known. */
  progress(step: 'push' | 'pull', done: number, total: number): void
  /** Throws when the round is to stop. */
  goOn(): void
  readonly rules?: Rules
}

/** What a step found out: `again` when the numbering or the cursors were begun anew. */
export type Step = 'done' | 'again'

/**
 * The hub was restored from a backup, or is another one: nothing is known to be there. Everything that this device
 * holds is offered again, whoever made it, and the feed is read from the beginning; what both have costs one look.
 */
export function startOver(peer: Peer, epoch: string): void {
  const { db, rules = sound } = peer
  db.raw.transaction(() => {
    writeEpoch(db, epoch)
    clearCursors(db)
    setCardsRead(db, 0)
    if (rules.offerAll) {
      db.prepare('UPDATE tx SET hub_seq = NULL, refused = NULL').run()
      db.prepare('UPDATE quarantine SET hub_seq = NULL').run()
    }
    beginIncarnation(db, peer.newId(), rules)
  })()
}

/** This database was restored or copied: its numbers belong to another history. */
export function begin(peer: Peer): void {
  peer.db.raw.transaction(() => beginIncarnation(peer.db, peer.newId(), peer.rules))()
}

/**
 * Offers again what the hub once refused and would take now: the contract was granted, the person admitted, the device
 * welcomed back.
 */
export function offerRefusedAgain(peer: Peer, granted: readonly string[]): boolean {
  const { db } = peer
  const refused = db.prepare('SELECT hash, scope, device, author, refused FROM tx WHERE refused IS NOT NULL').all() as {
    hash: string
    scope: string
    device: string
    author: string
    refused: RefusalReason
  }[]
  const good = refused.filter(({ scope, device, author, refused: reason }) => {
    const card = cardOf(db, device)
    if (!card || card.revokedAt !== '') return false
    if (reason === 'scope') return holdsScope(granted, scope) && holdsScope(card.scopes, scope)
    return reason === 'device' || reason === 'revoked' || (reason === 'author' && card.persons.includes(author))
  })
  if (good.length === 0) return false
  db.raw.transaction(() => {
    for (const { hash } of good) db.prepare('UPDATE tx SET refused = NULL WHERE hash = ?').run(hash)
    beginIncarnation(db, peer.newId())
  })()
  return true
}
