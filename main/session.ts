import { listDrafts } from '../db/draft.ts'
import { randomId } from '../db/crypto.ts'
import type { Signer } from '../db/log.ts'
import { readState, writeState } from '../db/state.ts'
import { clockMs } from '../domain/sync/clock.ts'
import { instantOf } from '../domain/time/instant.ts'
import { seeTime } from './clock-watch.ts'
import type { QueryContext } from './procedure.ts'
import { sealDrafts } from './services/record.ts'
import { takeUpAction } from './stale.ts'
import { readWhatIsNewlyKnown } from './sync/upgrade.ts'
import { noteClock, transact } from './writer.ts'

const runningKey = 'running'
/** Device state: instant of the last save before a crash, until the user has read of it. */
export const recoveredKey = 'recovered'

/**
 * Takes up where the last run stopped. Nobody is asked whether to recover: what was typed is sealed, and after a
 * run that did not end properly the time of its last save is noted for the home page. The device's public key is kept
 * beside its records, so that their signatures can be verified even from a backup on another laptop.
 */
export function takeUp(base: QueryContext, signer: Signer & { readonly publicKey: string }): void {
  writeState(base.db, `device/${signer.device}`, signer.publicKey)
  readWhatIsNewlyKnown(base.db)
  const drafts = listDrafts(base.db)
  if (readState(base.db, runningKey) === '1') {
    const clock = readState(base.db, 'clock')
    const last = [...drafts.map((d) => d.at), clock ? instantOf(clockMs(clock)) : ''].sort().at(-1)!
    writeState(base.db, recoveredKey, last)
  }
  writeState(base.db, runningKey, '1')
  noteClock(base, signer, randomId)
  seeTime(base.db, base.now())
  if (drafts.length > 0)
    transact(base, signer, randomId, takeUpAction, (ctx) => {
      for (const scope of new Set(drafts.map((d) => d.scope))) sealDrafts(ctx, scope)
    })
}

/** Notes that this run ended properly. */
export function putAway(base: QueryContext): void {
  seeTime(base.db, base.now())
  writeState(base.db, runningKey, '0')
}
