import type { QueryContext } from '../procedure.ts'

/**
 * Fetches from the hub what records name and this laptop does not have: a colleague's photos. What cannot be had stays
 * missing, and is told as such by whoever reads it.
 */
export async function bring(ctx: Pick<QueryContext, 'files' | 'sync'>, hashes: Iterable<string>): Promise<void> {
  for (const hash of hashes) if (hash !== '' && !ctx.files.has(hash)) await ctx.sync.fetch(hash)
}
