/**
 * Hybrid clock: `<milliseconds, 15 digits>-<counter, 5 digits>`. It never runs backwards on a device even
 * when the system's clock does. Text order is time order.
 */
export function nextClock(previous: string, nowMs: number): string {
  const [lastMs, lastCount] = previous === '' ? [0, 0] : previous.split('-').map(Number) as [number, number]
  const ms = Math.max(lastMs, Math.floor(nowMs))
  const count = ms === lastMs ? lastCount + 1 : 0
  return `${String(ms).padStart(15, '0')}-${String(count).padStart(5, '0')}`
}

/** Milliseconds since 1970 UTC of a clock value. */
export function clockMs(clock: string): number {
  return Number(clock.slice(0, 15))
}
