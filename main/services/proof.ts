import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import { ownDocuments } from '../../domain/acceptance/facts.ts'
import { fail } from '../../domain/failure.ts'
import { attachedLack, isAnswerable, reportOfGap } from '../../domain/obligation/attached.ts'
import type { Cell } from '../../domain/obligation/cell.ts'
import { matrixOf } from '../../domain/obligation/matrix.ts'
import { countRuleOf } from '../../domain/obligation/rule/items.ts'
import { archiveEntry } from '../../domain/record/archive-entry.ts'
import { attachedProof } from '../../domain/record/attached-proof.ts'
import { overdueNote, overdueNoteRow } from '../../domain/record/overdue-note.ts'
import { documentKindIds, documentKindOf } from '../../domain/report/kind.ts'
import { dateOf, type DateText, isDate } from '../../domain/time/instant.ts'
import { command, query, type QueryContext, task } from '../procedure.ts'
import { fileToAdd } from './evidence-add.ts'
import { nextInRow } from './number.ts'
import { loadObligations } from './obligation/load.ts'
import { ownerEvidence } from './owned.ts'
import { openOwner } from './owner.ts'
import { personName } from './people.ts'

const place = { contract: z.string().max(200), clause: z.string().max(64), column: z.string().max(40) }
const day = z.string().refine((d) => d === '' || isDate(d), '请填写日期，如 2024-06-30')

/** The matrix of a contract with the cell of a clause in a column. Fails as `not-found`. */
function loadCell(ctx: QueryContext, at: { contract: string; clause: string; column: string }) {
  const loaded = loadObligations(ctx, at.contract)
  const matrix = matrixOf(loaded.pack, loaded.facts, ctx.now())
  const column = matrix.columns.find((c) => c.id === at.column) ?? fail('not-found', '合同没有这个周期。')
  const cellOf = (clause: string): Cell | undefined =>
    matrix.rows.find((r) => r.clause.id === clause)?.cells.find((c) => c?.column === at.column) ?? undefined
  const cell = cellOf(at.clause) ?? fail('not-found', `合同在这一期没有条款 ${at.clause} 的义务。`)
  return { ...loaded, matrix, column, cell, cellOf }
}

/** What a cell lacks that a paper can stand for. */
const answerable = (cell: Cell | null | undefined): Cell['gaps'] => cell?.gaps.filter(isAnswerable) ?? []

const noLink = { table: '', row: '', kind: '', period: '' }

