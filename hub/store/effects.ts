import type { ParsedTransaction } from '../../domain/sync/feed.ts'
import type { Effects, FileRef, HeadRow } from './store.ts'

/** How records name files: evidence with its copies, the model and the document of a report, the firm's logo. */
const fileName = /"(?:sha256|copy|thumbnail|content|docx|logo)":"([0-9a-f]{64})"/g

/**
 * What a batch of transactions, in their order, changes beside the feed: the heads of registers by the rule of
 * `applyToHeads` (they are sets, so that a batch is one subtraction and one union), and the files that it refers to.
 */
export function effectsOf(batch: readonly { readonly tx: ParsedTransaction; readonly text: string }[]): Effects {
  const dropped = new Map<string, HeadRow>()
  const added = new Map<string, HeadRow>()
  const files = new Map<string, FileRef>()
  for (const { tx, text } of batch) {
    for (const op of tx.ops) {
      for (const [register, [, bases]] of Object.entries(op.set)) {
        for (const base of bases) {
          const head = { table: op.table, row: op.row, register, op: base }
          if (!added.delete(keyOf(head))) dropped.set(keyOf(head), head)
        }
        const head = { table: op.table, row: op.row, register, op: op.id }
        added.set(keyOf(head), head)
      }
    }
    for (const [, sha256] of text.matchAll(fileName))
      files.set(`${sha256} ${tx.scope}`, { sha256: sha256!, scope: tx.scope })
  }
  return { dropped: [...dropped.values()], added: [...added.values()], files: [...files.values()] }
}

const keyOf = (h: HeadRow): string => JSON.stringify([h.table, h.row, h.register, h.op])
