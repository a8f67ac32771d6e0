import type { Db } from '../db/handle.ts'
import { readState, writeState } from '../db/state.ts'
import { type ClockJump, isSetBack } from '../domain/time/clock-jump.ts'
import { epochOf, type Instant } from '../domain/time/instant.ts'

/** Device state: the latest time this data folder has seen; after a jump, the time it went on from. */
const seenKey = 'seen-time'

/** Notes that it is `now`. A clock a little behind, as after it was set by the network, takes nothing back. */
export function seeTime(db: Db, now: Instant): void {
  const last = readState(db, seenKey)
  if (!last || epochOf(now) > epochOf(last)) writeState(db, seenKey, now)
}

/** The jump when the clock stands before a time this folder has seen. */
export function jumpBack(db: Db, now: Instant): ClockJump | null {
  const last = readState(db, seenKey)
  return last && isSetBack(last, now) ? { last, now } : null
}

/** Goes on from `now` after a jump, so that it is noted once. */
export function goOnFrom(db: Db, now: Instant): void {
  writeState(db, seenKey, now)
}
