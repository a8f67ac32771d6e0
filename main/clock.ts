import { fail } from '../domain/failure.ts'
import { epochOf, type Instant, instantOf } from '../domain/time/instant.ts'

export type Clock = () => Instant

/** The machine's clock. The only place that reads it. */
export const systemClock: Clock = () => instantOf(Date.now())

/**
 * The clock named by `ROUNDS_CLOCK`, for tests and the demo: it starts at that instant and runs on. Refused in
 * a packaged build, where a moved clock would forge records.
 */
export function clockFrom(setting: string | undefined, packaged: boolean): Clock {
  if (!setting) return systemClock
  if (packaged) fail('forbidden', '正式版不接受 ROUNDS_CLOCK：记录的时间必须来自本机时钟。')
  const shift = epochOf(setting) - Date.now()
  return () => instantOf(Date.now() + shift)
}
