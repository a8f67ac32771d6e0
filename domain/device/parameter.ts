/** One parameter of a device or system. */
export interface Parameter {
  readonly name: string
  readonly value: string
}

/** Characters of one value beyond which it is no parameter. */
const longest = 2000

/**
 * Reads parameters from pasted text: `name = value`, `name: value`, `name<tab>value`, one a line. Blank lines, comments
 * and section headings are passed over; a section's name goes before its parameters. Lines that are none are named.
 */
export function readParameters(text: string): { values: Parameter[]; unread: number[] } {
  const values: Parameter[] = []
  const unread: number[] = []
  let section = ''
  for (const [n, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.trim()
    if (line === '' || /^([#;]|\/\/|--)/.test(line)) continue
    const heading = /^\[([^\]]+)\]$/.exec(line)
    if (heading) {
      section = `${heading[1]!.trim()}.`
      continue
    }
    const found = /^([^=:：\t]{1,200}?)\s*(?:=|:|：|\t)\s*(.*)$/.exec(line)
    if (!found || found[2]!.length > longest) {
      unread.push(n + 1)
      continue
    }
    values.push({ name: `${section}${found[1]!.trim()}`, value: found[2]!.trim() })
  }
  return { values, unread }
}

export interface Difference {
  readonly name: string
  /** Null where the parameter was not there. */
  readonly before: string | null
  readonly after: string | null
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
}

/** Two snapshots side by side, in the order of the first one, what is new at the end. A name that comes twice is paired in order. */
export function compareParameters(before: readonly Parameter[], after: readonly Parameter[]): Difference[] {
  const rest = Map.groupBy(after, (p) => p.name)
  const rows = before.map(({ name, value }): Difference => {
    const there = rest.get(name)?.shift()
    if (!there) return { name, before: value, after: null, kind: 'removed' }
    return { name, before: value, after: there.value, kind: value === there.value ? 'same' : 'changed' }
  })
  const added = [...rest.values()].flat().map(({ name, value }): Difference => ({
    name,
    before: null,
    after: value,
    kind: 'added',
  }))
  return [...rows, ...added]
}
