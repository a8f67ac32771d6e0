import { type causeClasses, causeClasses as causes, type FaultChannel } from '../record/fault.ts'
import { dateOf, dateTimeOf, epochOf, type Instant } from '../time/instant.ts'
import type { FieldCells, ImportField } from './field.ts'
import type { ImportContext } from './context.ts'
import { type ReadTime, timeOf } from './row.ts'
import { bareText, channelOf, isOver } from './word.ts'

/** What a row becomes as a fault: what its registers and the entries of its timeline will hold. */
export interface FaultDraft {
  readonly number: string
  readonly title: string
  readonly subject: string
  readonly reporter: { readonly name: string; readonly department: string; readonly phone: string }
  readonly channel: FaultChannel
  readonly policy: string
  readonly level: '1' | '2' | '3' | '4' | null
  readonly symptom: { readonly class: string; readonly text: string }
  readonly scope: string
  readonly cause: { readonly class: (typeof causeClasses)[number] | null; readonly text: string }
  readonly remedy: string
  readonly result: string
  readonly prevention: string
  readonly confirmation: { readonly name: string; readonly satisfaction: 'satisfied' | 'fair' | 'unsatisfied' | null }
  /** Who did the work, as the sheet names them. */
  readonly handler: string
  readonly way: FaultChannel | null
  readonly remark: string
  readonly occurredAt: Instant | ''
  readonly reportedAt: Instant
  readonly respondedAt: Instant | ''
  readonly onSiteAt: Instant | ''
  readonly repairedAt: Instant | ''
  /** Empty: it still runs. */
  readonly closedAt: Instant | ''
}

export const faultFields: readonly ImportField[] = [
  {
    id: 'reportedAt',
    label: '报障时间',
    required: true,
    names: [
      '报障时间',
      '报修时间',
      '故障申报时间',
      '报告时间',
      '上报时间',
      '接报时间',
      '报障日期',
      '报修日期',
      '受理时间',
      '登记时间',
      '故障时间',
      '故障日期',
      '日期时间',
      '日期',
      '时间',
    ],
  },
  {
    id: 'reportedClock',
    label: '报障时刻',
    required: false,
    names: ['报障时刻', '时分', '时刻', '具体时间'],
    spare: ['时间'],
  },
  { id: 'occurredAt', label: '发生时间', required: false, names: ['故障发生时间', '发生时间', '发现时间'] },
  {
    id: 'symptom',
    label: '故障现象',
    required: true,
    names: [
      '故障现象',
      '故障描述',
      '现象描述',
      '问题描述',
      '故障内容',
      '问题现象',
      '报修内容',
      '报障内容',
      '事件描述',
      '现象',
      '故障',
      '问题',
      '内容',
      '描述',
    ],
  },
  { id: 'title', label: '故障标题', required: false, names: ['故障标题', '标题', '故障名称', '主题', '概要'] },
  {
    id: 'reporter',
    label: '报障人',
    required: false,
    names: ['报障人', '报修人', '报告人', '申报人', '申请人', '反馈人', '提出人', '联系人', '用户', '使用人', '姓名'],
  },
  {
    id: 'department',
    label: '科室',
    required: false,
    names: [
      '科室',
      '报障科室',
      '报修科室',
      '使用科室',
      '部门',
      '所属部门',
      '报修部门',
      '单位',
      '使用单位',
      '地点',
      '故障地点',
    ],
  },
  { id: 'phone', label: '电话', required: false, names: ['电话', '联系电话', '联系方式', '手机号码', '手机', '分机'] },
  {
    id: 'channel',
    label: '报障方式',
    required: false,
    names: ['报障方式', '报修方式', '来源', '渠道', '报告方式', '受理方式'],
  },
  {
    id: 'subject',
    label: '系统或设备',
    required: false,
    names: ['系统或设备', '系统名称', '设备名称', '所属系统', '系统', '设备', '故障系统', '模块'],
  },
  {
    id: 'symptomClass',
    label: '症状类别',
    required: false,
    names: ['症状类别', '故障类型', '故障类别', '故障分类', '问题类型', '问题分类', '类型', '类别', '分类'],
  },
  { id: 'policy', label: '层级', required: false, names: ['层级', 'SLA层级', '响应级别', '时限'] },
  {
    id: 'level',
    label: '级别',
    required: false,
    names: ['级别', '故障级别', '故障等级', '等级', '严重程度', '紧急程度', '优先级'],
  },
  { id: 'scope', label: '影响范围', required: false, names: ['影响范围', '影响业务', '影响'] },
  {
    id: 'respondedAt',
    label: '响应时间',
    required: false,
    names: ['响应时间', '首次响应时间', '首次响应', '接单时间', '回复时间'],
  },
  {
    id: 'onSiteAt',
    label: '到场时间',
    required: false,
    names: ['到场时间', '到达时间', '到达现场时间', '到达现场', '到位时间'],
  },
  {
    id: 'repairedAt',
    label: '修复时间',
    required: false,
    names: [
      '修复时间',
      '恢复时间',
      '解决时间',
      '处理完成时间',
      '完成时间',
      '处理时间',
      '完成日期',
      '解决日期',
      '处理日期',
      '维护时间',
      '结束时间',
    ],
  },
  { id: 'closedAt', label: '关闭时间', required: false, names: ['关闭时间', '结单时间', '办结时间', '关闭日期'] },
  { id: 'state', label: '状态', required: false, names: ['状态', '处理状态', '是否解决', '是否完成', '完成情况'] },
  { id: 'cause', label: '故障原因', required: false, names: ['故障原因', '原因分析', '原因', '故障分析'] },
  { id: 'causeClass', label: '原因类别', required: false, names: ['原因类别', '原因分类', '原因类型'] },
  {
    id: 'remedy',
    label: '处理措施',
    required: false,
    names: [
      '处理措施',
      '处理方法',
      '处理过程',
      '处理情况',
      '解决方法',
      '解决方案',
      '解决办法',
      '解决措施',
      '处理',
      '维修内容',
    ],
  },
  { id: 'result', label: '处理结果', required: false, names: ['处理结果', '结果', '维修结果', '处理结论'] },
  { id: 'way', label: '处理方式', required: false, names: ['处理方式', '服务方式', '维护方式', '方式'] },
  {
    id: 'handler',
    label: '处理人',
    required: false,
    names: ['处理人', '处理人员', '维护人员', '维修人员', '工程师', '服务人员', '经办人', '负责人', '受理人'],
  },
  { id: 'prevention', label: '预防措施', required: false, names: ['预防措施', '改进建议', '改进措施', '建议'] },
  {
    id: 'confirmedBy',
    label: '用户确认人',
    required: false,
    names: ['用户确认人', '用户确认', '确认人', '验收人', '用户签字', '签字'],
  },
  { id: 'satisfaction', label: '满意度', required: false, names: ['满意度', '用户满意度', '评价'] },
  {
    id: 'number',
    label: '原单号',
    required: false,
    names: ['原单号', '单号', '故障单号', '工单号', '编号', '故障编号', '流水号'],
  },
  { id: 'remark', label: '备注', required: false, names: ['备注', '说明', '其他', '跟踪'], several: true },
]