export const proof = {
  /** What was attached to a cell, and the explanation of its delay, each with what its form needs. */
  of: query(z.strictObject(place), (ctx, input) => {
    const { facts } = loadObligations(ctx, input.contract)
    const note = readRecord(ctx.db, overdueNote, overdueNoteRow(input.contract, input.clause, input.column))
    return {
      now: ctx.now(),
      note: note?.note ? { ...note.note, head: note.heads['note'] ?? null } : null,
      attached: facts.attached
        .filter((a) => a.cover!.column === input.column && a.cover!.clauses.includes(input.clause))
        .map((a) => ({
          id: a.id,
          number: a.identity!.number,
          paper: a.paper!,
          link: a.link?.table ? a.link : null,
          clauses: a.cover!.clauses,
          lack: attachedLack(facts, a),
          pieces: ownerEvidence(ctx.db, a.id),
        })),
    }
  }),
  /** Where an attached paper is shown: the first of the cells that it proves. */
  place: query(z.strictObject({ attached: z.string() }), (ctx, input) => {
    const row = readRecord(ctx.db, attachedProof, input.attached)
    if (!row?.identity || !row.cover) fail('not-found', '找不到这份挂接材料。')
    return { contract: row.identity.contract, clause: row.cover.clauses[0] ?? '', column: row.cover.column }
  }),
  /** What may be attached to a cell: signed documents and filed archive entries, and what else of the column a paper could prove. */
  options: query(z.strictObject(place), (ctx, input) => {
    const { pack, facts, matrix, cell } = loadCell(ctx, input)
    const kind =
      answerable(cell)
        .map((g) => reportOfGap({ pack, facts }, g))
        .find((k) => k !== '') ?? ''
    const at = matrix.columns.findIndex((c) => c.id === input.column)
    const counted = matrix.items?.periods.find((p) => p.column === input.column) ?? null
    return {
      now: ctx.now(),
      /** The report that is missing, if it is one. */
      kind,
      kinds: documentKindIds
        .filter((id) => id !== 'R20' && !ownDocuments.includes(id))
        .map((id) => ({ id, name: documentKindOf(id)!.name })),
      documents: facts.documents
        .filter((d) => d.signed)
        .map((d) => ({
          table: d.table,
          row: d.row,
          kind: d.kind,
          period: d.period,
          name: `${d.kind} ${d.number} ${documentKindOf(d.kind)?.name ?? ''}`.trim(),
          signedOn: d.signedOn,
        })),
      archive: facts.archive
        .filter((a) => facts.filed.includes(a.id))
        .map((a) => ({
          table: archiveEntry.table,
          row: a.id,
          kind: '',
          period: '',
          name: `${a.identity!.number} ${a.entry?.title ?? ''}`.trim(),
          signedOn: a.entry?.on ?? '',
        })),
      /** Other clauses of the column that lack something a paper can stand for; `same`: the same report. */
      others: matrix.rows.flatMap(({ clause, cells }) => {
        const gaps = answerable(cells[at])
        if (clause.id === input.clause || gaps.length === 0) return []
        const same = kind !== '' && gaps.some((g) => reportOfGap({ pack, facts }, g) === kind)
        return [{ id: clause.id, text: clause.text, same, counts: countRuleOf(clause) !== undefined }]
      }),
      /** Items that a clause of the column counts; null where none does. */
      items: counted && {
        expected: counted.expected,
        here: countRuleOf(matrix.rows.find((r) => r.clause.id === input.clause)!.clause) !== undefined,
      },
    }
  }),
  /**
   * Says that a paper or record of before proves clauses of a period: with its scans in one transaction. Refuses what a
   * paper cannot stand for, by name.
   */
  attach: task(
    z.strictObject({
      ...place,
      /** Clauses of the same column that it proves besides. */
      others: z.array(z.string().max(64)).max(200),
      paper: z.strictObject({
        kind: z.string().max(10),
        title: z.string().trim().max(200),
        number: z.string().trim().max(80),
        doneOn: day,
        signedOn: day,
        items: z.int().min(0).max(500).nullable(),
        text: z.string().trim().max(2000),
      }),
      link: z.strictObject({
        table: z.enum([
          '',
          'archive_entry',
          'inspection',
          'fault',
          'service_record',
          'loaner',
          'certificate',
          'contract',
        ]),
        row: z.string().max(200),
        kind: z.string().max(10),
        period: z.string().max(40),
      }),
      files: z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().max(500) })).max(50),
    }),
    async (ctx, input) => {
      const { contract, facts, pack, column, cellOf } = loadCell(ctx, input)
      const { paper, link, files } = input
      const today = dateOf(ctx.now())
      if (column.from > today) fail('invalid-input', `${column.name}还没有开始，到期后再挂接。`)
      if (paper.kind !== '' && !documentKindOf(paper.kind)) fail('invalid-input', '没有这种报告。', { kind: '请重选' })
      checkDates(paper, today)
      const clauses = [...new Set([input.clause, ...input.others])]
      for (const id of clauses) {
        const cell = cellOf(id) ?? fail('invalid-input', `合同在${column.name}没有条款 ${id} 的义务。`)
        const [gap] = cell.gaps
        if (gap && answerable(cell).length === 0)
          fail('invalid-input', `${id} 不能用挂接代替：${gap.sentence}，请“${gap.step.label}”。`)
      }
      const counting = pack.clauses.find((c) => clauses.includes(c.id) && countRuleOf(c))
      const expected = counting ? countRuleOf(counting)!.expected : null
      if (expected !== null && (paper.items === null || paper.items > expected))
        fail('invalid-input', `${counting!.id} 按项计数，请写明这份报告检查了几项（共 ${expected} 项）。`, {
          items: `0 至 ${expected}`,
        })
      if (link.table === '') {
        if (paper.title === '') fail('invalid-input', '请写材料名称。', { title: '请写材料名称' })
        if (files.length === 0) fail('invalid-input', '请选择签字扫描件。', { files: '请选择签字扫描件' })
        if (paper.signedOn === '') fail('invalid-input', '请填写签字日期。', { signedOn: '请填写签字日期' })
      } else {
        const lack = attachedLack(facts, { id: '', link, paper })
        if (lack !== '') fail('invalid-input', `${lack}，不能作为证明。`, { link: lack })
      }
      const pieces = await Promise.all(files.map((file) => fileToAdd(ctx, { ...file, source: 'scan' })))
      return ctx.transact((tx) => {
        const id = tx.newId()
        const number = nextInRow(tx.db, 'attached_proof', input.contract, 'GJ')
        tx.write(attachedProof, id, contract.scope, {
          identity: {
            contract: input.contract,
            number,
            createdAt: tx.now(),
            createdBy: personName(tx.db, tx.author),
          },
          cover: { column: input.column, clauses },
          paper,
          link: link.table === '' ? noLink : link,
        })
        for (const add of pieces) add(tx, { ownerTable: 'attached_proof', owner: id, item: '' })
        return { attached: id, number, clauses: clauses.length }
      })
    },
  ),
  /** Takes an attached paper back: it stays with its number and scans, and proves nothing any more. */
  detach: command(
    z.strictObject({ attached: z.string(), reason: z.string().trim().min(1, '请写明原因').max(400) }),
    (ctx, input) => {
      const scope = openOwner(ctx.db, 'attached_proof', input.attached)
      ctx.write(attachedProof, input.attached, scope, { void: { reason: input.reason, at: ctx.now() } })
    },
  ),
  /** Explains why a cell is overdue and what is done about it. The cell stays red; matrix and R15 say it beside. */
  explain: command(
    z.strictObject({
      ...place,
      reason: z.string().trim().min(1, '请写明逾期原因').max(1000),
      remedy: z.string().trim().max(1000),
      expected: day,
      seen: z.string().nullable(),
    }),
    (ctx, input) => {
      const { contract, cell } = loadCell(ctx, input)
      if (cell.state !== 'overdue' && !cell.note) fail('invalid-input', '这一格没有逾期，不用写说明。')
      if (input.expected !== '' && input.expected < dateOf(ctx.now()) && input.expected !== cell.note?.expected)
        fail('invalid-input', '预计补齐日期早于今天。', { expected: '早于今天' })
      const row = overdueNoteRow(input.contract, input.clause, input.column)
      const there = listRecords(ctx.db, overdueNote, 'id', [row])[0]?.identity
      const by = personName(ctx.db, ctx.author)
      ctx.write(
        overdueNote,
        row,
        contract.scope,
        {
          ...(there
            ? {}
            : {
                identity: {
                  contract: input.contract,
                  clause: input.clause,
                  column: input.column,
                  createdAt: ctx.now(),
                  createdBy: by,
                },
              }),
          note: {
            reason: input.reason,
            remedy: input.remedy,
            expected: input.expected,
            due: cell.due === '' ? (cell.note?.due ?? '') : cell.due,
            at: ctx.now(),
            by,
          },
        },
        { note: input.seen },
      )
    },
  ),
}

function checkDates(paper: { readonly doneOn: DateText; readonly signedOn: DateText }, today: DateText): void {
  if (paper.doneOn > today) fail('invalid-input', '办理日期晚于今天，请核对。', { doneOn: '晚于今天' })
  if (paper.signedOn > today) fail('invalid-input', '签字日期晚于今天，请核对。', { signedOn: '晚于今天' })
  if (paper.doneOn !== '' && paper.signedOn !== '' && paper.signedOn < paper.doneOn)
    fail('invalid-input', '签字日期早于办理日期，请核对。', { signedOn: '早于办理日期' })
}
