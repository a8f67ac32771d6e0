import { z } from 'zod'
import type { Db } from '../../db/handle.ts'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { report as record } from '../../domain/record/report.ts'
import { documentKindOf } from '../../domain/report/kind.ts'
import { byFinalising, byVersion } from '../../domain/report/version.ts'
import { isDate } from '../../domain/time/instant.ts'
import { command, query, type QueryContext } from '../procedure.ts'

/** A finalised version that must exist. Fails as `not-found`. */
export function versionOf(ctx: Pick<QueryContext, 'db'>, id: string) {
  const row = readRecord(ctx.db, record, id)
  if (!row?.version) fail('not-found', '找不到这份报告。')
  return row as typeof row & { version: NonNullable<typeof row.version> }
}

/** Versions for lists, the newest first; without what they cover, which is long. */
export function listVersions(
  db: Db,
  of: {
    readonly table?: string | undefined
    readonly row?: string | undefined
    readonly contract?: string | undefined
    readonly kind?: string | undefined
  },
) {
  const found =
    of.row !== undefined
      ? listRecords(db, record, 'owner', of.row)
      : of.contract !== undefined
        ? listRecords(db, record, 'contract', of.contract)
        : listRecords(db, record)
  return found
    .flatMap((row) => {
      if (!row.version) return []
      const { covers: _, ...version } = row.version
      const matches =
        (of.table === undefined || version.table === of.table) &&
        (of.contract === undefined || version.contract === of.contract) &&
        (of.kind === undefined || version.kind === of.kind)
      const { superseded, printed, scan, delivery, archived } = row
      return matches
        ? [
            {
              id: row.id,
              title: documentKindOf(version.kind)?.name ?? version.kind,
              version,
              superseded,
              printed,
              scan,
              delivery,
              archived,
            },
          ]
        : []
    })
    .sort(of.row === undefined ? byFinalising : (a, b) => byVersion(b, a))
}

/** What happens to the paper of a finalised version. */
export const paper = {
  /** The paper was printed for signature and stamp. */
  markPrinted: command(z.strictObject({ report: z.string(), copies: z.int().min(1).max(20) }), (ctx, input) => {
    const row = versionOf(ctx, input.report)
    ctx.write(record, row.id, row.scope, { printed: { at: ctx.now(), copies: input.copies } })
  }),
  /** Hangs the signed and stamped scan on the version. */
  attachScan: command(
    z.strictObject({
      report: z.string(),
      evidence: z.array(z.string()).min(1, '请先选择扫描件'),
      signedBy: z.string().trim().min(1, '请填写签字人'),
      signedOn: z.string().refine(isDate, '请填写签字日期'),
    }),
    (ctx, input) => {
      const row = versionOf(ctx, input.report)
      const isScan = (id: string): boolean => {
        const file = readRecord(ctx.db, evidence, id)?.file
        return file?.source === 'scan' && file.ownerTable === row.version.table && file.owner === row.version.row
      }
      if (!input.evidence.every(isScan)) fail('not-found', '找不到扫描件，请重新选择。')
      ctx.write(record, row.id, row.scope, {
        scan: { evidence: input.evidence, at: ctx.now(), signedBy: input.signedBy, signedOn: input.signedOn },
      })
    },
  ),
  /** Who received the document, how and when (contract A-035). */
  deliver: command(
    z.strictObject({
      report: z.string(),
      receiver: z.string().trim().min(1, '请填写接收人'),
      way: z.string(),
      at: z.string(),
    }),
    (ctx, input) => {
      const row = versionOf(ctx, input.report)
      ctx.write(record, row.id, row.scope, { delivery: { at: input.at, receiver: input.receiver, way: input.way } })
    },
  ),
  /** Where the signed original lies. */
  archive: command(z.strictObject({ report: z.string(), box: z.string().trim() }), (ctx, input) => {
    const row = versionOf(ctx, input.report)
    if (!row.scan) fail('incomplete', '先挂接签字扫描件，再归档。')
    ctx.write(record, row.id, row.scope, { archived: { at: ctx.now(), box: input.box } })
  }),
  /** A version as it was signed: the very bytes. */
  document: query(z.strictObject({ report: z.string() }), (ctx, input) => {
    const { version } = versionOf(ctx, input.report)
    return {
      docx: version.docx,
      size: version.size,
      name: `${version.name}_${version.version}.docx`,
      number: version.number,
      version: version.version,
      content: version.content,
    }
  }),
  /** The signed paper that hangs on a version, in its order. */
  scans: query(z.strictObject({ report: z.string() }), (ctx, input) =>
    (versionOf(ctx, input.report).scan?.evidence ?? []).flatMap((id) => {
      const file = readRecord(ctx.db, evidence, id)?.file
      return file ? [{ id, sha256: file.sha256, name: file.name, mime: file.mime }] : []
    }),
  ),
}
