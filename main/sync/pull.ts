import { type Applying, applyTransactions, retryQuarantined } from '../../db/apply.ts'
import { allCards, cardOf, cardsRead, isGenuine, saveCards, setCardsRead } from '../../db/cards.ts'
import type { Db } from '../../db/handle.ts'
import { directReader, type Reader } from '../../db/reader.ts'
import { readState } from '../../db/state.ts'
import { refusal } from '../../domain/sync/feed.ts'
import { schemaVersion } from '../../domain/sync/op.ts'
import { type DeviceCard, type PullAnswer, type SignedCard } from '../../domain/sync/protocol.ts'
import { sound } from '../../domain/sync/rules.ts'
import { HubProblem, isFar, type Pulled } from './client.ts'
import { isCurrent, type Lane, moveLane, nextLane } from './cursor.ts'
import { readEpoch } from './pairing-state.ts'
import { type Peer, startOver, type Step } from './peer.ts'

/** Reads the feed to its end, scope by scope where they do not stand at the same place. */
export async function pullAll(peer: Peer): Promise<Step> {
  const { db, client, rules = sound } = peer
  let large = false
  for (;;) {
    peer.goOn()
    const lane = nextLane(db)
    if (!lane) return 'done'
    const epoch = readEpoch(db)
    const answer = await client.pull(
      {
        epoch,
        scopes: [...lane.scopes],
        after: lane.seq,
        chain: lane.chain,
        ...(lane.until === undefined ? {} : { until: lane.until.seq }),
        cards: rules.cardCursor ? cardsRead(db) : newestCard(db),
        schemaVersion,
      },
      large,
    )
    peer.goOn()
    const end = take(peer, lane, epoch, answer)
    if (end !== 'more') return end
    if (answer.outcome === 'page') {
      peer.progress('pull', answer.next.seq, answer.head)
      large = isFar(answer)
    }
  }
}

/** The wrong question: a card may have come by pairing or a bundle. */
const newestCard = (db: Db): number => allCards(db).at(-1)?.card.serial ?? 0

/** Applies one page in one transaction, if the database still stands where the page begins. */
function take(peer: Peer, lane: Lane, epoch: string, answer: Pulled): Step | 'more' {
  const { db, rules = sound } = peer
  if (answer.outcome === 'update')
    throw new HubProblem('version', '本程序的版本太旧，读不了中心站的新记录。请升级；在此之前您的记录仍会照常上传。')
  const tables = new Set<string>()
  if (!rules.pageWithCursor && answer.outcome === 'page') moveLane(db, lane, answer.next)
  const step = db.raw.transaction((): Step | 'more' => {
    if (readEpoch(db) !== epoch || (rules.pageWithCursor && !isCurrent(db, lane))) return 'again'
    if (answer.outcome === 'reset') {
      startOver(peer, answer.epoch)
      return 'again'
    }
    checkOrder(lane, answer)
    if (isOtherFeed(lane, answer)) {
      startOver(peer, epoch)
      return 'again'
    }
    const direct = directReader(peer.verify)
    if (takeCards(peer, answer.cards))
      for (const table of retryQuarantined(db, { check: checkOf(db, direct), rules }).tables) tables.add(table)
    const { reader = direct } = answer
    const applied = applyTransactions(db, answer.txs, { check: checkOf(db, reader), reader, relay: false, rules })
    for (const table of applied.tables) tables.add(table)
    moveLane(db, lane, answer.next)
    // A lane that does not move at all has lost its rights meanwhile; the next round asks for others.
    const ended = !answer.more && (lane.until === undefined || answer.next.seq === lane.seq)
    return ended ? 'done' : 'more'
  })()
  if (tables.size > 0) peer.changed([...tables])
  return step
}

/** Keeps the cards that the hub signed. True when there were any. */
function takeCards({ db, hubKey, verify }: Peer, cards: readonly SignedCard[]): boolean {
  if (cards.length === 0) return false
  saveCards(
    db,
    cards.filter((card) => isGenuine(hubKey, card, verify)),
  )
  setCardsRead(db, Math.max(cardsRead(db), ...cards.map(({ card }) => card.serial)))
  return true
}

/** A page that is out of order would be remembered as read although it was not. */
function checkOrder(lane: Lane, { txs, next, more }: PullAnswer & { outcome: 'page' }): void {
  let last = lane.seq
  for (const { seq } of txs) {
    if (seq <= last) throw outOfOrder()
    last = seq
  }
  if (next.seq < last || (more && txs.length === 0)) throw outOfOrder()
}

/**
 * True when this feed is not the one that the other scopes were read from: it ends before them, or has another chain
 * where they stand. The hub was restored, whatever its epoch says, and only the scopes that lag were asked for.
 */
function isOtherFeed({ until }: Lane, { next, head }: PullAnswer & { outcome: 'page' }): boolean {
  return until !== undefined && (head < until.seq || (next.seq === until.seq && next.chain !== until.chain))
}

const outOfOrder = (): HubProblem =>
  new HubProblem('bad-answer', '中心站发来的内容顺序不对，没有采用。稍后会自动再试。')

/**
 * Checks what comes from the feed: signature, author and scope by the signer's card. What the hub took in before a
 * device was revoked stays good. A device's own transactions, lost here and found there, are checked by its own key.
 */
export function checkOf(db: Db, reader: Reader): Applying['check'] {
  const cards = new Map<string, DeviceCard | undefined>()
  return (envelope, tx) => {
    if (tx && !cards.has(tx.device)) cards.set(tx.device, cardOrOwn(db, tx.device))
    const card = tx ? cards.get(tx.device) : undefined
    // Without a card there is only the own key, and whoever acted here.
    const persons = card?.serial === 0 ? [tx!.author] : (card?.persons ?? [])
    const isSignedBy = (publicKey: string): boolean => reader.isSignedBy(publicKey, envelope)
    return refusal(tx, card && { ...card, persons, revokedAt: '' }, ['*'], isSignedBy)
  }
}

/** The card of a device; for this one, which may have none yet, what it knows of itself. */
function cardOrOwn(db: Db, device: string): DeviceCard | undefined {
  const card = cardOf(db, device)
  if (card) return card
  const publicKey = readState(db, `device/${device}`)
  if (publicKey === undefined) return undefined
  return {
    hub: '',
    serial: 0,
    device,
    publicKey,
    name: '',
    kind: 'laptop',
    persons: [],
    scopes: ['*'],
    issuedAt: '',
    revokedAt: '',
  }
}
