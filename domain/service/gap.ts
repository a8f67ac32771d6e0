import { epochOf } from '../time/instant.ts'
import type { KindDefinition, Required } from './definition.ts'
import { applies, type Field, type TableField } from './field.ts'
import { serviceKindOf } from './kind.ts'
import { isBackdated } from './time.ts'
import type { ServiceEntry, ServiceGap } from './view.ts'

/** What each common register must hold, the field the screen goes to and its name. */
const common: Readonly<
  Record<Required, { field: string; filled: (r: ServiceEntry) => boolean; name: (k: KindDefinition) => string }>
> = {
  subject: { field: 'subject', filled: (r) => has(r.subject?.text), name: (k) => k.labels.subject },
  person: { field: 'request.person', filled: (r) => has(r.request?.person), name: () => '请求人' },
  askedAt: { field: 'request.askedAt', filled: (r) => has(r.request?.askedAt), name: () => '提出时间' },
  content: { field: 'content', filled: (r) => has(r.content?.text), name: (k) => k.labels.content },
  reply: { field: 'reply', filled: (r) => has(r.reply?.text), name: (k) => k.labels.reply },
  end: { field: 'span.to', filled: (r) => has(r.span?.to), name: () => '结束时间' },
  people: { field: 'people', filled: (r) => (r.people?.names ?? []).some(has), name: () => '服务人员' },
  result: { field: 'result.text', filled: (r) => has(r.result?.text), name: (k) => k.labels.result },
  confirmation: {
    field: 'confirmation',
    filled: (r) => has(r.confirmation?.name) && has(r.confirmation?.at),
    name: () => '用户确认',
  },
}
const order: readonly Required[] = [
  'subject',
  'person',
  'askedAt',
  'content',
  'reply',
  'end',
  'people',
  'result',
  'confirmation',
]

/** What is missing before the record may be finished, in the order of its page. */
export function gapsOf(record: ServiceEntry): ServiceGap[] {
  const kind = serviceKindOf(record.identity.kind)
  const values = record.detail?.values ?? {}
  const tables = record.detail?.tables ?? {}
  return [
    ...order
      .filter((r) => kind.requires.includes(r) && !common[r].filled(record))
      .map((r) => ({ field: common[r].field, sentence: `${common[r].name(kind)}还没填` })),
    ...kind.fields
      .filter((f) => f.required && applies(f, values) && !has(values[f.id]))
      .map((f) => ({ field: `detail.values.${f.id}`, sentence: `${f.label}还没填` })),
    ...kind.tables.filter((t) => applies(t, values)).flatMap((t) => tableGaps(t, tables[t.id] ?? [])),
    ...orderGaps(kind, values),
    ...backdatingGaps(record),
  ]
}

function tableGaps(table: TableField, rows: readonly Readonly<Record<string, string>>[]): ServiceGap[] {
  const field = `detail.tables.${table.id}`
  const filled = rows.filter((row) => Object.values(row).some(has))
  if (filled.length < table.least) return [{ field, sentence: `${table.label}还没填` }]
  return filled.flatMap((row, n) =>
    table.columns
      .filter((c) => c.required && !has(row[c.id]))
      .map((c) => ({ field, sentence: `${table.label}第 ${n + 1} 行的${c.label}还没填` })),
  )
}

/** Two times of which the second cannot come before the first. */
const pairs: readonly (readonly [string, string])[] = [
  ['windowFrom', 'windowTo'],
  ['arrivedAt', 'leftAt'],
  ['receivedAt', 'deletedAt'],
  ['validFrom', 'validTo'],
]

function orderGaps(kind: KindDefinition, values: Readonly<Record<string, string>>): ServiceGap[] {
  const labelOf = (id: string): Field | undefined => kind.fields.find((f) => f.id === id)
  return pairs.flatMap(([first, second]) => {
    const [a, b] = [values[first] ?? '', values[second] ?? '']
    const [from, to] = [labelOf(first), labelOf(second)]
    if (!from || !to || !has(a) || !has(b) || msOf(a) <= msOf(b)) return []
    return [{ field: `detail.values.${second}`, sentence: `${to.label}早于${from.label}，请核对` }]
  })
}

const msOf = (text: string): number => (text.includes('T') ? epochOf(text) : Date.parse(text))

function backdatingGaps(record: ServiceEntry): ServiceGap[] {
  const { createdAt } = record.identity
  const late = [record.span?.from ?? '', record.request?.askedAt ?? ''].some((at) => isBackdated(at, createdAt))
  return late && !has(record.backdated?.reason)
    ? [{ field: 'backdated', sentence: '发生时间比录入早 24 小时以上，还没写补录原因' }]
    : []
}

function has(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== ''
}
