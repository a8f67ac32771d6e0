import { canonical } from '../domain/sync/canonical.ts'
import type { DeviceCard, SignedCard } from '../domain/sync/protocol.ts'
import type { Db } from './handle.ts'
import { readState, writeState } from './state.ts'

/** Checks an Ed25519 signature over a text. */
export type Verify = (publicKey: string, text: string, signature: string) => boolean

const readKey = 'sync/cards'

/**
 * How far the hub's cards were read: a card that came by pairing or by a bundle says nothing of those before it.
 */
export function cardsRead(db: Db): number {
  return Number(readState(db, readKey) ?? 0)
}

export function setCardsRead(db: Db, serial: number): void {
  writeState(db, readKey, String(serial))
}

/** What the hub says of a device; undefined when it never did. */
export function cardOf(db: Db, device: string): DeviceCard | undefined {
  const card = db.prepare('SELECT card FROM device_card WHERE device = ?').pluck().get(device) as string | undefined
  return card === undefined ? undefined : (JSON.parse(card) as DeviceCard)
}

/** Every card, with the hub's signature, in the order of their serials. */
export function allCards(db: Db): SignedCard[] {
  const rows = db.prepare('SELECT card, signature FROM device_card ORDER BY serial').all() as {
    card: string
    signature: string
  }[]
  return rows.map(({ card, signature }) => ({ card: JSON.parse(card) as DeviceCard, signature }))
}

/** Public keys by device: of every card that is here, and of those that have just come. */
export function keysWith(db: Db, cards: readonly SignedCard[]): ReadonlyMap<string, string> {
  return new Map([...allCards(db), ...cards].map(({ card }) => [card.device, card.publicKey]))
}

/** True when the hub signed this card. */
export function isGenuine(hubKey: string, { card, signature }: SignedCard, verify: Verify): boolean {
  return verify(hubKey, canonical(card), signature)
}

/** Keeps cards that are newer than those that are here. Check them first with {@link isGenuine}. */
export function saveCards(db: Db, cards: readonly SignedCard[]): void {
  for (const { card, signature } of cards)
    db.prepare(
      `INSERT INTO device_card (device, serial, card, signature) VALUES (?, ?, ?, ?) ON CONFLICT (device)
         DO UPDATE SET serial = excluded.serial, card = excluded.card, signature = excluded.signature
         WHERE excluded.serial > serial`,
    ).run(card.device, card.serial, canonical(card), signature)
}
