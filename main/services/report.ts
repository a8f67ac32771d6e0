import { z } from 'zod'
import { decisionsUnder } from '../../db/conflicts.ts'
import { sha256 } from '../../db/crypto.ts'
import { fail } from '../../domain/failure.ts'
import { ownerTables } from '../../domain/record/evidence.ts'
import { report as record } from '../../domain/record/report.ts'
import type { ReportModel } from '../../domain/report/block.ts'
import { documentKindIds, documentKindOf } from '../../domain/report/kind.ts'
import { withOpenConflicts } from '../../domain/report/open-conflicts.ts'
import { canonical } from '../../domain/sync/canonical.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { bring } from '../sync/bring.ts'
import { drawDocument, storedModel } from './document/draw.ts'
import { editionOf, nextVersion } from './document/edition.ts'
import type { DocumentTarget, LoadedDocument } from './document/kind.ts'
import { loadDocument } from './document/registry.ts'
import { keepFile } from './kept-file.ts'
import { versionsOf } from './owned.ts'
import { isOwnerLocked, ownerOf, setCorrection } from './owner.ts'
import { meOf, personName } from './people.ts'
import { sealDrafts } from './record.ts'
import { listVersions, paper, versionOf } from './report-paper.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const target = z.strictObject({
  kind: z.enum(documentKindIds),
  table: z.enum(ownerTables),
  row: z.string(),
  period: z.string(),
})

/** Where a document stands: its versions, the correction that is open, and whether a new version may be made. */
function standingOf(ctx: Pick<QueryContext, 'db'>, to: DocumentTarget) {
  const owner = ownerOf(ctx.db, to.table, to.row)
  const versions = versionsOf(ctx.db, to)
  const current = versions.findLast((v) => !v.superseded) ?? null
  const locks = documentKindOf(to.kind)?.locks ?? true
  return { owner, versions, current, locks, locked: locks && current !== null && !owner.correction }
}

/** True when the records no longer say what the version states. */
function hasChanged(document: LoadedDocument, to: DocumentTarget, stated: Readonly<Record<string, string>>): boolean {
  const now = document.covers
  const livesOn = (key: string): boolean =>
    key === `${to.table}/${to.row}/correction` || (document.livesOn?.(key) ?? false)
  return [...new Set([...Object.keys(stated), ...Object.keys(now)])].some((k) => !livesOn(k) && stated[k] !== now[k])
}

/** Stops a signature under a value that two people see differently. Fails as `conflict`. */
function admitNoConflict(ctx: Pick<QueryContext, 'db'>, document: LoadedDocument): void {
  const count = decisionsUnder(ctx.db, Object.keys(document.covers))
  if (count > 0)
    fail('conflict', `还不能定稿：有 ${count} 处冲突待决定（两人各写了一个值）。请先在冲突里选定，再定稿。`)
}

const piecesOf = (document: LoadedDocument): string[] => document.pieces.map((piece) => piece.file!.sha256)

const authorOf = (ctx: QueryContext, document: LoadedDocument): string =>
  personName(ctx.db, meOf(ctx)) || document.author

