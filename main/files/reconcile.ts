import { statSync } from 'node:fs'
import { indexedFiles } from '../../db/files.ts'
import type { Db } from '../../db/handle.ts'
import type { Vault } from './vault.ts'

/**
 * A file that no row ever referred to is left for this long: previews of reports, and what a cut-off save left. What a
 * record once referred to stays in the index and is never removed.
 */
const orphanDays = 7

/** What the start found when it held the file index against the folder. */
export interface Reconciliation {
  /** Hashes that records refer to and the folder lacks: shown to the user, never guessed away. */
  readonly missing: readonly string[]
  /** Files of saves that were cut off before their row was written; kept until they are old. */
  readonly orphans: number
}

/** Compares index and folder. `nowMs` is milliseconds since 1970 UTC. */
export function reconcileFiles(db: Db, vault: Vault, nowMs: number): Reconciliation {
  const indexed = indexedFiles(db)
  const present = vault.list()
  const there = new Set(present)
  let orphans = 0
  for (const hash of present) {
    if (indexed.has(hash)) continue
    if (nowMs - statSync(vault.path(hash)).mtimeMs > orphanDays * 86_400_000) vault.discard(hash)
    else orphans++
  }
  return { missing: [...indexed].filter((hash) => !there.has(hash)), orphans }
}
