import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { byUrgency, findingText, isSigned, urgencyOf } from '../../domain/finding/follow.ts'
import { type Finding, sourceOf } from '../../domain/finding/word.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { fault } from '../../domain/record/fault.ts'
import { finding } from '../../domain/record/finding.ts'
import { inspection } from '../../domain/record/inspection.ts'
import { contract } from '../../domain/record/organisation.ts'
import { dateOf, isDate } from '../../domain/time/instant.ts'
import { responsibleParties, verdictName } from '../../domain/verdict.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { checklistOf, inspectionOf } from './inspection-facts.ts'
import { ownerEvidence } from './owned.ts'
import { packOf } from './pack-version.ts'
import { personName } from './people.ts'

const seen = z.string().nullable()
const day = z.string().refine(isDate, '请填写日期，如 2024-06-30')
const line = z.string().max(400)

function findingOf(ctx: QueryContext, id: string): Finding {
  const row = readRecord(ctx.db, finding, id)
  if (!row?.origin) fail('not-found', '找不到这个问题。')
  return row as Finding
}

/** The section that holds an item: the step at which the wizard opens it. Empty for what is of no inspection. */
export function sectionOf(ctx: QueryContext, inspectionId: string, item: string): string {
  if (inspectionId === '') return ''
  const { plan } = inspectionOf(ctx.db, inspectionId)
  const { sections } = checklistOf(packOf(ctx.db, plan.pack), plan.checklist)
  return sections.find((s) => s.items.some((i) => i.id === item))?.id ?? ''
}

/** Where a finding was raised: number of the inspection or fault. */
function originsOf(ctx: QueryContext, rows: readonly Finding[]) {
  const inspections = new Map(listRecords(ctx.db, inspection).map((i) => [i.id, i.plan?.number ?? '']))
  const ids = rows.flatMap((f) => f.origin.fault ?? [])
  const faults = new Map(listRecords(ctx.db, fault, 'id', ids).map((f) => [f.id, f.identity?.number ?? '']))
  return (f: Finding): string =>
    (f.origin.fault ? faults.get(f.origin.fault) : inspections.get(f.origin.inspection)) ?? ''
}

function rowsOf(ctx: QueryContext, rows: readonly Finding[]) {
  const today = dateOf(ctx.now())
  const originOf = originsOf(ctx, rows)
  const hospitals = new Map(listRecords(ctx.db, contract).map((c) => [c.id, c.hospital?.name ?? '']))
  const scans = Map.groupBy(
    listRecords(
      ctx.db,
      evidence,
      'owner',
      rows.map((f) => f.id),
    ).filter((e) => e.state?.state !== 'removed'),
    (e) => e.file?.owner ?? '',
  )
  return rows.map((f) => {
    const state = f.state?.state ?? 'open'
    const due = f.advice?.due ?? ''
    return {
      id: f.id,
      hospital: hospitals.get(f.origin.contract) ?? '',
      contract: f.origin.contract,
      source: sourceOf(f.origin),
      level: f.origin.level,
      /** Number of the inspection or fault it was raised in. */
      origin: originOf(f),
      inspection: f.origin.inspection,
      item: f.origin.item,
      section: sectionOf(ctx, f.origin.inspection, f.origin.item),
      fault: f.origin.fault ?? '',
      period: f.origin.period,
      raisedAt: f.origin.raisedAt,
      /** Number of its rectification order, or empty. */
      order: f.rectification?.number ?? '',
      text: findingText(f),
      measure: f.advice?.text ?? '',
      group: f.advice?.group ?? null,
      risk: f.problem?.risk ?? null,
      party: f.advice?.party ?? null,
      assignee: f.assignee?.name ?? '',
      due,
      state,
      urgency: urgencyOf(state, due, today),
      /** An accepted risk without the customer's signature is none yet. */
      unsigned: state === 'accepted' && !isSigned(f, scans.get(f.id)?.length ?? 0),
    }
  })
}

