import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { noneRegister } from '../../domain/inspection/gap.ts'
import { adviceSchema, finding as findingRecord, followsVerdict, problemSchema } from '../../domain/record/finding.ts'
import { inspection } from '../../domain/record/inspection.ts'
import { adviceGroups, namedGroups } from '../../domain/verdict.ts'
import { command } from '../procedure.ts'
import { findingFollow } from './finding-follow.ts'
import { openForWriting } from './guard.ts'
import { loadFacts } from './inspection-facts.ts'
import { itemOf } from './item.ts'
import { newOrder } from './rectification-order.ts'

const seen = z.string().nullable()

export const finding = {
  ...findingFollow,
  /** Adds a finding to an item (a second cause), or a free advice when `item` is empty. */
  add: command(
    z.strictObject({
      inspection: z.string(),
      item: z.string(),
      group: z.enum(adviceGroups).nullable(),
      /** The advice itself, where it is taken over from a proposal. */
      advice: adviceSchema.optional(),
    }),
    (ctx, input) => {
      const scope = openForWriting(ctx.db, input.inspection)
      const facts = loadFacts(ctx, input.inspection)
      const item = input.item === '' ? null : itemOf(facts, input.item)
      const verdict = item?.meas.verdict
      if (item && verdict !== 'abnormal' && verdict !== 'attention')
        fail('invalid-input', '先把本项记为异常或关注，再添加问题。')
      const ordered = item !== null && facts.checklist.words === 'conformity'
      const id = item ? `${item.row}:${ctx.newId()}` : ctx.newId()
      ctx.write(findingRecord, id, scope, {
        origin: {
          contract: facts.contract.id,
          inspection: input.inspection,
          item: input.item,
          row: '',
          level: verdict === 'abnormal' || verdict === 'attention' ? verdict : 'advice',
          period: facts.inspection.plan!.period.name,
          raisedAt: ctx.now(),
          ...(ordered ? { source: 'self-check' as const } : {}),
        },
        advice: input.advice ?? { group: input.group, text: '', basis: '', party: null, due: '' },
        state: { state: 'open', at: ctx.now(), reason: '', by: ctx.author, inspection: '' },
        ...(ordered ? { rectification: newOrder(ctx, facts.contract.id, facts.inspection.plan!.period.id) } : {}),
      })
      return { finding: id }
    },
  ),
  /** Fills a finding from a chosen phrase: problem, risk and advice in one act. */
  fill: command(
    z.strictObject({
      finding: z.string(),
      problem: problemSchema,
      advice: adviceSchema,
      seen: z.strictObject({ problem: seen, advice: seen }),
    }),
    (ctx, input) => {
      const row = readRecord(ctx.db, findingRecord, input.finding)
      if (!row?.origin) fail('not-found', '找不到这个问题。')
      const scope = openForWriting(ctx.db, row.origin.inspection)
      ctx.write(findingRecord, input.finding, scope, { problem: input.problem, advice: input.advice }, input.seen)
    },
  ),
  /** Takes back a finding that was added by mistake. An item's first finding follows its verdict instead. */
  withdraw: command(z.strictObject({ finding: z.string(), reason: z.string() }), (ctx, input) => {
    const row = readRecord(ctx.db, findingRecord, input.finding)
    if (!row?.origin) fail('not-found', '找不到这个问题。')
    if (followsVerdict(input.finding)) fail('invalid-input', '这个问题跟随检查结果，改判即可撤回。')
    const scope = openForWriting(ctx.db, row.origin.inspection)
    ctx.write(findingRecord, input.finding, scope, {
      state: { state: 'withdrawn', at: ctx.now(), reason: input.reason, by: ctx.author, inspection: '' },
    })
  }),
  /** Closes a finding, or records that its risk is accepted; the inspection in which that was seen may be named. */
  close: command(
    z.strictObject({
      finding: z.string(),
      state: z.enum(['closed', 'accepted', 'open']),
      reason: z.string(),
      inspection: z.string().default(''),
      seen,
    }),
    (ctx, input) => {
      const row = readRecord(ctx.db, findingRecord, input.finding)
      if (!row?.origin) fail('not-found', '找不到这个问题。')
      if (input.state === 'closed' && row.rectification)
        fail('invalid-input', `这个问题有整改单 ${row.rectification.number}，复查符合后关闭；请到整改单登记复查。`)
      if (input.state !== 'open' && !input.reason.trim())
        fail('incomplete', '请写明怎样解决的，或为何接受这项风险。', { reason: '未填写' })
      ctx.write(
        findingRecord,
        input.finding,
        row.scope,
        {
          state: {
            state: input.state,
            at: ctx.now(),
            reason: input.reason,
            by: ctx.author,
            inspection: input.inspection,
          },
        },
        { state: input.seen },
      )
    },
  ),
  /** Says, or takes back, that a group of advice has nothing this quarter (contract A-025: never left blank). */
  confirmNone: command(
    z.strictObject({ inspection: z.string(), groups: z.array(z.enum(namedGroups)).min(1), confirmed: z.boolean() }),
    (ctx, input) => {
      const scope = openForWriting(ctx.db, input.inspection)
      const value = { confirmed: input.confirmed, at: ctx.now() }
      ctx.write(
        inspection,
        input.inspection,
        scope,
        Object.fromEntries(input.groups.map((g) => [noneRegister[g], value])),
      )
    },
  ),
}
