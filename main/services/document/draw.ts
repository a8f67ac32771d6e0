import { sha256 } from '../../../db/crypto.ts'
import type { ReportModel } from '../../../domain/report/block.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import type { StoredFile } from '../../files/vault.ts'
import type { TaskContext } from '../../procedure.ts'
import { bring } from '../../sync/bring.ts'
import { renderInWorker } from '../../report/worker/client.ts'
import { workerEntry } from '../../worker-entry.ts'

/** A model as it is stored: canonical JSON and the content hash that the document prints. */
export function storedModel(model: ReportModel): { bytes: Uint8Array; hash: string } {
  const text = canonical(model)
  return { bytes: new TextEncoder().encode(text), hash: sha256(text) }
}

/**
 * Draws a model as a Word file in a thread of its own and stores it, piece by piece. `hash` is printed in it; a draft
 * has none. Nothing is left behind when it is cancelled or fails.
 */
export async function drawDocument(ctx: TaskContext, model: ReportModel, hash: string | null): Promise<StoredFile> {
  const file = await ctx.files.receive()
  try {
    await renderInWorker(model, {
      worker: workerEntry('report'),
      signal: ctx.signal,
      look: async (picture) => {
        await bring(ctx, [picture])
        return ctx.files.look(picture)
      },
      sink: { write: (piece) => file.write(piece), place: (picture) => file.append(picture) },
      progress: (done, total) => ctx.progress(done, total, '正在生成报告'),
      ...(hash === null ? {} : { contentHash: hash }),
    })
    return await file.finish()
  } catch (error) {
    await file.abandon()
    throw error
  }
}
