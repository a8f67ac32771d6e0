import { z } from 'zod'
import { signedCardSchema, signedTransactionSchema } from './protocol.ts'

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
