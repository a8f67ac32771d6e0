import { type Instant, instantOf } from '../domain/time/instant.ts'

/** The machine's clock. The only place of the hub that reads it. */
export const systemClock = (): Instant => instantOf(Date.now())
