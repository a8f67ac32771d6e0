import { allCards, cardOf, isGenuine, saveCards, type Verify } from '../../db/cards.ts'
import { applyTransactions } from '../../db/apply.ts'
import { envelopeOf, hashOf } from '../../db/envelope.ts'
import type { Db } from '../../db/handle.ts'
import { fail } from '../../domain/failure.ts'
import type { BundleRecords } from '../../domain/sync/bundle.ts'
import { holdsScope, readTransaction, refusal } from '../../domain/sync/feed.ts'
import { type Rules, sound } from '../../domain/sync/rules.ts'

/** Which transactions go into a bundle. */
export interface BundleChoice {
  /** Contracts, or all. What all contracts share goes along. */
  readonly scopes: readonly string[] | 'all'
  /** Only what the hub was not seen to have, and what that stands on; otherwise everything. */
  readonly waitingOnly: boolean
}

/**
 * The transactions of a bundle, in the order of the log, which is causal. Whatever one of them is based on goes along,
 * even what the hub has: the other laptop may not have it, and the hub may have lost it.
 */
export function collectRecords(db: Db, choice: BundleChoice): string[] {
  const all = db.prepare('SELECT n, id, hash, scope, hub_seq FROM tx ORDER BY n').all() as {
    n: number
    id: string
    hash: string
    scope: string
    hub_seq: number | null
  }[]
  const scoped = all.filter(({ scope }) => choice.scopes === 'all' || holdsScope(choice.scopes, scope))
  if (!choice.waitingOnly) return scoped.map(({ hash }) => hash)
  const byId = new Map(scoped.map((tx) => [tx.id, tx]))
  const wanted = new Set<string>()
  // The newest first: whatever a transaction stands on lies before it.
  for (const tx of scoped.toReversed()) {
    if (tx.hub_seq !== null && !wanted.has(tx.id)) continue
    wanted.add(tx.id)
    for (const base of basesOf(db, tx.id)) if (byId.has(base)) wanted.add(base)
  }
  return scoped.filter(({ id }) => wanted.has(id)).map(({ hash }) => hash)
}

/** Transactions that set what this one was based on. */
function basesOf(db: Db, tx: string): string[] {
  return db
    .prepare(
      `SELECT DISTINCT base.tx FROM op, json_each(op.body) AS register, json_each(register.value, '$[1]') AS b
         JOIN op AS base ON base.id = b.value WHERE op.tx = ? AND base.tx <> op.tx`,
    )
    .pluck()
    .all(tx) as string[]
}

/** The records of a bundle, as they go into the file. */
export function bundleRecords(
  db: Db,
  about: Pick<BundleRecords, 'hub' | 'device' | 'name' | 'madeAt'>,
  choice: BundleChoice,
): BundleRecords {
  const txs = collectRecords(db, choice).map((hash) => envelopeOf(db, hash)!)
  return { ...about, cards: allCards(db), txs }
}

export interface Imported {
  /** Transactions that were new here. */
  readonly added: number
  /** Left out, because this laptop or the one that signed them has no right to their contract. */
  readonly foreign: number
  readonly tables: readonly string[]
}

/**
 * Takes the records of a bundle in, all in one transaction or none of it, and offers what is new to the hub in the same
 * order. A bundle of another hub, or one with a transaction that its device did not sign or had no right to, is refused
 * whole: somebody altered it. `scopes` are what this device may write in.
 */
export function importRecords(
  db: Db,
  records: BundleRecords,
  to: {
    readonly hub: string
    readonly hubKey: string
    readonly scopes: readonly string[]
    readonly verify: Verify
    readonly rules?: Rules
  },
): Imported {
  const rules = to.rules ?? sound
  if (records.hub !== to.hub)
    fail('bad-file', '这个同步包属于另一个中心站，没有导入任何内容。请用同一中心站的电脑导出的同步包。')
  if (!records.cards.every((card) => isGenuine(to.hubKey, card, to.verify))) altered()
  return db.raw.transaction(() => {
    saveCards(db, records.cards)
    let foreign = 0
    const own = records.txs.filter((envelope) => {
      const tx = readTransaction(envelope.text) ?? altered()
      const known = db.prepare('SELECT 1 FROM tx WHERE hash = ?').get(hashOf(envelope)) !== undefined
      const isSignedBy = (key: string): boolean => to.verify(key, envelope.text, envelope.signature)
      const reason = known ? null : refusal(tx, cardOf(db, tx.device), to.scopes, isSignedBy)
      if (reason === null) return true
      if (reason === 'malformed' || reason === 'device' || reason === 'signature') altered()
      foreign++
      return false
    })
    const arriving = (rules.bundleOrder ? own : own.toReversed()).map((tx) => ({ ...tx, seq: null }))
    const { added, tables } = applyTransactions(db, arriving, { check: () => null, relay: true, rules })
    return { added, foreign, tables: [...tables] }
  })()
}

const altered = (): never =>
  fail('bad-file', '这个同步包的内容被改动过，或不是由已配对的电脑写成，没有导入任何内容。请重新导出。')
