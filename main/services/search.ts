import { z } from 'zod'
import { findRecords, recentRecords } from '../../db/search.ts'
import { listRecords } from '../../db/records.ts'
import { contract } from '../../domain/record/organisation.ts'
import { query, type QueryContext } from '../procedure.ts'
import { packOf } from './pack-version.ts'

/** Chinese names of what a hit can be. */
const kindNames: Readonly<Record<string, string>> = {
  fault: '故障',
  service_record: '服务记录',
  faq: '常见问题',
  loaner: '备机',
  force_majeure: '不可抗力',
  certificate: '证书',
  device: '设备',
  archive_entry: '档案',
  cost: '费用',
  staff: '人员',
  inspection: '巡检',
  report: '报告',
  clause: '条款',
}

/** Characters of a text that are shown around the first word found. */
const excerptLength = 80

/** The part of a text in which the first of the words stands. */
function excerptOf(text: string, typed: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const lower = plain.toLowerCase()
  const places = typed
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((term) => lower.indexOf(term))
    .filter((n) => n >= 0)
  const from = Math.max(0, Math.min(...places, plain.length) - 20)
  const start = places.length === 0 ? 0 : from
  const part = plain.slice(start, start + excerptLength)
  return `${start > 0 ? '…' : ''}${part}${start + excerptLength < plain.length ? '…' : ''}`
}

/** Clauses of the contracts' texts that hold every word. */
function clauseHits(ctx: QueryContext, typed: string, only: string) {
  const terms = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const contracts = listRecords(ctx.db, contract).filter((c) => c.pack && !c.void && (only === '' || c.id === only))
  return contracts.flatMap((c) => {
    const body = packOf(ctx.db, c.pack!.sha256)
    return body.clauses
      .filter((clause) => {
        const text = `${clause.id} ${clause.text} ${clause.limit}`.toLowerCase()
        return terms.every((t) => text.includes(t))
      })
      .map((clause) => ({
        table: 'clause',
        id: clause.id,
        contract: c.id,
        number: clause.id,
        title: clause.text,
        excerpt: clause.path,
        at: '',
        kind: kindNames['clause']!,
      }))
  })
}

export const search = {
  /** Everything that holds the words, the best first: records of every kind, then clauses of the contracts. */
  find: query(
    z.strictObject({
      text: z.string().max(200),
      /** Contract id, or empty for all. */
      contract: z.string(),
      limit: z.int().min(1).max(100),
    }),
    (ctx, input) => {
      const scope = input.contract === '' ? {} : { contract: input.contract }
      const typed = input.text.trim()
      const hits =
        typed === ''
          ? recentRecords(ctx.db, { ...scope, limit: input.limit })
          : findRecords(ctx.db, typed, { ...scope, limit: input.limit })
      const records = hits.map(({ text, ...hit }) => ({
        ...hit,
        excerpt: excerptOf(text, typed),
        kind: kindNames[hit.table] ?? hit.table,
      }))
      if (typed === '') return records
      return [...records, ...clauseHits(ctx, typed, input.contract)].slice(0, input.limit)
    },
  ),
}
