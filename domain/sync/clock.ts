/**
 * Hybrid clock: `<milliseconds, 15 digits>-<counter, 5 digits>`. It never runs backwards on a device even
 * when the system's clock does: then it counts on, and takes a millisecond when the counter is full. Text order
 * is time order.
 */
export function nextClock(previous: string, nowMs: number): string {
  const [lastMs, lastCount] = previous === '' ? [0, 0] : (previous.split('-').map(Number) as [number, number])
  const ms = Math.max(lastMs, Math.floor(nowMs))
  const count = ms === lastMs ? lastCount + 1 : 0
  return count > 99_999 ? text(ms + 1, 0) : text(ms, count)
}

const text = (ms: number, count: number): string => `${String(ms).padStart(15, '0')}-${String(count).padStart(5, '0')}`

/** Milliseconds since 1970 UTC of a clock value. */
export function clockMs(clock: string): number {
  return Number(clock.slice(0, 15))
}
