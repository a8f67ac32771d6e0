import type { ServiceKind, serviceWays } from '../record/service-record.ts'
import { workClasses } from '../service/definition.ts'
import { serviceKindOf } from '../service/kind.ts'
import { dateOf, dateTimeOf, epochOf, type Instant } from '../time/instant.ts'
import type { FieldCells, ImportField } from './field.ts'
import { timeOf } from './row.ts'
import type { ImportContext } from './context.ts'
import { bareText, channelOf, isOver, namesIn } from './word.ts'

/** What a row becomes as a service record, a line of the maintenance log. */
export interface ServiceDraft {
  readonly number: string
  readonly kind: ServiceKind
  readonly from: Instant
  readonly to: Instant | ''
  readonly way: (typeof serviceWays)[number]
  readonly person: string
  readonly department: string
  readonly phone: string
  readonly subject: string
  readonly content: string
  readonly reply: string
  readonly result: string
  readonly leftover: string
  readonly people: readonly string[]
  readonly workClass: string
  readonly confirmedBy: string
  readonly remark: string
  readonly done: boolean
}

export const serviceFields: readonly ImportField[] = [
  {
    id: 'from',
    label: '日期',
    required: true,
    names: [
      '开始时间',
      '服务时间',
      '工作日期',
      '维护日期',
      '服务日期',
      '日期时间',
      '日期',
      '咨询时间',
      '来电时间',
      '提出时间',
      '时间',
    ],
  },
  { id: 'clock', label: '时刻', required: false, names: ['时刻', '时分', '具体时间', '开始时刻'], spare: ['时间'] },
  { id: 'to', label: '结束时间', required: false, names: ['结束时间', '完成时间', '解决时间', '结束日期', '完成日期'] },
  {
    id: 'kind',
    label: '服务类别',
    required: false,
    names: ['服务类别', '服务类型', '服务项', '服务项目', '事项类别', '类别', '类型'],
  },
  { id: 'workClass', label: '工作类别', required: false, names: ['工作类别', '工作类型', '工作分类', '分类'] },
  {
    id: 'subject',
    label: '事项',
    required: true,
    names: [
      '事项',
      '工作内容',
      '维护内容',
      '服务内容',
      '工作事项',
      '问题描述',
      '咨询内容',
      '咨询问题',
      '问题',
      '标题',
      '主题',
      '内容',
      '描述',
    ],
  },
  { id: 'content', label: '详细内容', required: false, names: ['详细内容', '详细描述', '过程', '工作过程', '详情'] },
  { id: 'reply', label: '答复', required: false, names: ['答复', '解答', '回复', '答复内容', '回复内容', '解决方法'] },
  {
    id: 'result',
    label: '结果',
    required: false,
    names: ['结果', '处理结果', '工作结果', '处理情况', '处理', '完成情况'],
  },
  { id: 'leftover', label: '遗留', required: false, names: ['遗留', '遗留问题', '待办', '未完成事项', '下一步'] },
  { id: 'state', label: '状态', required: false, names: ['状态', '是否解决', '是否完成', '处理状态'] },
  {
    id: 'person',
    label: '请求人',
    required: false,
    names: ['请求人', '咨询人', '来电人', '提出人', '申请人', '联系人', '用户', '姓名'],
  },
  { id: 'department', label: '科室', required: false, names: ['科室', '部门', '单位', '来电单位', '使用科室', '地点'] },
  { id: 'phone', label: '电话', required: false, names: ['电话', '联系电话', '联系方式', '手机'] },
  { id: 'way', label: '方式', required: false, names: ['方式', '服务方式', '渠道', '咨询方式', '维护方式'] },
  {
    id: 'people',
    label: '服务人员',
    required: false,
    names: ['服务人员', '维护人员', '工作人员', '处理人', '处理人员', '工程师', '经办人', '记录人', '人员', '负责人'],
  },
  {
    id: 'confirmedBy',
    label: '用户确认人',
    required: false,
    names: ['用户确认人', '用户确认', '确认人', '用户签字', '签字'],
  },
  { id: 'number', label: '原编号', required: false, names: ['原编号', '编号', '单号', '流水号', '工单号'] },
  { id: 'remark', label: '备注', required: false, names: ['备注', '说明', '其他'], several: true },
]