/** What the row would be; null when something that a fault needs is missing. Problems are said to the cells. */
export function faultDraft(cells: FieldCells, context: ImportContext): FaultDraft | null {
  const reported = timeOf(cells, 'reportedAt', 'reportedClock', context.now)
  if (!cells.has('reportedAt')) cells.error('reportedAt', '是空的')
  const words = cells.text('symptom')
  const title = cells.text('title')
  if (words === '' && title === '') cells.error('symptom', '是空的')
  const times = laterTimes(cells, context, reported)
  if (!reported) return null
  if (!reported.exact) cells.note('reportedAt', '只有日期没有时间，按 00:00 记，时限统计会不准')
  outside(cells, context, reported.at)
  const left: string[] = []
  /** Keeps a word that means nothing here, in the remark. */
  const keep = (field: string, label: string, text: string): void => {
    if (text === '') return
    left.push(`${label}：${text}`)
    cells.note(field, `“${text}”在本合同里没有对应，写入备注`)
  }
  const symptomClass = cells.text('symptomClass')
  const known = context.symptoms.find((s) => bareText(s) === bareText(symptomClass)) ?? ''
  if (known === '') keep('symptomClass', '原类别', symptomClass)
  const subjectText = cells.text('subject')
  const subject = context.subjects.find(
    (s) => subjectText !== '' && (s.name.includes(subjectText) || subjectText.includes(s.name)),
  )
  if (!subject) keep('subject', '系统或设备', subjectText)
  const policyText = cells.text('policy')
  const policy = context.policies.find(
    (p) => policyText !== '' && (policyText.includes(p.key) || policyText.includes(p.name)),
  )
  if (!policy) keep('policy', '原层级', policyText)
  const levelText = cells.text('level')
  const level = levelOf(levelText)
  if (!level) keep('level', '原级别', levelText)
  const causeText = cells.text('causeClass')
  const causeClass = causes.find((c) => bareText(c) === bareText(causeText)) ?? null
  if (!causeClass) keep('causeClass', '原原因类别', causeText)
  const channelText = cells.text('channel')
  const channel = channelOf(channelText)
  if (!channel) keep('channel', '报障方式', channelText)
  const wayText = cells.text('way')
  const way = channelOf(wayText)
  if (!way) keep('way', '处理方式', wayText)
  return {
    number: cells.text('number'),
    title: title || shortTitle(words),
    subject: subject?.id ?? context.subjects[0]?.id ?? '',
    reporter: { name: cells.text('reporter'), department: cells.text('department'), phone: cells.text('phone') },
    channel: channel ?? 'other',
    policy: policy?.key ?? (context.policies.length === 1 ? context.policies[0]!.key : ''),
    level,
    symptom: { class: known, text: words || title },
    scope: cells.text('scope'),
    cause: { class: causeClass, text: cells.text('cause') },
    remedy: cells.text('remedy'),
    result: cells.text('result'),
    prevention: cells.text('prevention'),
    confirmation: { name: cells.text('confirmedBy'), satisfaction: satisfactionOf(cells.text('satisfaction')) },
    handler: cells.text('handler'),
    way,
    remark: [cells.text('remark'), ...left].filter(Boolean).join('\n'),
    reportedAt: reported.at,
    ...times,
    ...closing(cells, context, reported, times),
  }
}