/** Stops an act that lies after today or before the finding. */
function within(ctx: QueryContext, f: Finding, on: string, what: string): void {
  if (on > dateOf(ctx.now())) fail('invalid-input', `${what}不能晚于今天。您写的还在框里。`, { on: '晚于今天' })
  const raised = dateOf(f.origin.raisedAt)
  if (on < raised) fail('invalid-input', `${what}不能早于提出日期 ${raised}。您写的还在框里。`, { on: '早于提出日期' })
}

export const findingFollow = {
  /** Findings of all contracts or one, the late first; withdrawn ones only when they are asked for. */
  list: query(
    z.strictObject({
      contract: z.string().default(''),
      state: z.enum(['', 'open', 'closed', 'accepted', 'withdrawn']).default('open'),
      group: z.string().default(''),
      party: z.enum(['', ...responsibleParties]).default(''),
      due: z.enum(['', 'overdue', 'soon', 'undated']).default(''),
      text: z.string().max(200).default(''),
    }),
    (ctx, input) => {
      const all = listRecords(ctx.db, finding).filter((f): f is Finding => f.origin !== null && f.state !== null)
      const within = rowsOf(
        ctx,
        all.filter((f) => input.contract === '' || f.origin.contract === input.contract),
      )
      const words = input.text.trim().toLowerCase()
      const rows = within
        .filter((r) => (input.state === '' ? r.state !== 'withdrawn' : r.state === input.state))
        .filter((r) => input.group === '' || r.group === input.group)
        .filter((r) => input.party === '' || r.party === input.party)
        .filter((r) => input.due === '' || r.urgency === input.due)
        .filter(
          (r) =>
            words === '' ||
            [r.text, r.measure, r.origin, r.item, r.assignee, r.order].some((t) => t.toLowerCase().includes(words)),
        )
        .sort(byUrgency)
      const open = within.filter((r) => r.state === 'open')
      return {
        rows,
        counts: {
          open: open.length,
          overdue: open.filter((r) => r.urgency === 'overdue').length,
          closed: within.filter((r) => r.state === 'closed').length,
          accepted: within.filter((r) => r.state === 'accepted').length,
          unsigned: within.filter((r) => r.unsigned).length,
        },
      }
    },
  ),
  /** All that the drawer of a finding shows. */
  view: query(z.strictObject({ finding: z.string() }), (ctx, input) => {
    const record = findingOf(ctx, input.finding)
    return { row: rowsOf(ctx, [record])[0]!, record, evidence: ownerEvidence(ctx.db, record.id), now: ctx.now() }
  }),
  /** Names the person who sees to it, and by when; goes on after the report that the finding stands in. */
  assign: command(z.strictObject({ finding: z.string(), name: line, seen }), (ctx, input) => {
    const row = findingOf(ctx, input.finding)
    ctx.write(finding, row.id, row.scope, { assignee: { name: input.name.trim() } }, { assignee: input.seen })
  }),
  /**
   * Plans the measure of a fault: party, due date, group, risk. What an inspection raised is planned in the inspection,
   * whose report states it.
   */
  plan: command(
    z.strictObject({
      finding: z.string(),
      party: z.enum(responsibleParties).nullable(),
      due: z.string().refine((d) => d === '' || isDate(d), '请填写日期，如 2024-06-30'),
      seen,
    }),
    (ctx, input) => {
      const row = findingOf(ctx, input.finding)
      if (!row.origin.fault || !row.advice) fail('invalid-input', '巡检提出的问题，请在那次巡检里改责任方和期限。')
      const { party, due } = input
      ctx.write(finding, row.id, row.scope, { advice: { ...row.advice, party, due } }, { advice: input.seen })
    },
  ),
  /** Tests it again. Found normal it is closed; anything else is kept and leaves it open. */
  retest: command(
    z.strictObject({
      finding: z.string(),
      value: z.string().max(4000),
      verdict: z.enum(['normal', 'attention', 'abnormal']),
      on: day,
      by: line,
      seen,
    }),
    (ctx, input) => {
      const row = findingOf(ctx, input.finding)
      const state = row.state?.state
      if (row.rectification) fail('invalid-input', `这个问题有整改单 ${row.rectification.number}，请到整改单登记复查。`)
      if (state === 'withdrawn') fail('read-only', '这个问题已撤销。')
      if (state === 'closed') fail('read-only', '这个问题已关闭；要再测请先重新打开。')
      if (!input.value.trim()) fail('incomplete', '请写明复测值或看到什么。您写的还在框里。', { value: '未填写' })
      within(ctx, row, input.on, '复测日期')
      const { value, verdict, on } = input
      const by = input.by.trim() || personName(ctx.db, ctx.author)
      const closed = verdict === 'normal'
      ctx.write(
        finding,
        row.id,
        row.scope,
        {
          retest: { value: value.trim(), verdict, on, by },
          ...(closed
            ? {
                state: {
                  state: 'closed' as const,
                  at: ctx.now(),
                  reason: `复测${verdictName[verdict]}：${value.trim()}`,
                  by: ctx.author,
                  inspection: '',
                },
              }
            : {}),
        },
        { retest: input.seen },
      )
      return { closed }
    },
  ),
  /** The customer takes the risk, signed: who, when, why, and the signed paper as evidence of the finding. */
  accept: command(
    z.strictObject({
      finding: z.string(),
      name: line,
      position: line,
      on: z.string(),
      until: z
        .string()
        .refine((d) => d === '' || isDate(d), '请填写日期，如 2024-06-30')
        .default(''),
      reason: z.string().max(4000),
      seen,
    }),
    (ctx, input) => {
      const row = findingOf(ctx, input.finding)
      if (row.state?.state === 'withdrawn') fail('read-only', '这个问题已撤销。')
      if (row.state?.state === 'closed') fail('read-only', '这个问题已关闭，不用再接受风险。')
      const wanted: readonly (readonly [field: string, what: string, there: boolean])[] = [
        ['name', '谁签的字', input.name.trim() !== ''],
        ['on', '签字日期', isDate(input.on)],
        ['reason', '为何接受', input.reason.trim() !== ''],
        ['evidence', '签字件（扫描或照片）', ownerEvidence(ctx.db, row.id).length > 0],
      ]
      const missing = wanted.filter(([, , there]) => !there)
      if (missing.length > 0)
        fail(
          'incomplete',
          `接受风险要有院方签字，还缺：${missing.map(([, what]) => what).join('、')}。您写的还在框里。`,
          Object.fromEntries(missing.map(([field]) => [field, '未填写'])),
        )
      within(ctx, row, input.on, '签字日期')
      if (input.until !== '' && input.until < input.on)
        fail('invalid-input', '复核日期早于签字日期，请核对。您写的还在框里。', { until: '早于签字日期' })
      const { on, until } = input
      ctx.write(
        finding,
        row.id,
        row.scope,
        {
          acceptance: { name: input.name.trim(), position: input.position.trim(), on, until },
          state: { state: 'accepted', at: ctx.now(), reason: input.reason.trim(), by: ctx.author, inspection: '' },
        },
        { acceptance: input.seen },
      )
    },
  ),
  /** Opens a closed or accepted finding again, with the reason. What was tested and signed stays in the history. */
  reopen: command(z.strictObject({ finding: z.string(), reason: z.string().max(4000), seen }), (ctx, input) => {
    const row = findingOf(ctx, input.finding)
    const state = row.state?.state
    if (state !== 'closed' && state !== 'accepted') fail('invalid-input', '这个问题没有关闭，不用重新打开。')
    if (!input.reason.trim()) fail('incomplete', '请写明为什么重新打开。', { reason: '未填写' })
    ctx.write(
      finding,
      row.id,
      row.scope,
      { state: { state: 'open', at: ctx.now(), reason: input.reason.trim(), by: ctx.author, inspection: '' } },
      { state: input.seen },
    )
  }),
}
