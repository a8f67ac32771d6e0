import { sha256 } from '../../db/crypto.ts'
import { redactText } from '../../domain/evidence/redaction.ts'
import type { InspectionFacts } from '../../domain/inspection/facts.ts'
import type { ReportModel } from '../../domain/report/block.ts'
import type { Edition, EditionRecord } from '../../domain/report/r01/edition.ts'
import { reportR01 } from '../../domain/report/r01/model.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { dateOf } from '../../domain/time/instant.ts'
import type { StoredFile } from '../files/vault.ts'
import type { QueryContext, TaskContext } from '../procedure.ts'
import { renderInWorker } from '../report/worker/client.ts'
import { workerEntry } from '../worker-entry.ts'
import { personName } from './people.ts'

/** The version after the standing ones: V1.0, V1.1, V1.2… */
export function nextVersion(facts: InspectionFacts): string {
  return `V1.${facts.reports.length}`
}

/** Texts that the report may print, by the hash under which the model names them. */
function rawTexts(ctx: QueryContext, facts: InspectionFacts): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const piece of facts.items.flatMap((i) => i.evidence)) {
    if (piece.file!.kind !== 'text' || ctx.missing.includes(piece.file!.sha256)) continue
    const raw = new TextDecoder().decode(ctx.files.read(piece.file!.sha256))
    texts[piece.redaction?.copy || piece.file!.sha256] = redactText(raw, piece.redaction?.marks ?? [])
  }
  return texts
}

function historyOf(
  facts: InspectionFacts,
  next: { version: string; author: string; reason: string } | null,
): EditionRecord[] {
  const earlier = facts.reports.map((r, n): EditionRecord => ({
    version: r.version!.version,
    date: dateOf(r.version!.finalisedAt),
    author: r.version!.by,
    change: r.version!.reason || '新建',
    state:
      next || n < facts.reports.length - 1
        ? `已被 ${facts.reports[n + 1]?.version?.version ?? next!.version} 替代`
        : '现行',
  }))
  if (!next) return earlier
  return [
    ...earlier,
    {
      version: next.version,
      date: dateOf(facts.now),
      author: next.author,
      change: next.reason || '新建',
      state: '现行',
    },
  ]
}

/** The model of the report as the records stand: a draft, or the version that is being finalised. */
export function modelOf(ctx: QueryContext, facts: InspectionFacts, draft: boolean, author: string): ReportModel {
  const version = draft ? '草稿' : nextVersion(facts)
  const reason = facts.inspection.correction?.reason ?? ''
  const edition: Edition = {
    version,
    number: facts.inspection.plan!.number,
    draft,
    finalisedAt: draft ? null : facts.now,
    author,
    history: historyOf(facts, draft ? null : { version, author, reason }),
    copies: facts.contract.setting?.copies ?? 2,
    rawTexts: rawTexts(ctx, facts),
  }
  return reportR01(facts, edition)
}

/** Who finalises, by name. */
export function authorName(ctx: QueryContext, facts: InspectionFacts, author: string): string {
  return personName(ctx.db, author) || facts.inspection.people?.inspector || ''
}

/** A model as it is stored: canonical JSON and the content hash that the report prints. */
export function storedModel(model: ReportModel): { bytes: Uint8Array; hash: string } {
  const text = canonical(model)
  return { bytes: new TextEncoder().encode(text), hash: sha256(text) }
}

/**
 * Draws a model as a Word file in a thread of its own and stores it, piece by piece. `hash` is printed in it; a draft
 * has none. Nothing is left behind when it is cancelled or fails.
 */
export async function drawReport(ctx: TaskContext, model: ReportModel, hash: string | null): Promise<StoredFile> {
  const file = await ctx.files.receive()
  try {
    await renderInWorker(model, {
      worker: workerEntry('report'),
      signal: ctx.signal,
      look: (picture) => ctx.files.look(picture),
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

/** File name without version and extension: `示例医院_2024 Q1季度巡检报告_XJ-2024-Q1-001`. */
export function documentName(facts: InspectionFacts): string {
  const hospital = facts.contract.hospital?.name ?? ''
  const { period, number } = facts.inspection.plan!
  return `${hospital}_${period.name}${facts.checklist.name}报告_${number}`
}
