import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import { proposeMarks, redactText } from '../../domain/evidence/redaction.ts'
import { fail } from '../../domain/failure.ts'
import { boxSchema, evidence as record, markSchema, ownerTables } from '../../domain/record/evidence.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { addFile, addText } from './evidence-add.ts'
import { copyType, keepFile } from './kept-file.ts'
import { ownerEvidence } from './owned.ts'
import { bring } from '../sync/bring.ts'
import { openOwner } from './owner.ts'

const where = { ownerTable: z.enum(ownerTables), owner: z.string(), item: z.string() }

function pieceOf(ctx: Pick<QueryContext, 'db'>, id: string) {
  const row = readRecord(ctx.db, record, id)
  if (!row?.file) fail('not-found', '找不到这件证据。')
  return row as typeof row & { file: NonNullable<typeof row.file> }
}

/** The raw text of a piece of pasted text, byte for byte as it was pasted. */
function rawText(ctx: QueryContext, file: ReturnType<typeof pieceOf>['file']): string {
  if (file.kind !== 'text') fail('invalid-input', '这件证据不是文本。')
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(ctx.files.read(file.sha256))
}

export const evidence = {
  addFile: task(
    z.strictObject({
      ...where,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string().max(500),
      source: z.enum(['paste', 'drop', 'file', 'screenshot', 'scan']),
    }),
    addFile,
  ),
  addText: task(z.strictObject({ ...where, text: z.string(), source: z.enum(['paste', 'drop']) }), addText),
  /** A pasted text: raw, and as reports show it. */
  text: query(z.strictObject({ evidence: z.string() }), (ctx, input) => {
    const { file, redaction } = pieceOf(ctx, input.evidence)
    const raw = rawText(ctx, file)
    return { raw, shown: redactText(raw, redaction?.marks ?? []) }
  }),
  /** Stretches that look like patients' data, for the engineer to decide. */
  proposeMarks: query(z.strictObject({ evidence: z.string() }), (ctx, input) =>
    proposeMarks(rawText(ctx, pieceOf(ctx, input.evidence).file)),
  ),
  /** Puts a piece before another one, or last. */
  move: command(z.strictObject({ evidence: z.string(), before: z.string().nullable() }), (ctx, input) => {
    const piece = pieceOf(ctx, input.evidence)
    const scope = openOwner(ctx.db, piece.file.ownerTable, piece.file.owner)
    const others = ownerEvidence(ctx.db, piece.file.owner).filter(
      (e) => e.file?.item === piece.file.item && e.id !== piece.id,
    )
    const index = input.before === null ? others.length : others.findIndex((e) => e.id === input.before)
    if (index < 0) fail('not-found', '找不到要排在前面的那件证据。')
    const order = [...others.slice(0, index), piece, ...others.slice(index)]
    order.forEach((e, n) => ctx.write(record, e.id, scope, { position: { n: n + 1 } }))
  }),
  /** Takes a piece out of the report. It stays in the history with its bytes. */
  remove: command(z.strictObject({ evidence: z.string(), reason: z.string() }), (ctx, input) => {
    const piece = pieceOf(ctx, input.evidence)
    const scope = openOwner(ctx.db, piece.file.ownerTable, piece.file.owner)
    ctx.write(record, piece.id, scope, { state: { state: 'removed', reason: input.reason, at: ctx.now() } })
  }),
  restore: command(z.strictObject({ evidence: z.string() }), (ctx, input) => {
    const piece = pieceOf(ctx, input.evidence)
    const scope = openOwner(ctx.db, piece.file.ownerTable, piece.file.owner)
    ctx.write(record, piece.id, scope, { state: { state: 'kept', reason: '', at: ctx.now() } })
  }),
  /** Pieces that were taken out. */
  removed: query(z.strictObject(where), (ctx, input) =>
    listRecords(ctx.db, record, 'owner', input.owner).filter(
      (e) => e.file?.item === input.item && e.state?.state === 'removed',
    ),
  ),
  /**
   * Hides parts of a piece: boxes over a picture, stretches of a text. They are burnt into the copy that reports and
   * packages use; the original stays as it is. With nothing hidden and `cleared` the engineer says that nothing must be.
   */
  redact: task(
    z.strictObject({
      evidence: z.string(),
      boxes: z.array(boxSchema).max(200),
      marks: z.array(markSchema).max(10_000),
      cleared: z.boolean(),
      seen: z.string().nullable(),
    }),
    async (ctx, input) => {
      const { file } = pieceOf(ctx, input.evidence)
      openOwner(ctx.db, file.ownerTable, file.owner)
      await bring(ctx, [file.sha256])
      const hides = file.kind === 'picture' ? input.boxes.length > 0 : input.marks.length > 0
      const made =
        file.kind === 'picture' && hides
          ? await ctx.pictures.redact(ctx.files.path(file.sha256), input.boxes, { signal: ctx.signal })
          : file.kind === 'text' && hides
            ? { copy: new TextEncoder().encode(redactText(rawText(ctx, file), input.marks)), thumbnail: null }
            : null
      const copy = made && ctx.files.put(made.copy)
      const thumbnail = made?.thumbnail ? ctx.files.put(made.thumbnail) : null
      return ctx.transact((tx) => {
        const scope = openOwner(tx.db, file.ownerTable, file.owner)
        if (made && copy) keepFile(tx, copy, file.kind === 'text' ? file.mime : copyType(made.copy))
        if (made?.thumbnail && thumbnail) keepFile(tx, thumbnail, copyType(made.thumbnail))
        const redaction = {
          boxes: input.boxes,
          marks: input.marks,
          copy: copy?.sha256 ?? '',
          thumbnail: thumbnail?.sha256 ?? '',
          cleared: input.cleared && !hides,
        }
        tx.write(record, input.evidence, scope, { redaction }, { redaction: input.seen })
        return { copy: redaction.copy }
      })
    },
  ),
}
