import type { Db } from '../../db/handle.ts'
import { readState, writeState } from '../../db/state.ts'

/** The hub that this database is paired with. */
export interface Pairing {
  readonly hub: string
  /** The hub's Ed25519 key (PEM): it signs the cards of devices. */
  readonly hubKey: string
  /** Where it is reached: `https://192.0.2.7:8443`. */
  readonly address: string
  /** SHA-256 of its certificate, pinned. */
  readonly fingerprint: string
  /** The device that was paired: a copy of the database on another laptop is not. */
  readonly device: string
  readonly pairedAt: string
}

const pairingKey = 'sync/pairing'
const epochKey = 'sync/epoch'

export function readPairing(db: Db): Pairing | undefined {
  const json = readState(db, pairingKey)
  return json === undefined || json === '' ? undefined : (JSON.parse(json) as Pairing)
}

export function writePairing(db: Db, pairing: Pairing | undefined): void {
  writeState(db, pairingKey, pairing ? JSON.stringify(pairing) : '')
}

/** The hub's epoch that this database last agreed with; empty before the first sync. */
export function readEpoch(db: Db): string {
  return readState(db, epochKey) ?? ''
}

export function writeEpoch(db: Db, epoch: string): void {
  writeState(db, epochKey, epoch)
}
