import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { importTargets, type ImportTarget } from '../../domain/import/target.ts'
import { device } from '../../domain/record/device.ts'
import { fault } from '../../domain/record/fault.ts'
import { importBatch } from '../../domain/record/import-batch.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { readSheet } from '../sheet/client.ts'
import type { RowReading } from '../sheet/messages.ts'
import { contractOf } from './guard.ts'
import { knownDevices, writeDevice } from './import/device.ts'
import { knownFaults, writeFault } from './import/fault.ts'
import { knownServices, writeService } from './import/service.ts'
import { importContext, importReason } from './import/source.ts'
import { batchOf, standingCount, standingOf } from './import/undo.ts'
import { keepFile } from './kept-file.ts'
import { personName } from './people.ts'

/** Rows of one import: all of them are written in one transaction, during which nothing else is answered. */
const mostImported = 3000

const known = { fault: knownFaults, service: knownServices, device: knownDevices } as const

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = { sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(300) }
const targets = Object.keys(importTargets) as [ImportTarget, ...ImportTarget[]]
const reading = {
  ...file,
  contract: z.string().max(200),
  target: z.enum(targets),
  sheet: z.int().min(0).max(1000),
  /** Row of the headings, from 1. */
  header: z.int().min(1).max(1_048_576),
  columns: z.array(z.strictObject({ title: z.string().max(2000), field: z.string().max(40) })).max(200),
  /** What the sheet tells without a state is over. */
  finished: z.boolean(),
}
type Reading = z.output<z.ZodObject<typeof reading>>

/** Where a sent file lies. Fails as `bad-file` when its bytes never arrived. */
function pathOf(ctx: QueryContext, sha256: string, name: string): string {
  if (!ctx.files.has(sha256)) fail('bad-file', `“${name}”没有上传完整，请重新选择文件。`)
  return ctx.files.path(sha256)
}

function readingOf(ctx: QueryContext, input: Reading): RowReading {
  const { target, contract, sheet, header, columns, name } = input
  const { fields } = importTargets[target]
  for (const { field } of columns) {
    const of = fields.find((f) => f.id === field)
    if (field !== '' && !of) fail('invalid-input', '列的对应有误，请重新选择文件。')
    if (of && !of.several && columns.filter((c) => c.field === field).length > 1)
      fail('invalid-input', `有两列都对应“${of.label}”，请只留一列。`, { columns: of.label })
  }
  const wanted = fields.filter((f) => f.required && !columns.some((c) => c.field === f.id))
  const titled = target === 'fault' && columns.some((c) => c.field === 'title')
  const missing = wanted.filter((f) => !(titled && f.id === 'symptom'))
  if (missing.length > 0)
    fail('incomplete', `还没有哪一列对应“${missing.map((f) => f.label).join('”“')}”，请先选好。`, {
      columns: missing.map((f) => f.label).join('、'),
    })
  return {
    path: pathOf(ctx, input.sha256, name),
    name,
    sheet,
    header,
    target,
    columns,
    context: importContext(ctx, contract, input.finished),
    known: known[target](ctx.db, contract),
  }
}

