import type { z } from 'zod'
import { canonical } from './canonical.ts'
import {
  type DeviceCard,
  type PushRequest,
  type RefusalReason,
  type SignedTransaction,
  transactionSchema,
} from './protocol.ts'
import { type Rules, sound } from './rules.ts'
import { orgScope } from './op.ts'

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export type Hash = (text: string) => string

/** The chain one link further. A link is the hash of a transaction's signed text. */
export function chainAfter(hash: Hash, chain: string, link: string): string {
  return hash(chain + link)
}

/** What the hub keeps of one incarnation: how far it came, and the chain there. */
export interface Line {
  readonly last: number
  readonly chain: string
}

/** A transaction that arrived, with the hash of its text. */
export interface Arrival extends SignedTransaction {
  readonly hash: string
}

export type Admission =
  | { readonly outcome: 'reset'; readonly epoch: string }
  | { readonly outcome: 'gap'; readonly last: number }
  | { readonly outcome: 'fork' }
  /** `fresh` are those that this incarnation had not sent before, in order; `line` is to be stored with them. */
  | { readonly outcome: 'accepted'; readonly fresh: readonly Arrival[]; readonly line: Line }

/**
 * Decides what becomes of a pushed batch, before any of it is stored. The walk compares the chain at the very place that
 * the hub reached last: a laptop that was restored from an image and went on has the same numbers with another history.
 * What lies before was compared when it came. Call it with the line locked, and store `fresh` and `line` in the same
 * database transaction.
 */
export function admitPush(
  request: PushRequest,
  hub: { readonly epoch: string; readonly line: Line | undefined },
  hash: Hash,
  rules: Rules = sound,
): Admission {
  if (rules.epoch && request.epoch !== hub.epoch) return { outcome: 'reset', epoch: hub.epoch }
  const { last, chain } = hub.line ?? { last: 0, chain: '' }
  if (rules.gap && request.from - 1 > last) return { outcome: 'gap', last }
  if (rules.fork && request.from - 1 === last && request.prev !== chain) return { outcome: 'fork' }
  let n = request.from - 1
  let running = request.prev
  const fresh: Arrival[] = []
  for (const tx of request.txs) {
    n++
    const link = hash(tx.text)
    running = chainAfter(hash, running, link)
    if (rules.fork && n === last && running !== chain) return { outcome: 'fork' }
    if (n > last) fresh.push({ ...tx, hash: link })
  }
  return { outcome: 'accepted', fresh, line: n > last ? { last: n, chain: running } : { last, chain } }
}

/** A transaction in its place in the feed. `chain` is the feed's chain after it. */
export interface Numbered<T> {
  readonly tx: T
  readonly seq: number
  readonly chain: string
}

/** Numbers transactions after the end of the feed, without a gap. Call it with the one counter row locked. */
export function numberFeed<T extends { readonly hash: string }>(
  end: { readonly seq: number; readonly chain: string },
  txs: readonly T[],
  hash: Hash,
): Numbered<T>[] {
  let { seq, chain } = end
  return txs.map((tx) => {
    seq++
    chain = chainAfter(hash, chain, tx.hash)
    return { tx, seq, chain }
  })
}

export type ParsedTransaction = z.infer<typeof transactionSchema>

/**
 * The signed text read and checked, or null when it is no transaction, or not in the one form that a text can have. What
 * was signed is returned, not a copy by the schema, which would drop a name that JavaScript has a meaning for.
 */
export function readTransaction(text: string): ParsedTransaction | null {
  try {
    const value: unknown = JSON.parse(text)
    // A number beyond all numbers, which JSON can say, has no canonical form.
    return transactionSchema.safeParse(value).success && canonical(value) === text ? (value as ParsedTransaction) : null
  } catch {
    return null
  }
}

/** True when `scopes` (of a device) include `scope`. What all contracts share is open to every device. */
export function holdsScope(scopes: readonly string[], scope: string): boolean {
  return scope === orgScope || scopes.includes('*') || scopes.includes(scope)
}

/**
 * Why a transaction must not enter the feed, or null. `signer` is the card of the device that signed it, `scopes` what
 * the device that brings it may write in now: it may bring others' transactions, but none of a contract that it has no
 * right to. `isSignedBy` is true for the public key that made its signature.
 */
export function refusal(
  tx: ParsedTransaction | null,
  signer: DeviceCard | undefined,
  scopes: readonly string[],
  isSignedBy: (publicKey: string) => boolean,
): RefusalReason | null {
  if (!tx) return 'malformed'
  if (!signer || signer.device !== tx.device) return 'device'
  if (signer.revokedAt !== '') return 'revoked'
  if (!isSignedBy(signer.publicKey)) return 'signature'
  if (tx.author !== '' && !signer.persons.includes(tx.author)) return 'author'
  if (!holdsScope(scopes, tx.scope) || !holdsScope(signer.scopes, tx.scope)) return 'scope'
  return null
}

/** The text that a device signs to open a session. */
export function sessionText(fingerprint: string, challenge: string, device: string): string {
  return canonical({ challenge, device, fingerprint, purpose: 'rounds-session' })
}

/** The text that a pairing proof is made over. `fingerprint` is the whole SHA-256 of the certificate's DER bytes, in hexadecimal. */
export function pairingText(fingerprint: string, device: string, publicKey: string): string {
  return canonical({ device, fingerprint, publicKey, purpose: 'rounds-pairing' })
}
