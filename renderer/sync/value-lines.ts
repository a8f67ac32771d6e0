import { type Verdict, verdictName } from '../../domain/verdict.ts'
import type { Tone } from '../ui/status-pill.tsx'

/** One of two values that stand against each other, as a card shows it. */
export interface Shown {
  /** What is read first. */
  readonly head: string
  readonly verdict: Verdict | null
  readonly lines: readonly string[]
}

/** What a measured value is called, and in what it is measured. */
interface MeasureName {
  readonly id: string
  readonly name: string
  readonly unit: string
}

export const verdictTone: Readonly<Record<Verdict, Tone>> = {
  normal: 'ok',
  attention: 'warn',
  abnormal: 'err',
  'not-applicable': 'grey',
  unchecked: 'grey',
}

const registerNames: Readonly<Record<string, string>> = {
  meas: '结果与实测值',
  origin: '来源',
  retest: '处理后复测',
  note: '备注',
  witness: '见证人',
  people: '人员',
  span: '起止时间',
  place: '地点',
  method: '方法',
  conclusion: '结论',
  outlook: '下季度计划',
  correction: '更正',
  void: '作废',
  struck: '划掉',
  entry: '内容',
  until: '结束时间',
  state: '状态',
  problem: '问题描述',
  advice: '改进建议',
  title: '标题',
  subject: '对象',
  reporter: '报修人',
  tier: '服务等级',
  level: '故障级别',
  symptom: '现象',
  impact: '影响',
  cause: '原因',
  responsibility: '责任',
  remedy: '处理措施',
  parts: '更换配件',
  data: '数据情况',
  verification: '验证',
  request: '报修',
  content: '内容',
  reply: '答复',
  result: '处理结果',
  detail: '明细',
  redaction: '遮盖',
  caption: '说明',
  version: '版本',
  superseded: '被替代',
  completion: '整改完成',
  assignee: '责任人',
  hospital: '医院',
  system: '系统',
  name: '名称',
}

/** What a register is called; the raw name of one that only a newer version knows. */
export function registerName(register: string): string {
  return registerNames[register] ?? register
}

const fieldNames: Readonly<Record<string, string>> = {
  text: '',
  name: '',
  reason: '理由',
  description: '描述',
  impact: '影响',
  risk: '风险',
  state: '状态',
  level: '级别',
  party: '责任方',
  basis: '依据',
  group: '类别',
  from: '起',
  to: '止',
  at: '时间',
  by: '人员',
  inspector: '检查人',
  reviewer: '复核人',
  witness: '见证人',
  witnessDepartment: '见证科室',
  dueOn: '期限',
  class: '分类',
  kind: '类型',
  model: '型号',
  serial: '序列号',
  place: '地点',
  person: '人员',
  department: '科室',
  phone: '电话',
  action: '处理',
  leftover: '遗留',
  quote: '依据原文',
  on: '日期',
  number: '编号',
}

const words: Readonly<Record<string, string>> = {
  high: '高',
  medium: '中',
  low: '低',
  customer: '甲方',
  contractor: '乙方',
  'third-party': '第三方',
  open: '未关闭',
  closed: '已关闭',
  accepted: '已接受',
  withdrawn: '已撤回',
  done: '已完成',
  kept: '保留',
  removed: '已移出',
  temporary: '临时',
  permanent: '永久',
  none: '无',
  lost: '丢失',
  restored: '已恢复',
  ...verdictName,
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
const textAt = (value: Plain, key: string): string => (typeof value[key] === 'string' ? value[key] : '')

/** How a value of any register is shown. Values are of other devices and of newer versions too: nothing is presumed. */
export function shownOf(register: string, value: unknown, measures: readonly MeasureName[] = []): Shown {
  if (value === null || value === undefined)
    return { head: register === 'void' ? '没有作废' : '空', verdict: null, lines: [] }
  if (!isPlain(value)) return { head: wordOf(value), verdict: null, lines: [] }
  if (register === 'meas' || register === 'retest') return measured(value, measures)
  const lines = fieldsOf(value)
  return { head: lines[0] ?? '空', verdict: null, lines: lines.slice(1, 7) }
}

function measured(value: Plain, measures: readonly MeasureName[]): Shown {
  const rows = (Array.isArray(value['rows']) ? value['rows'] : [])
    .filter(isPlain)
    .filter((r) => textAt(r, 'value') !== '')
  const verdict = Object.hasOwn(verdictName, textAt(value, 'verdict')) ? (textAt(value, 'verdict') as Verdict) : null
  const measureOf = (row: Plain) => measures.find((m) => m.id === textAt(row, 'measure'))
  const valueOf = (row: Plain): string => `${textAt(row, 'value')}${measureOf(row)?.unit ?? textAt(row, 'unit')}`
  const [first] = rows
  const subPoints = isPlain(value['subPoints']) ? Object.values(value['subPoints']).filter(isPlain) : []
  const judged = subPoints.filter((p) => textAt(p, 'state') !== '')
  const bad = judged.filter((p) => textAt(p, 'state') !== 'normal')
  const reason = textAt(value, 'reason') || textAt(value, 'action')
  return {
    head: first ? valueOf(first) : verdict ? verdictName[verdict] : '未判定',
    verdict,
    lines: [
      ...rows
        .slice(0, 5)
        .map((r) =>
          [textAt(r, 'server'), textAt(r, 'object'), measureOf(r)?.name ?? textAt(r, 'measure'), valueOf(r)]
            .filter(Boolean)
            .join(' '),
        ),
      ...(rows.length > 5 ? [`共 ${rows.length} 个实测值`] : []),
      ...(judged.length > 0
        ? [`要点 ${judged.length} 个${bad.length > 0 ? `，其中 ${bad.length} 个不正常` : '，都正常'}`]
        : []),
      ...bad.map((p) => textAt(p, 'note')).filter(Boolean),
      ...(reason === '' ? [] : [`理由：${reason}`]),
    ],
  }
}

function fieldsOf(value: Plain): string[] {
  return Object.entries(value).flatMap(([key, field]) => {
    const text = wordOf(field)
    if (text === '') return []
    const label = fieldNames[key] ?? ''
    return [label === '' ? text : `${label}：${text}`]
  })
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return isId(value) ? '' : (words[value] ?? moment(value))
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value))
    return value.length === 0 ? '' : value.every((v) => typeof v === 'string') ? value.join('、') : `${value.length} 项`
  return isPlain(value) ? fieldsOf(value).join('，') : ''
}

/** Ids of records and hashes of files say nothing to a person. */
const isId = (text: string): boolean => /^[0-9a-f]{32}([0-9a-f]{32})?(:|$)/.test(text)

/** `2026-09-22T15:10:00.000+08:00` as `2026-09-22 15:10`. */
function moment(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? text.slice(0, 16).replace('T', ' ') : text
}
