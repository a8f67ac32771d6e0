import type { Db } from '../../db/handle.ts'
import { readRecord } from '../../db/records.ts'
import { type Similar, similarRecords } from '../../db/search.ts'
import { fault } from '../../domain/record/fault.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import type { Suggestion } from '../../domain/service/view.ts'
import { faqOf, usesOf } from './faq-learn.ts'

const mostOffered = 5
/** Look-alikes that are read: void ones among them are passed over. */
const mostRead = 12

/** What was asked or met before that resembles `text`: FAQ entries first, then by likeness. At most five. */
export function suggest(db: Db, contract: string, text: string): Suggestion[] {
  const entries = similarRecords(db, text, { contract, tables: ['faq'], limit: mostOffered })
  const records = similarRecords(db, text, { contract, tables: ['service_record', 'fault'], limit: mostRead })
  return [...entries, ...records].flatMap((hit) => suggestionOf(db, hit) ?? []).slice(0, mostOffered)
}

function suggestionOf(db: Db, hit: Similar): Suggestion | undefined {
  const common = { id: hit.id, number: hit.number, used: 0 }
  switch (hit.table) {
    case 'faq': {
      const there = faqOf(db, hit.id)
      if (!there) return undefined
      const { question, answer } = there.entry
      return { ...common, kind: 'faq', question, answer, used: usesOf(db, hit.id), at: '', state: '' }
    }
    case 'service_record': {
      const row = readRecord(db, serviceRecord, hit.id)
      if (!row?.identity || row.void) return undefined
      return {
        ...common,
        kind: 'service',
        question: row.subject?.text ?? '',
        answer: row.reply?.text || (row.result?.text ?? ''),
        at: row.span?.from ?? row.identity.createdAt,
        state: row.result?.state ?? 'open',
      }
    }
    case 'fault': {
      const row = readRecord(db, fault, hit.id)
      if (!row?.identity || row.void) return undefined
      const last = db
        .prepare(
          `SELECT type, at FROM fault_event WHERE fault = ? AND struck IS NULL
           AND type IN ('reported', 'closed', 'reopened') ORDER BY at DESC LIMIT 1`,
        )
        .get(hit.id) as { type: string; at: string } | undefined
      return {
        ...common,
        kind: 'fault',
        question: row.title?.text ?? '',
        answer: row.remedy?.text ?? '',
        at: reportedAt(db, hit.id) ?? row.identity.createdAt,
        state: last?.type === 'closed' ? 'closed' : 'open',
      }
    }
    default:
      return undefined
  }
}

function reportedAt(db: Db, id: string): string | undefined {
  return db
    .prepare(
      `SELECT at FROM fault_event WHERE fault = ? AND struck IS NULL AND type = 'reported'
       AND type IN ('reported', 'closed', 'reopened') ORDER BY at LIMIT 1`,
    )
    .pluck()
    .get(id) as string | undefined
}
