import { type Rules, sound } from './rules.ts'

/** One value of a register that no later value has superseded. */
export interface Head {
  /** Id of the operation that set it. */
  readonly op: string
  readonly value: unknown
  /** Hybrid clock of its transaction; only for what is shown while there are several. */
  readonly clock: string
}

/**
 * Applies an operation to a register: every value that its author was shown is superseded, every other
 * stays beside the new one. One head is the normal case; two or more are a conflict that a person resolves.
 * The set of heads is the same in any causal order. An operation is applied once, which the log's unique ids
 * ensure; one that still is a head changes nothing when it comes again.
 */
export function applyToHeads(
  heads: readonly Head[],
  next: Head,
  bases: readonly string[],
  rules: Rules = sound,
): Head[] {
  if (heads.some((h) => h.op === next.op)) return [...heads]
  if (!rules.keepUnseen) return [heads.reduce((a, b) => (newer(a, b) ? a : b), next)]
  return [...heads.filter((h) => !bases.includes(h.op)), next]
}

/** True when `a` comes after `b` by the clock; ids break a tie, so that every replica finds the same. */
export function newer(a: Head, b: Head): boolean {
  return a.clock === b.clock ? a.op > b.op : a.clock > b.clock
}
