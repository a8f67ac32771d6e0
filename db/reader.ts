import { type ParsedTransaction, readTransaction } from '../domain/sync/feed.ts'
import type { SignedTransaction } from '../domain/sync/protocol.ts'
import type { Verify } from './cards.ts'
import { hashOf } from './envelope.ts'

/** Reads what arrives. Wherever it is worked out, the answers are the same. */
export interface TextReader {
  /** The hash by which a transaction is known everywhere. */
  hash(envelope: SignedTransaction): string
  /** What the text says, or null; see {@link readTransaction}. */
  read(envelope: SignedTransaction): ParsedTransaction | null
  /** True when it is known already that every value in it can be read; false says nothing. */
  isReadable(envelope: SignedTransaction): boolean
}

export interface Reader extends TextReader {
  /** True when the key made the signature. */
  isSignedBy(publicKey: string, envelope: SignedTransaction): boolean
}

/** Reads each when its turn comes, on this thread. */
export const textReader: TextReader = {
  hash: hashOf,
  read: ({ text }) => readTransaction(text),
  isReadable: () => false,
}

/** The same, with signatures. */
export const directReader = (verify: Verify): Reader => ({
  ...textReader,
  isSignedBy: (publicKey, { text, signature }) => verify(publicKey, text, signature),
})
