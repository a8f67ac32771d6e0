/**
 * JSON with sorted keys and no white space: equal values give equal text, so that hashes and signatures
 * made on two devices agree. A key whose value is undefined is left out. Throws a TypeError on anything
 * else that JSON cannot carry.
 */
export function canonical(value: unknown): string {
  return isInOrder(value) ? JSON.stringify(value) : sorted(value)
}

/** True when the engine's own writer gives the one form: plain values, every key in order. What was read back is. */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'object': {
      if (value === null) return true
      if (Array.isArray(value)) {
        for (const item of value) if (!isInOrder(item)) return false
        return true
      }
      if (Object.getPrototypeOf(value) !== Object.prototype) return false
      let last: string | undefined
      for (const key in value) {
        if ((last !== undefined && key < last) || !isInOrder((value as Record<string, unknown>)[key])) return false
        last = key
      }
      return true
    }
    default:
      return false
  }
}

/** Writes what is not in order. Nothing that stands alone is: it is as it should be, or JSON cannot carry it. */
function sorted(value: unknown): string {
  if (typeof value === 'number') throw new TypeError('not a finite number')
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  throw new TypeError(`JSON cannot carry a ${typeof value}`)
}