export const importing = {
  /** What sheets a file has and what each column seems to be; an earlier import of the same headings goes before. */
  look: task(z.strictObject(file), async (ctx, { sha256, name }) => {
    const job = { task: 'look' as const, path: pathOf(ctx, sha256, name), name }
    const { encoding, sheets } = await readSheet(job, { signal: ctx.signal })
    const before = listRecords(ctx.db, importBatch)
      .filter((b) => b.source && b.mapping)
      .sort((a, b) => (a.source!.at < b.source!.at ? 1 : -1))
    return {
      encoding,
      sheets: sheets.map((sheet) => ({
        ...sheet,
        merged: sheet.merged.slice(0, 3),
        merges: sheet.merged.length,
        proposals: targets.map((target) => {
          const proposal = sheet.proposals[target]
          const titles = JSON.stringify(proposal.columns.map((c) => c.title))
          const same = before.find(
            (b) => b.source!.target === target && JSON.stringify(b.mapping!.columns.map((c) => c.title)) === titles,
          )
          return { target, ...proposal, columns: same?.mapping?.columns ?? proposal.columns, remembered: !!same }
        }),
      })),
      /** The same bytes were imported already and that import stands. */
      earlier: before
        .filter((b) => b.source!.sha256 === sha256 && !b.void)
        .map((b) => ({ at: b.source!.at, sheet: b.source!.sheet, imported: b.outcome?.imported ?? 0 })),
    }
  }),
  /** Reads every row as a record, counts what is wrong and shows one page. Writes nothing. */
  preview: task(
    z.strictObject({
      ...reading,
      show: z.enum(['all', 'problem']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    async (ctx, { show, offset, limit, ...input }) => {
      const found = await readSheet(
        { task: 'preview', ...readingOf(ctx, input), show, offset, limit },
        { signal: ctx.signal, progress: (done, total) => ctx.progress(done, total, '正在读取表格') },
      )
      /** `most`: rows that are written at once. */
      return { ...found, most: mostImported }
    },
  ),
  /**
   * Writes every row that is not left out, in one transaction with the batch. Fails as `incomplete`, with sheet and row,
   * when one of them cannot become a record: then nothing was written. A sheet of more rows than are written at once is
   * taken in several goes, each a batch of its own.
   */
  bring: task(
    z.strictObject({
      ...reading,
      leave: z.strictObject({
        errors: z.boolean(),
        duplicates: z.boolean(),
        hidden: z.boolean(),
        rows: z.array(z.int().min(1)).max(10_000),
        rest: z.boolean().default(false),
      }),
    }),
    async (ctx, { leave, ...input }) => {
      // The next go knows what came before by its being there already.
      if (leave.rest && !leave.duplicates)
        fail('invalid-input', '分批导入时要勾选“不导入重复的”，否则前几批会再导一遍。')
      const { sha256, name, target } = input
      const taken = await readSheet(
        { task: 'take', ...readingOf(ctx, input), leave, most: mostImported },
        { signal: ctx.signal, progress: (done, total) => ctx.progress(done, total, '正在读取表格') },
      )
      if (taken.drafts.length === 0) fail('incomplete', '所有行都不导入，没有写入任何内容。')
      await ctx.files.verify(sha256)
      ctx.progress(0, 0, `正在写入 ${taken.drafts.length} 条记录`)
      return ctx.transact((tx) => {
        const contract = contractOf(tx.db, input.contract)
        const batch = tx.newId()
        const size = tx.files.size(sha256)
        keepFile(tx, { sha256, size }, /\.xlsx$/i.test(name) ? xlsxType : 'text/csv')
        tx.write(importBatch, batch, contract.scope, {
          source: {
            contract: contract.id,
            target,
            file: name,
            sha256,
            size,
            sheet: taken.sheet,
            header: input.header,
            at: tx.now(),
            by: personName(tx.db, tx.author),
          },
          mapping: { columns: input.columns },
          outcome: { rows: taken.total, imported: taken.drafts.length, left: [...taken.left] },
        })
        const source = { batch, contract, reason: importReason(tx, name) }
        for (const { row, draft } of taken.drafts)
          if (draft.target === 'fault') writeFault(tx, source, row, draft.draft)
          else if (draft.target === 'service') writeService(tx, source, row, draft.draft)
          else writeDevice(tx, source, row, draft.draft)
        return { batch, imported: taken.drafts.length, left: taken.left.length, rest: taken.rest }
      })
    },
  ),
  /** Every import, the newest first, with how many of its records stand. */
  batches: query(z.strictObject({}), (ctx) =>
    listRecords(ctx.db, importBatch)
      .filter((b) => b.source)
      .sort((a, b) => (a.source!.at < b.source!.at ? 1 : -1))
      .map((b) => ({
        id: b.id,
        source: b.source!,
        outcome: b.outcome,
        void: b.void,
        standing: standingCount(ctx.db, b.id),
      })),
  ),
  /** What undoing an import would declare void, and which records are no longer as they were imported. */
  standing: query(z.strictObject({ batch: z.string() }), (ctx, input) => {
    const { records, changed } = standingOf(ctx.db, batchOf(ctx.db, input.batch).id)
    return { records: records.length, changed }
  }),
  /**
   * Undoes an import: its records are declared void with the reason. Fails as `read-only`, naming them, when some were
   * finalised or changed since; with `keep` those stay and only the others become void.
   */
  undo: command(
    z.strictObject({
      batch: z.string(),
      reason: z.string().trim().min(1, '撤销原因还没写').max(400),
      keep: z.boolean().default(false),
    }),
    (ctx, input) => {
      const row = batchOf(ctx.db, input.batch)
      if (row.void) fail('read-only', '这次导入已经撤销。')
      const { records, changed } = standingOf(ctx.db, row.id)
      if (changed.length > 0 && !input.keep) {
        const named = changed.slice(0, 5).map((c) => `${c.number}（${c.why}）`)
        fail(
          'read-only',
          `没有撤销：${named.join('、')}${changed.length > 5 ? ` 等 ${changed.length} 条` : ''}已不是导入时的样子。可以只撤销其余的，或先处理它们。`,
        )
      }
      const stay = new Set(changed.map((c) => c.id))
      const gone = records.filter((r) => !stay.has(r.id))
      const at = ctx.now()
      const value = { reason: `撤销导入：${input.reason}`, at }
      for (const { table, id, scope } of gone)
        if (table === 'fault') ctx.write(fault, id, scope, { void: value })
        else if (table === 'device') ctx.write(device, id, scope, { void: value })
        else ctx.write(serviceRecord, id, scope, { void: value })
      ctx.write(importBatch, row.id, row.scope, {
        void: { reason: input.reason, at, by: personName(ctx.db, ctx.author) },
      })
      return { undone: gone.length, kept: stay.size }
    },
  ),
}
