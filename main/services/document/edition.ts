import { redactText } from '../../../domain/evidence/redaction.ts'
import type { Row } from '../../../domain/record/record-type.ts'
import type { report } from '../../../domain/record/report.ts'
import type { Edition, EditionRecord } from '../../../domain/report/edition.ts'
import { dateOf, type Instant } from '../../../domain/time/instant.ts'
import type { QueryContext } from '../../procedure.ts'
import type { LoadedDocument } from './kind.ts'

type Versions = readonly Row<typeof report>[]

/** The version after the standing ones: V1.0, V1.1, V1.2… */
export function nextVersion(versions: Versions): string {
  return `V1.${versions.length}`
}

/** Texts that the document may print, by the hash under which the model names them. */
function rawTexts(ctx: QueryContext, pieces: LoadedDocument['pieces']): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const piece of pieces) {
    if (piece.file!.kind !== 'text' || ctx.missing.includes(piece.file!.sha256)) continue
    const raw = new TextDecoder().decode(ctx.files.read(piece.file!.sha256))
    texts[piece.redaction?.copy || piece.file!.sha256] = redactText(raw, piece.redaction?.marks ?? [])
  }
  return texts
}

function historyOf(versions: Versions, next: EditionRecord | null): EditionRecord[] {
  const earlier = versions.map((r, n): EditionRecord => {
    const replacedBy = versions[n + 1]?.version?.version ?? next?.version
    return {
      version: r.version!.version,
      date: dateOf(r.version!.finalisedAt),
      author: r.version!.by,
      change: r.version!.reason || '新建',
      state: replacedBy ? `已被 ${replacedBy} 替代` : '现行',
    }
  })
  return next ? [...earlier, next] : earlier
}

/** What a draft, or the version that is being finalised `at`, says about itself. */
export function editionOf(
  ctx: QueryContext,
  document: LoadedDocument,
  versions: Versions,
  paper: { readonly draft: boolean; readonly at: Instant; readonly author: string; readonly reason: string },
): Edition {
  const { draft, at, author, reason } = paper
  const version = draft ? '草稿' : nextVersion(versions)
  const own = { version, date: dateOf(at), author, change: reason || '新建', state: '现行' }
  return {
    version,
    number: document.number,
    draft,
    finalisedAt: draft ? null : at,
    author,
    history: historyOf(versions, draft ? null : own),
    copies: document.copies,
    rawTexts: rawTexts(ctx, document.pieces),
  }
}
