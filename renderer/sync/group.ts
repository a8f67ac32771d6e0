import type { ConflictView } from './conflict-card.tsx'

/** A conflict, and those that are decided with it. */
export interface ConflictGroup {
  readonly conflict: ConflictView
  readonly with_: readonly ConflictView[]
}

/** What an item's result brings about in its problem: that it is there, how grave, still open. */
const followers: ReadonlySet<string> = new Set(['origin', 'state'])

/**
 * What a person decides, results of checks first. Two results of one item make their problem stand against itself as
 * well; that is one decision, and goes with the result. What is written in the problem is one of its own.
 */
export function grouped(conflicts: readonly ConflictView[]): ConflictGroup[] {
  const results = conflicts.filter((c) => c.table === 'inspection_item' && c.register === 'meas' && c.kind === 'values')
  const followed = new Map<ConflictView, ConflictView[]>(results.map((c) => [c, []]))
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

function follows(conflict: ConflictView, result: ConflictView): boolean {
  const devices = (of: ConflictView): string =>
    of.values
      .map((v) => v.deviceId)
      .sort()
      .join(' ')
  return (
    conflict.table === 'finding' &&
    conflict.kind === 'values' &&
    followers.has(conflict.register) &&
    conflict.row.startsWith(`${result.row}:`) &&
    devices(conflict) === devices(result)
  )
}

/** The value of a follower that the same laptop wrote. */
export function sameHand(follower: ConflictView, device: string): string | undefined {
  return follower.values.find((v) => v.deviceId === device)?.op
}
