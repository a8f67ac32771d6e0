import { type Path, valueAt } from './place.ts'

/** A pack while it is edited: JSON that may be wrong in any place. */
export type DraftPack = Readonly<Record<string, unknown>>

/** A copy of `root` with the value at `path` replaced; lists and groups on the way are made where they are not there. */
export function withAt<T>(root: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  const below = withAt(valueAt(root, [key]), rest, value)
  if (typeof key === 'number') return (Array.isArray(root) ? (root as unknown[]) : []).with(key, below) as T
  return { ...(typeof root === 'object' && root !== null ? root : {}), [key]: below } as T
}

/** A copy without one entry of a list. */
export function withoutEntry<T>(root: T, list: Path, index: number): T {
  const entries = valueAt(root, list)
  return Array.isArray(entries) ? withAt(root, list, entries.toSpliced(index, 1)) : root
}

/** A copy with one more entry at the end of a list. */
export function withEntry<T>(root: T, list: Path, entry: unknown): T {
  const entries = valueAt(root, list)
  return withAt(root, list, [...(Array.isArray(entries) ? entries : []), entry])
}

/** A copy with an entry of a list moved by `step` places. */
export function withMoved<T>(root: T, list: Path, index: number, step: number): T {
  const entries = valueAt(root, list)
  const to = index + step
  if (!Array.isArray(entries) || to < 0 || to >= entries.length) return root
  return withAt(root, list, entries.toSpliced(index, 1).toSpliced(to, 0, entries[index]))
}

/** An id for a new entry that no other entry of the list has: `g03` after `g01`, `g02`. */
export function freeId(entries: readonly unknown[], prefix: string): string {
  const taken = new Set(entries.map((entry) => valueAt(entry, ['id'])))
  for (let n = entries.length + 1; ; n++) {
    const id = `${prefix}${String(n).padStart(2, '0')}`
    if (!taken.has(id)) return id
  }
}

/** The items' 合同原文 made the text of the clause that each stands under: the two must never differ. */
export function followClauses<T>(root: T): T {
  const texts = new Map(listAt(root, ['clauses']).map((c) => [valueAt(c, ['id']), valueAt(c, ['text'])]))
  let next = root
  for (const [l, list] of listAt(root, ['checklists']).entries())
    for (const [s, section] of listAt(list, ['sections']).entries())
      for (const [i, item] of listAt(section, ['items']).entries()) {
        const text = texts.get(valueAt(item, ['clause']))
        if (typeof text === 'string' && text !== valueAt(item, ['sentence']))
          next = withAt(next, ['checklists', l, 'sections', s, 'items', i, 'sentence'], text)
      }
  return next
}

/** The list at `path`; empty where there is none. */
export function listAt(root: unknown, path: Path): readonly unknown[] {
  const value = valueAt(root, path)
  return Array.isArray(value) ? value : []
}

/** True when `path` lies at `place` or inside it. */
export function isWithin(path: Path, place: Path): boolean {
  return place.every((key, i) => path[i] === key)
}

/** The text at `path`; empty where there is none. */
export function textAt(root: unknown, path: Path): string {
  const value = valueAt(root, path)
  return typeof value === 'string' ? value : ''
}
