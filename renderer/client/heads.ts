/**
 * Which operation of a register this window has been shown. Its own writes count as shown the moment they are
 * acknowledged, before the page has read again; a foreign operation counts once it is on screen.
 */
const latest = new Map<string, string>()
const superseded = new Map<string, Set<string | null>>()

/** `table/row/register`. */
export function headKey(table: string, row: string, register: string): string {
  return `${table}/${row}/${register}`
}

/** What to send as `seen`: `shown` is the head in the data on screen. */
export function seenHead(key: string, shown: string | null): string | null {
  return superseded.get(key)?.has(shown) ? (latest.get(key) ?? shown) : shown
}

/** An own write was acknowledged: it superseded `base`. */
export function noteWritten(key: string, base: string | null, head: string): void {
  const set = superseded.get(key) ?? new Set()
  superseded.set(key, set)
  const before = latest.get(key)
  if (before !== undefined && before !== head) set.add(before)
  if (base !== head) set.add(base)
  set.delete(head)
  latest.set(key, head)
}
