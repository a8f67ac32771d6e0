import { epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'

/** A clock that stands still until it is moved. */
export function testClock(start: Instant = '2024-03-20T09:00:00.000+08:00') {
  let now = epochOf(start)
  return {
    now: (): Instant => instantOf(now),
    /** Lets milliseconds pass; a negative number sets it back. */
    pass: (ms: number): void => {
      now += ms
    },
    at: (instant: Instant): void => {
      now = epochOf(instant)
    },
  }
}