/** What the row would be; null when something that a record needs is missing. Problems are said to the cells. */
export function serviceDraft(cells: FieldCells, context: ImportContext): ServiceDraft | null {
  const began = timeOf(cells, 'from', 'clock', context.now)
  if (!cells.has('from')) cells.error('from', '是空的')
  const subject = cells.text('subject')
  if (subject === '') cells.error('subject', '是空的')
  const ended = timeOf(cells, 'to', '', context.now)
  if (!began) return null
  const date = dateOf(began.at)
  if (date < context.service.start || date > context.service.end)
    cells.note('from', `${date} 不在服务期 ${context.service.start} 至 ${context.service.end} 内`)
  const left: string[] = []
  const keep = (field: string, label: string, text: string): void => {
    if (text === '') return
    left.push(`${label}：${text}`)
    cells.note(field, `“${text}”没有对应，写入备注`)
  }
  const kindText = cells.text('kind')
  const kind = kindOf(kindText)
  if (!kind) keep('kind', '原类别', kindText)
  const classText = cells.text('workClass')
  const workClass = workClasses.find((c) => bareText(classText).includes(c)) ?? ''
  if (workClass === '') keep('workClass', '工作类别', classText)
  const wayText = cells.text('way')
  const way = channelOf(wayText)
  if (!way) keep('way', '方式', wayText)
  const takes = kind ?? 'maintenance'
  const carries = serviceKindOf(takes).fields.some((f) => f.id === 'work-class')
  if (workClass !== '' && !carries) left.push(`工作类别：${workClass}`)
  const state = isOver(cells.text('state'))
  return {
    number: cells.text('number'),
    kind: takes,
    from: began.at,
    to: endOf(cells, ended, began.at),
    way: way && way !== 'inspection' ? way : takes === 'phone' ? 'phone' : takes === 'online' ? 'wechat' : 'on-site',
    person: cells.text('person'),
    department: cells.text('department'),
    phone: cells.text('phone'),
    subject,
    content: cells.text('content'),
    reply: cells.text('reply'),
    result: cells.text('result'),
    leftover: cells.text('leftover'),
    people: namesIn(cells.text('people')),
    workClass: carries ? workClass : '',
    confirmedBy: cells.text('confirmedBy'),
    remark: [cells.text('remark'), ...left].filter(Boolean).join('\n'),
    done: state ?? (context.finished && cells.text('leftover') === ''),
  }
}

function endOf(cells: FieldCells, ended: ReturnType<typeof timeOf>, from: Instant): Instant | '' {
  if (!ended) return ''
  if (epochOf(ended.at) >= epochOf(from)) return ended.at
  if (!ended.exact && dateOf(ended.at) === dateOf(from)) return from
  cells.error('to', `${dateTimeOf(ended.at)} 早于开始时间 ${dateTimeOf(from)}`)
  return ''
}

const kindWords: readonly (readonly [RegExp, ServiceKind])[] = [
  [/培训/, 'training'],
  [/恢复/, 'restore'],
  [/备份/, 'backup'],
  [/查询|导出|取数|数据提取|统计数据/, 'query'],
  [/升级|变更|发布|补丁更新|参数|配置/, 'change'],
  [/等保|测评|检查配合|配合检查|审计/, 'authority'],
  [/安全|漏洞|病毒/, 'security'],
  [/短信/, 'sms'],
  [/ssl|证书/i, 'ssl'],
  [/协助/, 'assistance'],
  [/技术咨询|方案|规划/, 'consulting'],
  [/微信|qq|在线|线上|网络/i, 'online'],
  [/电话|来电|热线|咨询/, 'phone'],
  [/现场|上门/, 'on-site'],
  [/日常|维护|日志|值班|巡查|其他/, 'maintenance'],
]

/** The kind of service that a word of an old sheet means. Null where it means none. */
function kindOf(text: string): ServiceKind | null {
  return text === '' ? null : (kindWords.find(([word]) => word.test(text))?.[1] ?? null)
}
