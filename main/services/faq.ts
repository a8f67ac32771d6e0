import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { faq as faqRecord } from '../../domain/record/service-record.ts'
import type { FaqEntry } from '../../domain/service/view.ts'
import { command, query } from '../procedure.ts'
import { addFaq, faqOf, usesOf } from './faq-learn.ts'
import { contractOf } from './guard.ts'

export const faq = {
  /** Questions that came twice, the most used first. */
  list: query(z.strictObject({ contract: z.string() }), (ctx, { contract }): FaqEntry[] =>
    listRecords(ctx.db, faqRecord, 'contract', contract)
      .filter((f) => f.identity && f.entry && !f.void)
      .map((f) => ({
        id: f.id,
        number: f.identity!.number,
        question: f.entry!.question,
        answer: f.entry!.answer,
        used: usesOf(ctx.db, f.id),
        createdAt: f.identity!.createdAt,
      }))
      .sort((a, b) => b.used - a.used || (a.number < b.number ? -1 : 1)),
  ),
  /** Adds an entry (`id` empty) or changes one. */
  save: command(
    z.strictObject({
      id: z.string(),
      contract: z.string(),
      question: z.string().trim().min(1, '问题还没写').max(2000),
      answer: z.string().trim().min(1, '答复还没写').max(20_000),
    }),
    (ctx, { id, contract, question, answer }) => {
      if (id === '') return addFaq(ctx, contract, contractOf(ctx.db, contract).scope, { question, answer })
      const there = faqOf(ctx.db, id)
      if (!there || there.identity.contract !== contract) fail('not-found', '找不到这条常见问题，您写的还在框里。')
      ctx.write(faqRecord, id, there.scope, { entry: { question, answer } })
      return { id, number: there.identity.number }
    },
  ),
  /** No longer offers an entry. Its number and the records that used it stay. */
  void: command(z.strictObject({ id: z.string(), reason: z.string().trim().max(400).default('') }), (ctx, input) => {
    const there = faqOf(ctx.db, input.id) ?? fail('not-found', '找不到这条常见问题。')
    ctx.write(faqRecord, there.id, there.scope, { void: { reason: input.reason, at: ctx.now() } })
  }),
}
