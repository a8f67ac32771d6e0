import { z } from 'zod'
import { readState } from '../../db/state.ts'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import type { InspectionFacts } from '../../domain/inspection/facts.ts'
import { remindersOf } from '../../domain/inspection/reminder.ts'
import { selfCheck } from '../../domain/inspection/self-check.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { inspection } from '../../domain/record/inspection.ts'
import type { Values } from '../../domain/record/record-type.ts'
import { report as record } from '../../domain/record/report.ts'
import type { ReportModel } from '../../domain/report/block.ts'
import { isDate } from '../../domain/time/instant.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { isLocked, openForWriting } from './guard.ts'
import { inspectionOf, loadFacts } from './inspection-facts.ts'
import { keepFile } from './kept-file.ts'
import { authorName, documentName, drawReport, modelOf, nextVersion, storedModel } from './report-model.ts'
import { sealDrafts } from './record.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const target = z.strictObject({ inspection: z.string() })

function versionOf(ctx: Pick<QueryContext, 'db'>, id: string) {
  const row = readRecord(ctx.db, record, id)
  if (!row?.version) fail('not-found', '找不到这份报告。')
  return row as typeof row & { version: NonNullable<typeof row.version> }
}

/** Every operation that the report states, so that a later change under it can be seen. */
function coveredHeads(facts: InspectionFacts): Record<string, string> {
  const covers: Record<string, string> = {}
  const add = (table: string, row: string, heads: Readonly<Record<string, string | null>>): void => {
    for (const [register, head] of Object.entries(heads)) if (head) covers[`${table}/${row}/${register}`] = head
  }
  add('inspection', facts.id, facts.inspection.heads)
  for (const i of facts.items) {
    add('inspection_item', i.row, i.heads)
    for (const f of i.findings) add('finding', f.id, f.heads)
    for (const e of i.evidence) add('evidence', e.id, e.heads)
  }
  for (const f of facts.advice) add('finding', f.id, f.heads)
  return covers
}

function isScanOf(file: Values<typeof evidence>['file'] | undefined, inspectionId: string): boolean {
  return file?.source === 'scan' && file.owner === inspectionId
}

/** What a correction may leave as it is: its own mark, and that a finding was closed later, which goes on after the report. */
const livesOn = (key: string, id: string): boolean =>
  key === `inspection/${id}/correction` || /^finding\/.*\/state$/.test(key)

