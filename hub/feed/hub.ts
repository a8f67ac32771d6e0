import type { Hash } from '../../domain/sync/feed.ts'
import type { Hello } from '../../domain/sync/protocol.ts'
import { protocolVersion } from '../../domain/sync/protocol.ts'
import type { Rules } from '../../domain/sync/rules.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { DeviceRow, Store } from '../store/store.ts'

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

/** What a device is told about the hub once it has a session. */
export async function hello(hub: Hub, device: DeviceRow): Promise<Hello> {
  const { hub: id, epoch } = await hub.store.read((read) => read.meta())
  return {
    hub: id,
    epoch,
    protocol: { min: protocolVersion, max: protocolVersion },
    minPullSchema: hub.minPullSchema,
    scopes: [...device.scopes],
  }
}
