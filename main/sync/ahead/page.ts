import { hashOf } from '../../../db/envelope.ts'
import { verifyText } from '../../../db/crypto.ts'
import { isOpReadable } from '../../../domain/record/readable.ts'
import { readTransaction } from '../../../domain/sync/feed.ts'
import type { PullAnswer, PullRequest, SignedTransaction } from '../../../domain/sync/protocol.ts'
import { isFar } from '../client.ts'

/** A question to the feed. */
export interface Question {
  readonly request: PullRequest
  readonly large: boolean
}

/** What a laptop asks that has applied the page that answered `question`; undefined after the last. */
export function questionAfter({ request }: Question, answer: PullAnswer): Question | undefined {
  if (answer.outcome !== 'page' || !answer.more) return undefined
  const { next, cards } = answer
  const serial = Math.max(request.cards, ...cards.map(({ card }) => card.serial))
  return { request: { ...request, after: next.seq, chain: next.chain, cards: serial }, large: isFar(answer) }
}

/** What there is to know of a transaction before it meets the database. */
export interface Examined {
  readonly hash: string
  /** True when `readTransaction` reads it. */
  readonly sound: boolean
  /** The key of its device, where that made the signature; empty otherwise. */
  readonly signedBy: string
  /** True when this version understands every value in it. */
  readonly readable: boolean
}

/** Examines a transaction with the public keys that are known, by device. */
export function examine(envelope: SignedTransaction, keys: ReadonlyMap<string, string>): Examined {
  const tx = readTransaction(envelope.text)
  const key = (tx && keys.get(tx.device)) ?? ''
  const isSigned = key !== '' && verifyText(key, envelope.text, envelope.signature)
  const readable = tx !== null && tx.ops.every(isOpReadable)
  return { hash: hashOf(envelope), sound: tx !== null, signedBy: isSigned ? key : '', readable }
}

/** What the thread that reads ahead is started with. */
export interface Start {
  readonly address: string
  /** The certificate that is pinned. */
  readonly fingerprint: string
  readonly token: string
  readonly question: Question
  /** Device to public key. */
  readonly keys: ReadonlyMap<string, string>
  /** The device that asks. */
  readonly own: string
}

/** What it hands over, in order. It is told of each that was taken: there is room for another then. */
export interface Page {
  readonly question: Question
  readonly answer: PullAnswer
  readonly examined: readonly Examined[]
}
