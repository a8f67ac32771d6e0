import { z } from 'zod'
import { readState, writeState } from '../../db/state.ts'
import { fail } from '../../domain/failure.ts'
import { serviceKinds, serviceRecord } from '../../domain/record/service-record.ts'
import { gapsOf } from '../../domain/service/gap.ts'
import { serviceKindOf } from '../../domain/service/kind.ts'
import { isBackdated, timeProblem } from '../../domain/service/time.ts'
import type { QuickDraft } from '../../domain/service/view.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { command, query } from '../procedure.ts'
import { learn } from './faq-learn.ts'
import { contractOf } from './guard.ts'
import { nextNumber } from './number.ts'
import { openOwner } from './owner.ts'
import { ownKey, personName } from './people.ts'
import { serviceOf, serviceView } from './service-facts.ts'
import { listServices } from './service-list.ts'
import { quickInput, registerQuick } from './service-quick.ts'
import { suggest } from './service-suggest.ts'

const draftKey = 'quick-entry'

export const service = {
  /** Registers a question from anywhere: who, what, the answer. Without an answer it stays in 待办. */
  quick: command(quickInput, (ctx, input) => {
    const made = registerQuick(ctx, input)
    writeState(ctx.db, ownKey(ctx, draftKey), 'null')
    return made
  }),
  /** What resembles a question that is being typed: FAQ entries, earlier questions, faults. At most five. */
  suggest: query(z.strictObject({ contract: z.string(), text: z.string().max(2000) }), (ctx, input) =>
    suggest(ctx.db, input.contract, input.text),
  ),
  /** Keeps the quick entry as it stands, on this device. */
  keepQuick: command(quickInput, (ctx, draft) => {
    writeState(ctx.db, ownKey(ctx, draftKey), JSON.stringify(draft))
  }),
  /** The quick entry as it was left; null where nothing was. */
  quickDraft: query(z.strictObject({}), (ctx) => {
    const kept = quickInput.nullable().safeParse(JSON.parse(readState(ctx.db, ownKey(ctx, draftKey)) ?? 'null'))
    return kept.success ? (kept.data satisfies QuickDraft | null) : null
  }),
  /** Begins a record of any kind. `at` is when it happened; more than 24 h back it needs `backdated`, the reason. */
  start: command(
    z.strictObject({
      contract: z.string(),
      kind: z.enum(serviceKinds),
      at: z.string(),
      backdated: z.string().trim().max(400),
    }),
    (ctx, input) => {
      const of = contractOf(ctx.db, input.contract)
      const problem = input.at === '' ? '开始时间还没填。' : timeProblem('开始时间', input.at, ctx.now())
      if (problem) fail('invalid-input', problem, { at: problem })
      if (isBackdated(input.at, ctx.now()) && input.backdated === '')
        fail('invalid-input', '开始时间在 24 小时以前，请写明为什么现在才补录。', { backdated: '补录原因还没写' })
      const id = ctx.newId()
      const { prefix } = serviceKindOf(input.kind)
      const number = nextNumber(ctx.db, 'service_record', of.id, prefix, dateOf(input.at))
      const me = personName(ctx.db, ctx.author)
      ctx.write(serviceRecord, id, of.scope, {
        identity: { contract: of.id, kind: input.kind, number, createdAt: ctx.now(), createdBy: ctx.author },
        span: { from: input.at, to: '' },
        request: {
          way: input.kind === 'phone' ? 'phone' : input.kind === 'online' ? 'wechat' : 'on-site',
          person: '',
          department: '',
          phone: '',
          askedAt: input.at,
        },
        result: { state: 'open', text: '', leftover: '' },
        people: { names: me === '' ? [] : [me] },
        backdated: { reason: input.backdated },
      })
      return { service: id, number }
    },
  ),
  /** Everything that the page of a record shows. */
  view: query(z.strictObject({ service: z.string() }), (ctx, input) => serviceView(ctx, input.service)),
  /** Ends a record: every gap is named, the first one first. A question that came twice becomes an FAQ entry. */
  finish: command(z.strictObject({ service: z.string() }), (ctx, input) => {
    const scope = openOwner(ctx.db, 'service_record', input.service)
    const record = serviceOf(ctx.db, input.service)
    const gaps = gapsOf(record)
    if (gaps.length > 0)
      fail(
        'incomplete',
        `还不能完成：${gaps
          .slice(0, 3)
          .map((g) => g.sentence)
          .join('；')}${gaps.length > 3 ? ` 等 ${gaps.length} 处` : ''}。已写的内容都在。`,
        Object.fromEntries(gaps.map((g) => [g.field, g.sentence])),
      )
    const result = { text: '', leftover: '', ...record.result, state: 'done' as const }
    ctx.write(serviceRecord, input.service, scope, { result })
    return { faqMade: learn(ctx, input.service) }
  }),
  /** Declares a record void. Its number and history stay. */
  void: command(
    z.strictObject({ service: z.string(), reason: z.string().trim().min(1, '作废原因还没写').max(400) }),
    (ctx, input) => {
      const scope = openOwner(ctx.db, 'service_record', input.service)
      ctx.write(serviceRecord, input.service, scope, { void: { reason: input.reason, at: ctx.now() } })
    },
  ),
  /** Records of all contracts or one, the newest first; `state` open: 待办. `text` searches everything in them. */
  list: query(
    z.strictObject({
      contract: z.string(),
      kind: z.enum(serviceKinds).or(z.literal('')),
      state: z.enum(['', 'open']),
      text: z.string().max(200),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    (ctx, input) => listServices(ctx.db, input),
  ),
}
