import type { Clock } from '../clock.ts'
import { epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'

/** The demo's clock: told what time it is, it stands still until the next step. Only examples are dated by it. */
export interface StoryClock {
  readonly now: Clock
  /** Sets the time. */
  at(instant: Instant): void
  /** Lets `seconds` pass. */
  pass(seconds: number): void
  /** Ends the story: from now on `clock` says the time. */
  follow(clock: Clock): void
}

export function storyClock(start: Instant): StoryClock {
  let told = start
  let followed: Clock | null = null
  return {
    now: () => followed?.() ?? told,
    at(instant) {
      told = instant
    },
    pass(seconds) {
      told = instantOf(epochOf(told) + seconds * 1000)
    },
    follow(clock) {
      followed = clock
    },
  }
}
