import type { ServiceFacts } from '../../service/facts.ts'
import { applies, type Field } from '../../service/field.ts'
import { isBackdated } from '../../service/time.ts'
import { durationText } from '../../time/duration.ts'
import type { Block } from '../block.ts'
import { formSection } from '../form/head.ts'
import { formNames } from '../form/model.ts'
import { notConcerned, notEntered } from '../form/words.ts'
import { fieldRows, pairTable, recordTable, type Row } from './field-table.ts'
import { moment, written } from './value.ts'

const ways = {
  phone: '电话',
  wechat: '微信',
  qq: 'QQ',
  remote: '远程',
  'on-site': '现场',
  other: '其他',
} as const

/** What every service record has: whom, when, how, by whom, and the clause that it fulfils. */
export function basicsPart(facts: ServiceFacts): Block[] {
  const { record, kind, clause, firstReplyMs } = facts
  const { span, request, reply, people, link } = record
  const names = formNames(facts)
  const reply_ = request?.askedAt ? '未答复' : notConcerned
  const linked = [link?.fault, link?.service, link?.inspection, link?.faq]
    .map((id) => (id ? (facts.numbers[id] ?? '') : ''))
    .filter((n) => n !== '')
  const rows: Row[] = [
    ['用户单位', names.hospital],
    ['系统', names.system],
    ['服务项', kind.name],
    ['服务方式', request ? ways[request.way] : written('')],
    ['合同条款', clause ? `${clause.id}　${clause.text}` : `${notConcerned}（合同文本未单列此项）`],
    ['请求人', written(request?.person)],
    ['科室', written(request?.department)],
    ['联系电话', written(request?.phone)],
    ['提出时间', moment(request?.askedAt)],
    ['首次答复', moment(reply?.firstAt, reply_)],
    ['首次答复用时', firstReplyMs === null ? reply_ : durationText(firstReplyMs, true)],
    ['开始时间', moment(span?.from)],
    ['结束时间', moment(span?.to)],
    ['服务人员', written(people?.names.join('、'))],
    ['关联单号', linked.length > 0 ? linked.join('、') : '无'],
  ]
  return [pairTable(rows)]
}

/** What was asked and answered, in the words of the kind. */
export function matterRows({ record, kind }: ServiceFacts): Row[] {
  const asks = kind.requires.includes('reply') || (record.reply?.text ?? '') !== ''
  return [
    [kind.labels.subject, written(record.subject?.text)],
    [kind.labels.content, written(record.content?.text, notConcerned)],
    ...(asks ? [[kind.labels.reply, written(record.reply?.text)] satisfies Row] : []),
  ]
}

/** Some of the kind's fields by their ids, or all, as rows. */
export function rowsOf({ record, kind }: ServiceFacts, ids?: readonly string[]): Row[] {
  const fields = ids ? ids.flatMap((id): Field[] => kind.fields.filter((f) => f.id === id)) : kind.fields
  return fieldRows(fields, record.detail?.values ?? {})
}

/** The same as a table of their own. */
export function fieldsPart(facts: ServiceFacts, ids?: readonly string[]): Block[] {
  const rows = rowsOf(facts, ids)
  return rows.length === 0 ? [] : [pairTable(rows)]
}

/** Each table of the kind under its heading; one that does not apply says so. */
export function tableSections({ record, kind }: ServiceFacts): { heading: string; blocks: Block[] }[] {
  const values = record.detail?.values ?? {}
  return kind.tables.map((t) => ({
    heading: t.label,
    blocks: [recordTable(t, record.detail?.tables[t.id] ?? [], applies(t, values) ? notEntered : notConcerned)],
  }))
}

/** The result, what is left to do, the customer's confirmation, and when this was written down. */
export function resultPart(facts: ServiceFacts): Block[] {
  const { record, kind } = facts
  const { result, confirmation, backdated, identity } = record
  const late = isBackdated(record.span?.from ?? '', identity.createdAt)
  return [
    pairTable([
      [kind.labels.result, written(result?.text, result?.state === 'done' ? '已完成' : '未完成')],
      ['遗留事项', written(result?.leftover, '无')],
      ['确认人', written(confirmation?.name)],
      ['确认时间', moment(confirmation?.at)],
      ['确认方式', written(confirmation?.way)],
      ['录入人', written(facts.author)],
      ['录入时间', moment(identity.createdAt)],
      ['补录原因', written(backdated?.reason, late ? undefined : notConcerned)],
    ]),
  ]
}

const numerals = '一二三四五六七八九十'

/** Sections under `一、` `二、`; one without blocks is left out. */
export function sections(parts: readonly { readonly heading: string; readonly blocks: readonly Block[] }[]): Block[] {
  return parts
    .filter((p) => p.blocks.length > 0)
    .flatMap((p, n) => [formSection(`${numerals[n]}、${p.heading}`), ...p.blocks])
}
