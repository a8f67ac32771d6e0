import type { serviceRecord } from '../record/service-record.ts'
import type { Values } from '../record/record-type.ts'
import { dateTimeOf, epochOf, type Instant, isDate } from '../time/instant.ts'
import type { Field } from './field.ts'
import { serviceKindOf } from './kind.ts'
import { isInstant, timeProblem } from './time.ts'
import type { ServiceEntry } from './view.ts'

type Registers = Values<typeof serviceRecord>

/** Texts longer than this belong into an attachment. */
const longest = 20_000
const mostRows = 500

/**
 * Why a register of a service record cannot be set to `value`, as a whole sentence; null when it can. What is merely
 * missing is no problem here: it is told as a gap before the record is finished.
 */
export function editProblem(record: ServiceEntry, register: string, value: unknown, now: Instant): string | null {
  switch (register) {
    case 'span':
      return spanProblem(value as NonNullable<Registers['span']>, now)
    case 'request':
      return askedProblem(record, (value as NonNullable<Registers['request']>).askedAt, now)
    case 'reply':
      return replyProblem(record, (value as NonNullable<Registers['reply']>).firstAt, now)
    case 'confirmation':
      return confirmationProblem(record, (value as NonNullable<Registers['confirmation']>).at, now)
    case 'detail':
      return detailProblem(record, value as NonNullable<Registers['detail']>)
    case 'result':
      return (value as NonNullable<Registers['result']>).state === 'done' && record.result?.state !== 'done'
        ? '请点“完成”来结束这条记录，必填的栏目会一起核对。'
        : null
    default:
      return null
  }
}

function spanProblem(span: { from: string; to: string }, now: Instant): string | null {
  if (span.from === '') return '开始时间不能空着，日志按它排列。'
  const problem = timeProblem('开始时间', span.from, now) ?? timeProblem('结束时间', span.to, now)
  if (problem) return problem
  return span.to !== '' && epochOf(span.to) < epochOf(span.from)
    ? `结束时间 ${dateTimeOf(span.to)} 早于开始时间 ${dateTimeOf(span.from)}，请核对。`
    : null
}

function askedProblem(record: ServiceEntry, askedAt: string, now: Instant): string | null {
  const problem = timeProblem('提出时间', askedAt, now)
  if (problem || askedAt === '') return problem
  const firstAt = record.reply?.firstAt ?? ''
  return firstAt !== '' && epochOf(askedAt) > epochOf(firstAt)
    ? `提出时间 ${dateTimeOf(askedAt)} 晚于首次答复 ${dateTimeOf(firstAt)}，请核对。`
    : null
}

function replyProblem(record: ServiceEntry, firstAt: string, now: Instant): string | null {
  const problem = timeProblem('首次答复时间', firstAt, now)
  if (problem || firstAt === '') return problem
  const askedAt = record.request?.askedAt ?? ''
  return askedAt !== '' && epochOf(firstAt) < epochOf(askedAt)
    ? `首次答复 ${dateTimeOf(firstAt)} 早于提出时间 ${dateTimeOf(askedAt)}，请核对。`
    : null
}

function confirmationProblem(record: ServiceEntry, at: string, now: Instant): string | null {
  const problem = timeProblem('确认时间', at, now)
  if (problem || at === '') return problem
  const from = record.span?.from ?? ''
  return from !== '' && epochOf(at) < epochOf(from)
    ? `确认时间 ${dateTimeOf(at)} 早于开始时间 ${dateTimeOf(from)}，请核对。`
    : null
}

function detailProblem(record: ServiceEntry, detail: NonNullable<Registers['detail']>): string | null {
  const kind = serviceKindOf(record.identity.kind)
  for (const [id, text] of Object.entries(detail.values)) {
    const field = kind.fields.find((f) => f.id === id)
    if (!field) return `${kind.name}没有“${id.slice(0, 40)}”这一栏。`
    const problem = fieldProblem(field, text)
    if (problem) return problem
  }
  for (const [id, rows] of Object.entries(detail.tables)) {
    const table = kind.tables.find((t) => t.id === id)
    if (!table) return `${kind.name}没有“${id.slice(0, 40)}”这张表。`
    if (rows.length > mostRows) return `${table.label}最多 ${mostRows} 行，再多请作为附件保存。`
    for (const [n, row] of rows.entries())
      for (const [column, text] of Object.entries(row)) {
        const field = table.columns.find((c) => c.id === column)
        if (!field) return `${table.label}没有“${column.slice(0, 40)}”这一列。`
        const problem = fieldProblem(field, text)
        if (problem) return `${table.label}第 ${n + 1} 行：${problem}`
      }
  }
  return null
}

/** Why a text does not fit its field; empty text always fits. */
function fieldProblem({ label, type, choices }: Field, text: string): string | null {
  if (text === '') return null
  if (text.length > longest) return `${label}太长，请改为附件。`
  switch (type) {
    case 'number':
      return /^\d+(\.\d+)?$/.test(text.trim()) ? null : `${label}请填数字。`
    case 'date':
      return isDate(text) ? null : `${label}请填日期，如 2024-03-12。`
    case 'instant':
      return isInstant(text) ? null : `${label}请填年月日和时分。`
    case 'yes-no':
      return text === '是' || text === '否' ? null : `${label}请选“是”或“否”。`
    case 'choice':
      return choices!.includes(text) ? null : `${label}请从列出的里面选一个。`
    case 'text':
    case 'long':
      return null
  }
}