export const report = {
  /** The self-check, what is worth a second look, and whether the report may be finalised. */
  check: query(target, (ctx, input) => {
    const facts = loadFacts(ctx, input.inspection)
    const lines = selfCheck(facts, new Set(ctx.missing))
    return {
      lines,
      reminders: remindersOf(facts),
      ready: lines.every((l) => l.ok) && !isLocked(ctx.db, input.inspection),
      version: nextVersion(facts),
    }
  }),
  /** Draws the report as the records stand, marked 草稿. */
  preview: task(target, async (ctx, input) => {
    ctx.transact((tx) => sealDrafts(tx, inspectionOf(tx.db, input.inspection).scope))
    const facts = loadFacts(ctx, input.inspection)
    const model = modelOf(ctx, facts, true, authorName(ctx, facts, readState(ctx.db, 'me') ?? ''))
    const file = await drawReport(ctx, model, null)
    return { docx: file.sha256, size: file.size, name: `${documentName(facts)}_草稿.docx` }
  }),
  /**
   * Finalises: every check passes, the model is stored as canonical JSON (its SHA-256 is the content hash that the
   * report prints) and the Word file as bytes; from then on the inspection is read-only. Fails as `incomplete`.
   */
  finalise: task(target, async (ctx, input) => {
    ctx.transact((tx) => sealDrafts(tx, openForWriting(tx.db, input.inspection)))
    const facts = loadFacts(ctx, input.inspection)
    const failed = selfCheck(facts, new Set(ctx.missing)).find((l) => !l.ok)
    if (failed) fail('incomplete', `还不能定稿：${failed.label}——${failed.detail}。`)
    for (const piece of facts.items.flatMap((i) => i.evidence)) await ctx.files.verify(piece.file!.sha256)
    const by = authorName(ctx, facts, readState(ctx.db, 'me') ?? '')
    const model = modelOf(ctx, facts, false, by)
    const stored = storedModel(model)
    const modelFile = ctx.files.put(stored.bytes)
    const docx = await drawReport(ctx, model, stored.hash)
    return ctx.transact((tx) => {
      const scope = openForWriting(tx.db, input.inspection)
      const covers = coveredHeads(facts)
      if (JSON.stringify(coveredHeads(loadFacts(tx, input.inspection))) !== JSON.stringify(covers))
        fail('stale', '生成报告时记录又有改动，没有定稿。请再点一次“定稿”。')
      const id = tx.newId()
      const before = facts.reports.at(-1)
      keepFile(tx, modelFile, 'application/json')
      keepFile(tx, docx, docxType)
      tx.write(record, id, scope, {
        version: {
          contract: facts.contract.id,
          table: 'inspection',
          row: facts.id,
          period: '',
          name: documentName(facts),
          kind: model.kind,
          number: model.number,
          version: model.version,
          finalisedAt: facts.now,
          by,
          reason: facts.inspection.correction?.reason ?? '',
          supersedes: before?.id ?? '',
          content: stored.hash,
          docx: docx.sha256,
          size: docx.size,
          covers,
        },
      })
      if (before)
        tx.write(record, before.id, scope, {
          superseded: { by: id, at: facts.now, reason: facts.inspection.correction?.reason ?? '' },
        })
      if (facts.inspection.correction) tx.write(inspection, facts.id, scope, { correction: null })
      return { report: id, docx: docx.sha256, name: `${documentName(facts)}_${model.version}.docx` }
    })
  }),
  /** Opens a finalised inspection for a correction, which ends in the next version. The old one stays. */
  correct: command(z.strictObject({ inspection: z.string(), reason: z.string().trim() }), (ctx, input) => {
    if (input.reason === '') fail('incomplete', '请写明更正的原因，它会印在新版本的修改记录里。', { reason: '未填写' })
    if (!isLocked(ctx.db, input.inspection)) fail('invalid-input', '报告还没有定稿，可以直接修改。')
    const row = inspectionOf(ctx.db, input.inspection)
    ctx.write(inspection, row.id, row.scope, { correction: { reason: input.reason, at: ctx.now(), by: ctx.author } })
  }),
  /** Gives a correction up, as long as nothing was changed: the standing version would no longer say what the records say. */
  abandonCorrection: command(target, (ctx, input) => {
    const facts = loadFacts(ctx, input.inspection)
    if (!facts.inspection.correction) fail('invalid-input', '没有正在进行的更正。')
    const stated = facts.reports.at(-1)!.version!.covers
    const now = coveredHeads(facts)
    const changed = [...new Set([...Object.keys(stated), ...Object.keys(now)])].some(
      (k) => !livesOn(k, facts.id) && stated[k] !== now[k],
    )
    if (changed) fail('invalid-input', '更正中已有改动，不能放弃；请撤销改动，或出新版本。')
    ctx.write(inspection, facts.id, facts.inspection.scope, { correction: null })
  }),
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
      for (const id of input.evidence)
        if (!isScanOf(readRecord(ctx.db, evidence, id)?.file, row.version.row))
          fail('not-found', '找不到扫描件，请重新选择。')
      ctx.write(record, row.id, row.scope, {
        scan: { evidence: input.evidence, at: ctx.now(), signedBy: input.signedBy, signedOn: input.signedOn },
      })
    },
  ),
  /** Who received the report, how and when (contract A-035). */
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
  /** Draws a version again from its stored model: never from today's records. */
  rerender: task(z.strictObject({ report: z.string() }), async (ctx, input) => {
    const { version } = versionOf(ctx, input.report)
    const model = JSON.parse(new TextDecoder().decode(ctx.files.read(version.content))) as ReportModel
    const file = await drawReport(ctx, model, version.content)
    return {
      docx: file.sha256,
      size: file.size,
      name: `${version.name}_${version.version}_重新生成.docx`,
    }
  }),
}
