import { z } from 'zod'
import { serviceRecord, serviceWays, type ServiceKind } from '../../domain/record/service-record.ts'
import { fail } from '../../domain/failure.ts'
import { gapsOf } from '../../domain/service/gap.ts'
import { serviceKindOf } from '../../domain/service/kind.ts'
import { timeProblem } from '../../domain/service/time.ts'
import type { ServiceEntry } from '../../domain/service/view.ts'
import { dateOf, epochOf } from '../../domain/time/instant.ts'
import type { CommandContext } from '../procedure.ts'
import { faqOf, learn } from './faq-learn.ts'
import { contractOf } from './guard.ts'
import { nextNumber } from './number.ts'
import { openOwner } from './owner.ts'
import { personName } from './people.ts'
import { serviceOf } from './service-facts.ts'

/** What the dialog of the quick entry holds. `service` is a record that it goes on with, `faq` the answer taken. */
export const quickInput = z.strictObject({
  contract: z.string(),
  way: z.enum(serviceWays),
  person: z.string().max(200),
  question: z.string().max(2000),
  answer: z.string().max(20_000),
  askedAt: z.string(),
  faq: z.string(),
  service: z.string(),
})
export type QuickInput = z.output<typeof quickInput>

const kindOfWay = (way: QuickInput['way']): ServiceKind =>
  way === 'phone' ? 'phone' : way === 'on-site' ? 'on-site' : 'online'

/**
 * Registers a question in three fields. Answered with nothing missing it is done; else it stays in 待办. The first
 * reply counts from `askedAt` to the first save that has an answer.
 */
export function registerQuick(ctx: CommandContext, input: QuickInput) {
  const question = input.question.trim()
  if (question === '')
    fail('invalid-input', '问题还没写。写一句话就能保存，答复可以以后补。', { question: '问题还没写' })
  const problem = timeProblem('提出时间', input.askedAt, ctx.now())
  if (problem || input.askedAt === '')
    fail('invalid-input', `${problem ?? '提出时间没有记下来，请关闭后重新打开快速登记。'}已写的内容还在。`)
  const id = input.service === '' ? ctx.newId() : input.service
  const scope = input.service === '' ? begin(ctx, id, input) : openOwner(ctx.db, 'service_record', id)
  const record = serviceOf(ctx.db, id)
  if (record.identity.contract !== input.contract)
    fail('invalid-input', '这条记录属于另一份合同，不能改到这份合同里。已写的内容还在。')
  const entry = input.faq === '' ? undefined : faqOf(ctx.db, input.faq)
  if (input.faq !== '' && entry?.identity.contract !== input.contract)
    fail('not-found', '选的常见问题已经不在了，请重新选择或直接写答复。已写的内容还在。')
  const answer = input.answer.trim() || (entry?.entry.answer ?? '')
  const { names } = record.people ?? { names: [] }
  const me = personName(ctx.db, ctx.author)
  ctx.write(serviceRecord, id, scope, {
    span: {
      from: record.span?.from || input.askedAt,
      to: answer === '' ? (record.span?.to ?? '') : later(ctx, record),
    },
    request: {
      department: '',
      phone: '',
      ...record.request,
      way: input.way,
      person: input.person.trim(),
      askedAt: input.askedAt,
    },
    subject: { text: question },
    reply: {
      text: answer,
      firstAt: answer === '' ? '' : record.reply?.firstAt || ctx.now(),
      by: answer === '' ? '' : record.reply?.by || me,
    },
    people: { names: names.length > 0 || me === '' ? names : [me] },
    ...(entry ? { link: { ...(record.link ?? { fault: '', service: '', inspection: '' }), faq: entry.id } } : {}),
  })
  const faqMade = learn(ctx, id)
  const gaps = gapsOf(serviceOf(ctx.db, id))
  const state = gaps.length === 0 ? 'done' : 'open'
  ctx.write(serviceRecord, id, scope, { result: { text: '', leftover: '', ...record.result, state } })
  return { service: id, number: record.identity.number, faqMade, state, gaps }
}

/** Makes the record of a new question. */
function begin(ctx: CommandContext, id: string, input: QuickInput): string {
  const { scope } = contractOf(ctx.db, input.contract)
  const kind = kindOfWay(input.way)
  ctx.write(serviceRecord, id, scope, {
    identity: {
      contract: input.contract,
      kind,
      number: nextNumber(ctx.db, 'service_record', input.contract, serviceKindOf(kind).prefix, dateOf(input.askedAt)),
      createdAt: ctx.now(),
      createdBy: ctx.author,
    },
  })
  return scope
}

/** The end of an answered question: when it was answered first. */
function later(ctx: CommandContext, record: ServiceEntry): string {
  const end = record.span?.to ?? ''
  return end !== '' && epochOf(end) <= epochOf(ctx.now()) ? end : ctx.now()
}
