import type { Db } from '../../db/handle.ts'
import { readState, writeState } from '../../db/state.ts'

const epochKey = 'sync/epoch'

/** The hub's epoch that this database last agreed with; empty before the first sync. */
export function readEpoch(db: Db): string {
  return readState(db, epochKey) ?? ''
}

export function writeEpoch(db: Db, epoch: string): void {
  writeState(db, epochKey, epoch)
}
