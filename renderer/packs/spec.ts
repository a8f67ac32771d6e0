import { deliverableCycles } from '../../domain/pack/deliverable.ts'
import { paymentTriggerName } from '../../domain/pack/payment.ts'
import { proofReports } from '../../domain/pack/proof.ts'
import { remarkKindName, remarkPlaceName } from '../../domain/pack/remark.ts'
import { clauseTypes, frequencies, parserIds, platforms } from '../../domain/pack/schema.ts'
import { kindDefinitions } from '../../domain/service/kind.ts'
import { milestoneIds } from '../../domain/sla/policy.ts'
import { adviceGroupName, responsiblePartyName, riskName } from '../../domain/verdict.ts'

export type Choices = readonly (readonly [value: string, label: string])[]

/** One field of a form: where in its entry, and how it is typed. */
export interface FieldSpec {
  /** `evidence.normal`. */
  readonly key: string
  readonly as:
    | 'text'
    /** Text or nothing. */
    | 'name'
    | 'long'
    /** One entry a line. */
    | 'lines'
    | 'numbers'
    | 'number'
    /** A number or nothing. */
    | 'perhaps'
    | 'flag'
    | 'choice'
    /** One of the choices or nothing. */
    | 'maybe'
    | 'choices'
    /** A clause of the pack, or nothing. */
    | 'clause'
    | 'clauses'
    | 'condition'
    /** What has no form of its own, as JSON. */
    | 'json'
    /** Follows from another field. */
    | 'shown'
  readonly span?: 1 | 2 | 3
  readonly choices?: Choices
  readonly hint?: string
}

const named = (names: Readonly<Record<string, string>>): Choices => Object.entries(names)
const same = (values: readonly string[]): Choices => values.map((v) => [v, v])
const pair = (values: readonly string[], labels: readonly string[]): Choices =>
  values.map((v, i) => [v, labels[i] ?? v])

const f = (key: string, as: FieldSpec['as'], span: 1 | 2 | 3 = 1, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  as,
  span,
  ...more,
})

const clauseType = pair(clauseTypes, ['义务', '商务条款', '标识'])
const frequency = pair(frequencies, ['每期一次', '每月', '发生时', '整个服务期', '一次', '无'])
const group = named(adviceGroupName)

