import type { Db } from '../db/handle.ts'
import { opOf } from '../db/history.ts'
import { fail } from '../domain/failure.ts'
import { canonical } from '../domain/sync/canonical.ts'

/** The procedure by which a start seals what the run before had left typed. */
export const takeUpAction = 'session.takeUp'

/**
 * Refuses an edit of a register whose value on screen, `seen`, is no longer the current one, `head`. A page that
 * outlived the program is not refused: its own text was typed over `seen` and sealed by the next start, and it goes on
 * with it. Fails as `stale`.
 */
export function refuseStale(db: Db, head: string | null, register: string, seen: string | null): void {
  if (seen === head) return
  const found = head === null ? undefined : opOf(db, head)
  const bases = canonical(found?.op.set[register]?.[1] ?? null)
  if (found?.action === takeUpAction && bases === canonical(seen === null ? [] : [seen])) return
  fail('stale', '这一项刚在另一个窗口改过，已重新读取。您写的还在框里，请核对后再保存。')
}
