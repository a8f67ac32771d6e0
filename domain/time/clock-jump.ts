import { epochOf, type Instant } from './instant.ts'

/** The device's clock said `now` although the data folder had already seen `last`. */
export interface ClockJump {
  readonly last: Instant
  readonly now: Instant
}

/** What a clock may go back when it is set by the network, in ms. */
const tolerance = 2 * 60_000
/** How far from the jump a time is doubted, in ms: a year set by mistake must not cast doubt on a year of records. */
const reach = 31 * 86_400_000

/**
 * True when a clock that says `now` was set back after `last`. Going forward is none of this: a laptop that slept,
 * or that crossed a time zone, goes on from a later instant.
 */
export function isSetBack(last: Instant, now: Instant): boolean {
  return epochOf(now) < epochOf(last) - tolerance
}

/**
 * True when a record stamped `at` may owe its stamp to the wrong clock: the time between `now` and `last` passed
 * twice, and only one of them was right. Of a jump over months, the month on each side of it.
 */
export function isDoubtful(jump: ClockJump, at: Instant): boolean {
  const [t, now, last] = [epochOf(at), epochOf(jump.now), epochOf(jump.last)]
  return t >= now && t <= last && (t <= now + reach || t >= last - reach)
}
