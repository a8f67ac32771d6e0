import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { orderGaps, type OrderFacts } from '../../domain/inspection/order.ts'
import { rectificationState } from '../../domain/inspection/rectification.ts'
import { finding } from '../../domain/record/finding.ts'
import { firm } from '../../domain/record/organisation.ts'
import { dateOf, isDate } from '../../domain/time/instant.ts'
import { verdictNames } from '../../domain/verdict.ts'
import { command, query, type QueryContext } from '../procedure.ts'
import { contractOf } from './guard.ts'
import { checklistOf, inspectionOf } from './inspection-facts.ts'
import { ownerEvidence, versionsOf } from './owned.ts'
import { packOf } from './pack-version.ts'
import { personName } from './people.ts'

const seen = z.string().nullable()
const day = z.string().refine(isDate, '请填写日期，如 2026-09-30')

/** Reads a rectification order with the point of the self-check that it answers. Fails as `not-found`. */
export function loadOrder(ctx: QueryContext, id: string): OrderFacts {
  const row = readRecord(ctx.db, finding, id)
  if (!row?.origin || !row.rectification) fail('not-found', '找不到这份整改单。')
  const inspection = inspectionOf(ctx.db, row.origin.inspection)
  const contract = contractOf(ctx.db, row.origin.contract)
  const pack = packOf(ctx.db, inspection.plan.pack)
  const checklist = checklistOf(pack, inspection.plan.checklist)
  const section = checklist.sections.find((s) => s.items.some((i) => i.id === row.origin!.item))
  const item = section?.items.find((i) => i.id === row.origin!.item)
  if (!section || !item) fail('not-found', '找不到这份整改单对应的控制点。')
  return {
    now: ctx.now(),
    finding: row as OrderFacts['finding'],
    inspection: { id: inspection.id, number: inspection.plan.number, period: inspection.plan.period },
    checklist: { name: checklist.name },
    section: { id: section.id, title: section.title },
    item,
    contract,
    firm: readRecord(ctx.db, firm, 'firm') ?? null,
    pack,
    evidence: ownerEvidence(ctx.db, id),
  }
}

function openOrder(ctx: QueryContext, id: string) {
  const { finding: row } = loadOrder(ctx, id)
  const state = row.state?.state
  if (state === 'withdrawn') fail('read-only', '这个问题已撤销，整改单作废。')
  if (state === 'accepted') fail('read-only', '这项风险已签字接受，不再整改；要整改请先重新打开。')
  return row
}

/** No act lies in the future, or before the point was found. */
function within(ctx: QueryContext, row: OrderFacts['finding'], on: string, what: string): void {
  if (on > dateOf(ctx.now())) fail('invalid-input', `${what}不能晚于今天。您写的还在框里。`, { on: '晚于今天' })
  const raised = dateOf(row.origin.raisedAt)
  if (on < raised) fail('invalid-input', `${what}不能早于自查日期 ${raised}。您写的还在框里。`, { on: '早于自查' })
}

export const rectification = {
  /** All that the screen of an order shows. */
  view: query(z.strictObject({ finding: z.string() }), (ctx, input) => {
    const facts = loadOrder(ctx, input.finding)
    const { finding: row } = facts
    return {
      ...facts,
      firm: null,
      pack: null,
      contract: { id: facts.contract.id, hospital: facts.contract.hospital?.name ?? '' },
      state: rectificationState(row),
      gaps: orderGaps(facts),
      reports: versionsOf(ctx.db, { kind: 'R07-ZG', row: row.id, period: '' }),
    }
  }),
  /** Notes that the responsible party has put it right. It stays open until it is checked again. */
  complete: command(
    z.strictObject({ finding: z.string(), text: z.string().max(4000), on: day, by: z.string().max(200), seen }),
    (ctx, input) => {
      const row = openOrder(ctx, input.finding)
      if (!input.text.trim()) fail('incomplete', '请写明做了什么。您写的还在框里。', { text: '未填写' })
      within(ctx, row, input.on, '完成日期')
      const { text, on, by } = input
      ctx.write(finding, row.id, row.scope, { completion: { text, on, by } }, { completion: input.seen })
    },
  ),
  /** Checks it again (复查). Found to conform it is closed; anything else leaves it open. */
  recheck: command(
    z.strictObject({
      finding: z.string(),
      verdict: z.enum(['normal', 'attention', 'abnormal']),
      value: z.string().max(4000),
      on: day,
      by: z.string().max(200),
      seen,
    }),
    (ctx, input) => {
      const row = openOrder(ctx, input.finding)
      if (!input.value.trim()) fail('incomplete', '请写明复查看到了什么。您写的还在框里。', { value: '未填写' })
      within(ctx, row, input.on, '复查日期')
      const completed = row.completion?.on ?? ''
      if (input.verdict === 'normal' && completed === '')
        fail('incomplete', '先登记整改完成，再登记复查符合。', { completion: '未填写' })
      if (input.on < completed)
        fail('invalid-input', `复查日期不能早于整改完成日期 ${completed}。您写的还在框里。`, { on: '早于完成' })
      const { verdict, value, on } = input
      const by = input.by.trim() || personName(ctx.db, ctx.author)
      const closed = verdict === 'normal'
      ctx.write(
        finding,
        row.id,
        row.scope,
        {
          retest: { verdict, value, on, by },
          state: {
            state: closed ? 'closed' : 'open',
            at: ctx.now(),
            reason: closed ? `复查${verdictNames('conformity').normal}：${value.trim()}` : '',
            by: ctx.author,
            inspection: '',
          },
        },
        { retest: input.seen },
      )
    },
  ),
}