type Times = Pick<FaultDraft, 'occurredAt' | 'respondedAt' | 'onSiteAt' | 'repairedAt'>

const named = { respondedAt: '响应', onSiteAt: '到场', repairedAt: '修复', closedAt: '关闭' } as const

/** A time that lies before the report is told; on the same day without a time of day it is the report's own. */
function after(cells: FieldCells, field: keyof typeof named, time: ReadTime | null, reported: ReadTime | null): string {
  if (!time || !reported) return time?.at ?? ''
  if (epochOf(time.at) >= epochOf(reported.at)) return time.at
  if (!time.exact && dateOf(time.at) === dateOf(reported.at)) {
    cells.note(field, '只有日期没有时间，按报障时间记，用时统计会不准')
    return reported.at
  }
  cells.error(field, `${dateTimeOf(time.at)} 早于报障时间 ${dateTimeOf(reported.at)}`)
  return ''
}

function laterTimes(cells: FieldCells, { now }: ImportContext, reported: ReadTime | null): Times {
  const occurred = timeOf(cells, 'occurredAt', '', now)
  if (occurred && reported && epochOf(occurred.at) > epochOf(reported.at)) {
    const sameDay = !reported.exact && dateOf(occurred.at) === dateOf(reported.at)
    if (!sameDay) cells.error('occurredAt', `${dateTimeOf(occurred.at)} 晚于报障时间 ${dateTimeOf(reported.at)}`)
    return { occurredAt: '', ...workTimes(cells, now, reported) }
  }
  return { occurredAt: occurred?.at ?? '', ...workTimes(cells, now, reported) }
}

function workTimes(cells: FieldCells, now: Instant, reported: ReadTime | null) {
  const read = (field: 'respondedAt' | 'onSiteAt' | 'repairedAt'): string =>
    after(cells, field, timeOf(cells, field, '', now), reported)
  return { respondedAt: read('respondedAt'), onSiteAt: read('onSiteAt'), repairedAt: read('repairedAt') }
}

/** Whether the fault is over, and since when. What an old sheet tells as done is done, also where it has no time. */
function closing(
  cells: FieldCells,
  context: ImportContext,
  reported: ReadTime,
  times: Times,
): Pick<FaultDraft, 'closedAt' | 'repairedAt'> {
  const closed = after(cells, 'closedAt', timeOf(cells, 'closedAt', '', context.now), reported)
  const said = isOver(cells.text('state'))
  const hints = closed !== '' || times.repairedAt !== '' || cells.has('remedy') || cells.has('result')
  const over = said ?? (closed !== '' || (context.finished && hints))
  if (!over) return { closedAt: '', repairedAt: times.repairedAt }
  const repairedAt = times.repairedAt || closed || reported.at
  if (times.repairedAt === '' && closed === '') cells.note('repairedAt', '没有写，按报障当时记为修复，用时统计会不准')
  return { closedAt: closed && epochOf(closed) > epochOf(repairedAt) ? closed : repairedAt, repairedAt }
}

function outside(cells: FieldCells, { service }: ImportContext, at: Instant): void {
  const date = dateOf(at)
  if (date < service.start || date > service.end)
    cells.note('reportedAt', `${date} 不在服务期 ${service.start} 至 ${service.end} 内，不计时限`)
}

function shortTitle(words: string): string {
  const [first = ''] = words.split(/[。！？!?\n；;]/)
  return first.length > 40 ? `${first.slice(0, 39)}…` : first
}

function levelOf(text: string): FaultDraft['level'] {
  const found = /^([1-4一二三四])级?$/.exec(text.replace(/故障|级别|[（(].*[)）]/g, '').trim())
  const n = found ? '一二三四'.indexOf(found[1]!) + 1 || Number(found[1]) : 0
  return ([null, '1', '2', '3', '4'] as const)[n] ?? null
}

function satisfactionOf(text: string): FaultDraft['confirmation']['satisfaction'] {
  if (/不满意|差/.test(text)) return 'unsatisfied'
  if (/基本|一般/.test(text)) return 'fair'
  return /满意|好/.test(text) ? 'satisfied' : null
}