/** Fields of each kind of entry, in the order of the form. */
export const specs = {
  pack: [
    f('id', 'text', 1, { hint: '换一个编号就是另一个合同包' }),
    f('version', 'text', 1, { hint: '同一编号的版本号不能重复' }),
    f('name', 'text'),
    f('title', 'text', 3),
    f('systemName', 'text'),
    f('customer', 'text'),
    f('budget', 'text'),
    f('projectName', 'text', 2),
    f('projectNumber', 'text'),
    f('period.start', 'text'),
    f('period.end', 'text'),
    f('cycle', 'choice', 1, { choices: pair(['calendar-quarter', 'contract-quarter'], ['自然季度', '合同季度']) }),
    f('hotlineClause', 'clause', 3),
    f('periodClauses', 'clauses', 3),
  ],
  clause: [
    f('id', 'text'),
    f('type', 'choice', 1, { choices: clauseType }),
    f('mark', 'maybe', 1, { choices: same(['★', '▲']) }),
    f('text', 'long', 3, { hint: '合同原文，逐字照录' }),
    f('path', 'text', 2),
    f('occurrence', 'number'),
    f('frequency', 'choice', 1, { choices: frequency }),
    f('limit', 'text', 2),
    f('proof', 'long', 3),
    f('rules', 'json', 3),
    f('idle', 'json', 3),
  ],
  checklist: [
    f('id', 'text'),
    f('name', 'text'),
    f('report', 'choice', 1, { choices: same(proofReports) }),
    f('words', 'choice', 1, {
      choices: pair(['verdict', 'conformity'], ['正常 / 关注 / 异常', '符合 / 部分符合 / 不符合']),
    }),
    f('adviceGroups', 'choices', 2, { choices: group }),
    f('reportOrder', 'lines', 3, { hint: '章节编号，一行一个，按报告中的先后' }),
  ],
  section: [f('id', 'text'), f('name', 'text'), f('title', 'text'), f('clause', 'clause', 3)],
  item: [
    f('id', 'text'),
    f('name', 'text', 1, { hint: '最多 8 个字' }),
    f('kind', 'choice', 1, { choices: pair(['check', 'report'], ['检查', '报告本身']) }),
    f('clause', 'clause', 3),
    f('sentence', 'shown', 3),
    f('standard', 'text', 2),
    f('control', 'text'),
    f('requirement', 'long', 3),
    f('object', 'long', 3),
    f('method', 'long', 3),
    f('steps', 'lines', 3, { hint: '一行一步' }),
    f('criterion', 'long', 3),
    f('normalSentence', 'long', 3, { hint: '{values} 处写入实测值' }),
    f('evidence.normal', 'number'),
    f('evidence.attention', 'number'),
    f('evidence.abnormal', 'number'),
    f('notApplicableReasons', 'lines', 3, { hint: '一行一条' }),
    f('uncheckedReasons', 'lines', 3, { hint: '一行一条' }),
  ],
  measure: [
    f('id', 'text'),
    f('name', 'text'),
    f('unit', 'text'),
    f('object', 'name', 1, { hint: '有多行时每行测的是什么；只有一个数则留空' }),
    f('decimals', 'number'),
    f('required', 'flag'),
    f('abnormal', 'condition'),
    f('attention', 'condition'),
    f('source', 'choice', 1, { choices: pair(['contract', 'internal'], ['合同限值', '内部标准']) }),
    f('limitText', 'text', 1, { hint: '照此印在报告上' }),
    f('min', 'number'),
    f('max', 'perhaps'),
    f('bases', 'choices', 2, { choices: pair(['max', 'allocated'], ['上限', '已分配']) }),
  ],
  subPoint: [f('id', 'text'), f('name', 'text'), f('look', 'text')],
  command: [
    f('id', 'text'),
    f('name', 'text'),
    f('platform', 'choice', 1, { choices: same(platforms) }),
    f('text', 'long', 3),
    f('note', 'text', 3),
  ],
  accept: [
    f('parser', 'choice', 1, {
      choices: pair(parserIds, ['表空间', '磁盘', '备份', '证书', '日志', '网页']),
    }),
    f('measure', 'text'),
    f('select', 'choice', 1, { choices: pair(['all', 'user', 'system'], ['全部', '用户的', '系统的']) }),
  ],
  suggestion: [
    f('id', 'text'),
    f('group', 'choice', 1, { choices: group }),
    f('risk', 'choice', 1, { choices: named(riskName) }),
    f('problem', 'long', 3, { hint: '{object} {value} {limit} 处写入实测值' }),
    f('impact', 'long', 3),
    f('advice', 'long', 3),
    f('party', 'choice', 1, { choices: named(responsiblePartyName) }),
    f('dueDays', 'number'),
    f('measure', 'name', 1, { hint: '针对的测量值编号，可留空' }),
    f('subPoint', 'name', 1, { hint: '针对的子项编号，可留空' }),
  ],
  policy: [
    f('key', 'text'),
    f('name', 'text'),
    f('kind', 'choice', 1, { choices: pair(['tier', 'general', 'none'], ['层级', '总则', '合同未约定']) }),
    f('applies', 'long', 3),
  ],
  milestone: [
    f('id', 'choice', 1, {
      choices: pair(milestoneIds, ['响应', '处理完成', '答复', '修复', '方案', '解决', '修复或备机', '技术小组']),
    }),
    f('name', 'text'),
    f('hours', 'perhaps', 1, { hint: '从报障起的小时数；原文没有数字则留空' }),
    f('clause', 'clause', 3),
    f('quote', 'text', 3, { hint: '条款原文中的文字' }),
  ],
  subject: [
    f('id', 'text'),
    f('name', 'text'),
    f('model', 'text'),
    f('clause', 'clause', 3),
    f('policies', 'lines', 3),
  ],
  faults: [f('faults.symptoms', 'lines', 3, { hint: '一行一个，按选择时的先后' })],
  service: [
    f('kind', 'choice', 1, { choices: kindDefinitions.map((d) => [d.kind, d.name] as const) }),
    f('clause', 'clause', 2),
  ],
  deliverable: [
    f('id', 'text'),
    f('name', 'text'),
    f('report', 'maybe', 1, { choices: same(proofReports) }),
    f('clause', 'clause', 3),
    f('every', 'choice', 1, {
      choices: pair(deliverableCycles, ['每期', '每月', '每半年', '每年', '整个服务期', '发生时']),
    }),
    f('count', 'perhaps', 1, { hint: '服务期内应交份数' }),
    f('carry', 'flag'),
    f('due.anchor', 'choice', 1, { choices: pair(['start', 'end', 'act'], ['期初', '期末', '发生日']) }),
    f('due.days', 'number'),
    f('due.workdays', 'flag'),
    f('lead', 'numbers', 1, { hint: '提前几天提醒，用逗号隔开' }),
    f('note', 'text', 2),
    f('rule', 'json', 3),
  ],
  payment: [
    f('id', 'text'),
    f('name', 'text'),
    f('percent', 'perhaps', 1, { hint: '占合同总额的 %；原文空白则留空' }),
    f('trigger', 'choice', 1, { choices: named(paymentTriggerName) }),
    f('workdays', 'number'),
    f('clause', 'clause', 3),
    f('note', 'long', 3),
  ],
  remark: [
    f('id', 'text'),
    f('kind', 'choice', 1, { choices: named(remarkKindName) }),
    f('decides', 'text', 1, { hint: '要改默认理解，须由谁决定' }),
    f('clauses', 'clauses', 3),
    f('text', 'long', 3),
    f('reading', 'long', 3),
    f('setting', 'text', 1, { hint: '时限口径 A1–A19；没有则留空' }),
    f('places', 'choices', 2, { choices: named(remarkPlaceName) }),
  ],
} as const satisfies Record<string, readonly FieldSpec[]>

export type EntryKind = keyof typeof specs
