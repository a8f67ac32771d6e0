/** A register that stands against itself, as far as it matters for who decides what. */
interface Standing {
  readonly table: string
  readonly row: string
  readonly register: string
  readonly kind: 'values' | 'void' | 'newer'
}

/** What a person decides at once: a conflict, and those that are decided with it. */
export interface Decision<C> {
  readonly conflict: C
  readonly with_: readonly C[]
}

/** What an item's result brings about in its problem: that it is there, how grave, still open. */
const followers: ReadonlySet<string> = new Set(['origin', 'state'])

/**
 * What a person decides, results of checks first. Two results of one item make their problem stand against itself as
 * well; that is one decision, and goes with the result. What is written in the problem is one of its own. `devicesOf`:
 * where the values of a conflict were written.
 */
export function decisionsOf<C extends Standing>(
  conflicts: readonly C[],
  devicesOf: (conflict: C) => readonly string[],
): Decision<C>[] {
  const results = conflicts.filter((c) => c.table === 'inspection_item' && c.register === 'meas' && c.kind === 'values')
  const followed = new Map<C, C[]>(results.map((c) => [c, []]))
  const devices = (of: C): string => [...devicesOf(of)].sort().join(' ')
  const follows = (conflict: C, result: C): boolean =>
    conflict.table === 'finding' &&
    conflict.kind === 'values' &&
    followers.has(conflict.register) &&
    conflict.row.startsWith(`${result.row}:`) &&
    devices(conflict) === devices(result)
  const others = conflicts.filter((conflict) => {
    if (followed.has(conflict)) return false
    const leader = results.find((result) => follows(conflict, result))
    if (leader) followed.get(leader)!.push(conflict)
    return !leader
  })
  return [
    ...results.map((conflict) => ({ conflict, with_: followed.get(conflict)! })),
    ...others.map((conflict) => ({ conflict, with_: [] })),
  ]
}
