import { z } from 'zod'
import { signedCardSchema, signedTransactionSchema } from './protocol.ts'

/** First line of a bundle file. */
export const bundleMagic = 'ROUNDS-BUNDLE 1'
/** Extension of a bundle file. */
export const bundleExtension = '.rounds'

/**
 * The records of a bundle: signed transactions in causal order, and the cards by which another laptop can check them
 * without the hub.
 */
export const bundleRecordsSchema = z.object({
  /** The hub that vouches for the cards; a bundle of another one is refused. */
  hub: z.string().min(1).max(128),
  /** Device that wrote the file, its name, and when: for people. */
  device: z.string().min(1).max(128),
  name: z.string().max(1000),
  madeAt: z.string().max(100),
  cards: z.array(signedCardSchema).max(100_000),
  txs: z.array(signedTransactionSchema).max(1_000_000),
})
export type BundleRecords = z.infer<typeof bundleRecordsSchema>

/** A part of the file: this line, then `bytes` bytes whose SHA-256 is named. `end` has none and says how many came. */
export const bundlePartSchema = z.discriminatedUnion('part', [
  z.object({ part: z.literal('records'), bytes: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ part: z.literal('file'), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ part: z.literal('end'), parts: z.int().min(0) }),
])
export type BundlePart = z.infer<typeof bundlePartSchema>
