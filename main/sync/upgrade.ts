import { retryQuarantined } from '../../db/apply.ts'
import { sha256, verifyText } from '../../db/crypto.ts'
import type { Db } from '../../db/handle.ts'
import { directReader } from '../../db/reader.ts'
import { rebuild } from '../../db/rebuild.ts'
import { readState, writeState } from '../../db/state.ts'
import { recordTypes } from '../../domain/record/all.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { schemaVersion } from '../../domain/sync/op.ts'
import { checkOf } from './pull.ts'

const knownKey = 'sync/known-records'

/**
 * After an update of the app: what the version before could not read, and kept as it was, is projected now. Costs
 * nothing where there was no update, or nothing was kept.
 */
export function readWhatIsNewlyKnown(db: Db): void {
  const registers = recordTypes.map((t) => [t.table, ...Object.keys(t.registers)])
  const known = sha256(canonical([schemaVersion, registers]))
  if (readState(db, knownKey) === known) return
  db.raw.transaction(() => {
    const kept =
      'SELECT EXISTS (SELECT 1 FROM opaque) OR EXISTS (SELECT 1 FROM head) OR EXISTS (SELECT 1 FROM quarantine)'
    if (db.prepare(kept).pluck().get() === 1) {
      retryQuarantined(db, { check: checkOf(db, directReader(verifyText)) })
      rebuild(db)
    }
    writeState(db, knownKey, known)
  })()
}
