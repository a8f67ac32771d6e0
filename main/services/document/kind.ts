import type { Row } from '../../../domain/record/record-type.ts'
import type { evidence, OwnerTable } from '../../../domain/record/evidence.ts'
import type { ReportModel } from '../../../domain/report/block.ts'
import type { CheckLine, Remark } from '../../../domain/report/check.ts'
import type { Edition } from '../../../domain/report/edition.ts'
import type { DocumentKindId } from '../../../domain/report/kind.ts'
import type { QueryContext } from '../../procedure.ts'

/** One document: which kind, about which record, and for which period where the record is a contract. */
export interface DocumentTarget {
  readonly kind: DocumentKindId
  readonly table: OwnerTable
  readonly row: string
  /** `2024-Q1`, `2024-02`, `2024`; empty where the record itself is the subject. */
  readonly period: string
}

/** The facts of one document, read once: everything that is asked of it is computed from the same state. */
export interface LoadedDocument {
  /** `XJ-2024-Q1-001`. */
  readonly number: string
  /** File name without version and extension: `示例医院_故障维修记录单_GZ-20240209-001`. */
  readonly name: string
  /** Originals on paper. */
  readonly copies: number
  /** Who finalises where the app knows no name of the acting person. */
  readonly author: string
  /** Who of the customer signs, as far as it is known: proposed where a name is asked for. */
  readonly signer: string
  /** Pieces that it prints or counts: their bytes are verified before finalising. */
  readonly pieces: readonly Row<typeof evidence>[]
  readonly lines: readonly CheckLine[]
  readonly reminders: readonly Remark[]
  /** The operations that it states, `table/row/register → op`. */
  readonly covers: Readonly<Record<string, string>>
  /** The model as the facts stand. `edition` is what this one paper says about itself. */
  model(edition: Edition): ReportModel
  /** Keys of `covers` that go on after the document and do not put it out of date. */
  livesOn?(key: string): boolean
}

/** A kind of document: how its facts are read. Fails as `not-found`. */
export interface DocumentKind {
  load(ctx: QueryContext, target: DocumentTarget): LoadedDocument
}

/** Adds the sealed state of a row to what a document covers. */
export function cover(
  covers: Record<string, string>,
  table: string,
  row: { readonly id: string; readonly heads: Readonly<Record<string, string | null>> },
): void {
  for (const [register, head] of Object.entries(row.heads)) if (head) covers[`${table}/${row.id}/${register}`] = head
}

/** The line of a check that says whether the bytes of all pieces are there. */
export function filesLine(ctx: QueryContext, pieces: readonly Row<typeof evidence>[]): CheckLine {
  const missing = new Set(ctx.missing)
  const lost = pieces.filter((e) =>
    [e.file!.sha256, e.file!.copy, e.redaction?.copy ?? ''].some((hash) => missing.has(hash)),
  )
  return {
    id: 'files',
    label: '证据文件齐全',
    ok: lost.length === 0,
    detail: lost.length === 0 ? `${pieces.length} 件` : `少 ${lost.length} 件`,
    goTo: lost.length === 0 ? null : { step: '', item: '', field: 'evidence' },
  }
}
