import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { similarRecords } from '../../db/search.ts'
import type { ServiceKind } from '../../domain/record/service-record.ts'
import { faq, serviceRecord } from '../../domain/record/service-record.ts'
import { betterAnswer, faqNumber, isSameQuestion } from '../../domain/service/faq.ts'
import type { ServiceEntry } from '../../domain/service/view.ts'
import type { CommandContext } from '../procedure.ts'
import { isOwnerLocked } from './owner.ts'
import { serviceOf } from './service-facts.ts'

/** Kinds of record that are a question with an answer. */
const questions: ReadonlySet<ServiceKind> = new Set(['phone', 'online', 'on-site', 'consulting'])

/** How many look-alikes are compared word for word. */
const compared = 20

const noLink = { fault: '', service: '', inspection: '', faq: '' }

/** The next number of an FAQ entry: void entries keep theirs. */
export function nextFaqNumber(db: Db, contract: string): string {
  const last = db
    .prepare('SELECT max(CAST(substr(number, 5) AS INTEGER)) FROM faq WHERE contract = ?')
    .pluck()
    .get(contract) as number | null
  return faqNumber((last ?? 0) + 1)
}

/** Writes a new FAQ entry. Returns its id and number. */
export function addFaq(
  ctx: CommandContext,
  contract: string,
  scope: string,
  entry: { question: string; answer: string },
): { id: string; number: string } {
  const id = ctx.newId()
  const number = nextFaqNumber(ctx.db, contract)
  const { author: createdBy } = ctx
  ctx.write(faq, id, scope, { identity: { contract, number, createdAt: ctx.now(), createdBy }, entry })
  return { id, number }
}

/**
 * Learns from an answered question (F30): one that the FAQ has is linked to its entry; one that was answered in an
 * earlier record becomes an entry with the better of the two answers, and both records link to it. Returns the number
 * of an entry that was made, else empty.
 */
export function learn(ctx: CommandContext, id: string): string {
  const record = serviceOf(ctx.db, id)
  const { contract, kind } = record.identity
  const question = record.subject?.text.trim() ?? ''
  const answer = record.reply?.text.trim() ?? ''
  if (!questions.has(kind) || question === '' || answer === '' || record.link?.faq) return ''
  const known = similarRecords(ctx.db, question, { contract, tables: ['faq'], limit: compared }).find((hit) =>
    isSameQuestion(question, hit.title),
  )
  if (known) {
    linkTo(ctx, record, known.id)
    return ''
  }
  const earlier = earlierAnswered(ctx.db, contract, question, id)
  if (!earlier) return ''
  const made = addFaq(ctx, contract, record.scope, {
    question,
    answer: betterAnswer(earlier.reply!.text, answer),
  })
  linkTo(ctx, record, made.id)
  // A signed record stays as it was signed.
  if (!isOwnerLocked(ctx.db, 'service_record', earlier.id)) linkTo(ctx, earlier, made.id)
  return made.number
}

function linkTo(ctx: CommandContext, record: ServiceEntry, entry: string): void {
  ctx.write(serviceRecord, record.id, record.scope, { link: { ...(record.link ?? noLink), faq: entry } })
}

function earlierAnswered(db: Db, contract: string, question: string, except: string): ServiceEntry | undefined {
  return similarRecords(db, question, { contract, tables: ['service_record'], limit: compared, except })
    .filter((hit) => isSameQuestion(question, hit.title))
    .map((hit) => serviceOf(db, hit.id))
    .find((r) => !r.void && questions.has(r.identity.kind) && r.reply && r.reply.text.trim() !== '')
}

/** How many records that stand took an entry's answer. */
export function usesOf(db: Db, entry: string): number {
  return db.prepare('SELECT count(*) FROM service_record WHERE faq = ? AND void IS NULL').pluck().get(entry) as number
}

/** An entry that may be offered, or undefined. */
export function faqOf(db: Db, id: string) {
  const row = readRecord(db, faq, id)
  return row?.identity && row.entry && !row.void
    ? { id, scope: row.scope, identity: row.identity, entry: row.entry }
    : undefined
}
