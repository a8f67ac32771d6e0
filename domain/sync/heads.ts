/** One value of a register that no later value has superseded. */
export interface Head {
  /** Id of the operation that set it. */
  readonly op: string
  readonly value: unknown
}

/**
 * Applies an operation to a register: every value that its author was shown is superseded, every other
 * stays beside the new one. One head is the normal case; two or more are a conflict that a person resolves.
 * The set of heads is the same in any causal order. An operation is applied once, which the log's unique ids
 * ensure; one that still is a head changes nothing when it comes again.
 */
export function applyToHeads(heads: readonly Head[], next: Head, bases: readonly string[]): Head[] {
  if (heads.some((h) => h.op === next.op)) return [...heads]
  return [...heads.filter((h) => !bases.includes(h.op)), next]
}