export const report = {
  /** The self-check, what is worth a second look, every version, and whether the document may be finalised. */
  check: query(target, (ctx, to) => {
    const document = loadDocument(ctx, to)
    const { owner, versions, current, locks, locked } = standingOf(ctx, to)
    const conflicts = decisionsUnder(ctx.db, Object.keys(document.covers))
    return {
      name: documentKindOf(to.kind)!.name,
      number: document.number,
      lines: document.lines,
      reminders: document.reminders,
      ready: document.lines.every((l) => l.ok) && !locked && !owner.void && conflicts === 0,
      /** Values that two people set without knowing of each other, under this document: nothing is signed before. */
      conflicts,
      /** The version that finalising makes. */
      version: nextVersion(versions),
      versions,
      locks,
      locked,
      void: owner.void,
      correction: owner.correction,
      /** The standing version states what has been changed since, or what somebody elsewhere says otherwise (签字后有变更). */
      changed: current !== null && (conflicts > 0 || hasChanged(document, to, current.version.covers)),
      copies: document.copies,
      signer: document.signer,
      pieces: document.pieces.length,
      now: ctx.now(),
      /** Changes with everything that a draft would print from the records. */
      state: sha256(canonical(document.covers)),
    }
  }),
  /** Versions of documents: of one record, of a contract, of a kind; the newest first. */
  list: query(
    z.strictObject({
      table: z.enum(ownerTables).optional(),
      row: z.string().optional(),
      contract: z.string().optional(),
      kind: z.enum(documentKindIds).optional(),
    }),
    (ctx, of) => listVersions(ctx.db, of),
  ),
  /** Draws the document as the records stand, marked 草稿. */
  preview: task(target, async (ctx, to) => {
    const { owner, locked, versions } = standingOf(ctx, to)
    if (!locked) ctx.transact((tx) => sealDrafts(tx, owner.scope))
    const document = loadDocument(ctx, to)
    await bring(ctx, piecesOf(document))
    const about = {
      draft: true,
      at: ctx.now(),
      author: authorOf(ctx, document),
      reason: owner.correction?.reason ?? '',
    }
    const model = document.model(editionOf(ctx, document, versions, about))
    const conflicts = decisionsUnder(ctx.db, Object.keys(document.covers))
    const file = await drawDocument(ctx, withOpenConflicts(model, conflicts), null)
    return { docx: file.sha256, size: file.size, name: `${document.name}_草稿.docx` }
  }),
  /**
   * Finalises: every check passes, the model is stored as canonical JSON (its SHA-256 is the content hash that the
   * document prints) and the Word file as bytes; a kind that locks makes its record read-only from then on. `reason` is
   * wanted for a later version of a kind that locks nothing; the others have it from their correction. Fails as
   * `incomplete`, `read-only`, or as `stale` where the records change meanwhile.
   */
  finalise: task(target.extend({ reason: z.string().trim().default('') }), async (ctx, { reason: given, ...to }) => {
    const before = standingOf(ctx, to)
    const { owner, versions, current, locks } = before
    const admit = (now: ReturnType<typeof standingOf>): void => {
      if (now.owner.void) fail('read-only', '这条记录已作废，不能再出单据。')
      if (now.locked) fail('read-only', '报告已定稿，只读。要修改请先点“更正”，出新版本。')
    }
    admit(before)
    const reason = locks ? (current ? (owner.correction?.reason ?? '') : '') : given
    if (current && reason === '') fail('incomplete', '请写明出新版本的原因，它会印在修改记录里。', { reason: '未填写' })
    if (!isOwnerLocked(ctx.db, to.table, to.row)) ctx.transact((tx) => sealDrafts(tx, owner.scope))
    const document = loadDocument(ctx, to)
    const failed = document.lines.find((l) => !l.ok)
    if (failed) fail('incomplete', `还不能定稿：${failed.label}——${failed.detail}。`)
    admitNoConflict(ctx, document)
    await bring(ctx, piecesOf(document))
    for (const piece of document.pieces) await ctx.files.verify(piece.file!.sha256)
    const at = ctx.now()
    const by = authorOf(ctx, document)
    const model = document.model(editionOf(ctx, document, versions, { draft: false, at, author: by, reason }))
    const stored = storedModel(model)
    const modelFile = ctx.files.put(stored.bytes)
    const docx = await drawDocument(ctx, model, stored.hash)
    return ctx.transact((tx) => {
      const now = standingOf(tx, to)
      admit(now)
      const after = loadDocument(tx, to)
      admitNoConflict(tx, after)
      const same = canonical(after.covers) === canonical(document.covers)
      if (!same || now.versions.length !== versions.length)
        fail('stale', '生成报告时记录又有改动，没有定稿。请再点一次“定稿”。')
      const id = tx.newId()
      keepFile(tx, modelFile, 'application/json')
      keepFile(tx, docx, docxType)
      tx.write(record, id, owner.scope, {
        version: {
          contract: owner.contract,
          ...to,
          number: model.number,
          name: document.name,
          version: model.version,
          finalisedAt: at,
          by,
          reason,
          supersedes: current?.id ?? '',
          content: stored.hash,
          docx: docx.sha256,
          size: docx.size,
          covers: { ...document.covers },
        },
      })
      // Two laptops may have finalised the same version; the next one replaces both.
      for (const standing of now.versions.filter((v) => !v.superseded))
        tx.write(record, standing.id, owner.scope, { superseded: { by: id, at, reason } })
      if (locks && current && owner.correction) setCorrection(tx, to.table, to.row, null)
      return { report: id, docx: docx.sha256, name: `${document.name}_${model.version}.docx` }
    })
  }),
  /** Opens a finalised record for a correction, which ends in the next version. The old one stays. */
  correct: command(target.extend({ reason: z.string().trim() }), (ctx, { reason, ...to }) => {
    if (reason === '') fail('incomplete', '请写明更正的原因，它会印在新版本的修改记录里。', { reason: '未填写' })
    if (!standingOf(ctx, to).locked) fail('invalid-input', '报告还没有定稿，可以直接修改。')
    setCorrection(ctx, to.table, to.row, { reason, at: ctx.now(), by: ctx.author })
  }),
  /** Gives a correction up, as long as nothing was changed: the standing version would no longer say what the records say. */
  abandonCorrection: command(target, (ctx, to) => {
    const { owner, current } = standingOf(ctx, to)
    if (!owner.correction || !current) fail('invalid-input', '没有正在进行的更正。')
    if (hasChanged(loadDocument(ctx, to), to, current.version.covers))
      fail('invalid-input', '更正中已有改动，不能放弃；请撤销改动，或出新版本。')
    setCorrection(ctx, to.table, to.row, null)
  }),
  ...paper,
  /** Draws a version again from its stored model: never from today's records. */
  rerender: task(z.strictObject({ report: z.string() }), async (ctx, input) => {
    const { version } = versionOf(ctx, input.report)
    await bring(ctx, [version.content])
    const model = JSON.parse(new TextDecoder().decode(ctx.files.read(version.content))) as ReportModel
    const file = await drawDocument(ctx, model, version.content)
    return { docx: file.sha256, size: file.size, name: `${version.name}_${version.version}_重新生成.docx` }
  }),
}
