import { type Decision, decisionsOf } from '../../domain/sync/decision.ts'
import type { ConflictView } from './conflict-card.tsx'

/** What a person decides, results of checks first. */
export function grouped(conflicts: readonly ConflictView[]): Decision<ConflictView>[] {
  return decisionsOf(conflicts, (c) => c.values.map((v) => v.deviceId))
}

/** The value of a follower that the same laptop wrote. */
export function sameHand(follower: ConflictView, device: string): string | undefined {
  return follower.values.find((v) => v.deviceId === device)?.op
}
