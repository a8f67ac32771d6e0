import type { Hash } from '../../domain/sync/feed.ts'
import type { Rules } from '../../domain/sync/rules.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Store } from '../store/store.ts'

/** What the functions of the feed work with. The simulator makes one over SQLite in memory. */
export interface Hub {
  readonly store: Store
  readonly hash: Hash
  /** Ed25519 over the text. May work beside this thread. */
  verify(publicKey: string, text: string, signature: string): Promise<boolean>
  now(): Instant
  /** The lowest schema version that may read. */
  readonly minPullSchema: number
  /** Told after transactions were added to the feed. */
  onAppended(): void
  /** Only the simulator passes a broken set. */
  readonly rules: Rules
}
