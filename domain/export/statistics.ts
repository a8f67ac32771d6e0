import type { ListedFault, Outcome } from '../statistics/listed.ts'
import type { MilestoneRate } from '../statistics/milestone.ts'
import { faultStateNames } from './fault.ts'
import { exportTable } from './sheet.ts'

const outcomeNames: Readonly<Record<Outcome, string>> = {
  met: '达标',
  late: '超时',
  exempt: '豁免',
  pending: '未到期',
  none: '无合同时限',
}

/** The faults that statistics count, one by one. */
export const listedFaultTable = exportTable<ListedFault>(
  ['单号', 'text', 18, (f) => f.number],
  ['故障标题', 'long', 36, (f) => f.title],
  ['报障时间', 'time', 17, (f) => f.t0],
  ['状态', 'text', 14, (f) => faultStateNames[f.state]],
  ['系统或设备', 'text', 20, (f) => f.subjectName],
  ['层级', 'text', 18, (f) => `${f.policy} ${f.tierName}`.trim()],
  ['级别', 'text', 8, (f) => f.level],
  ['症状类别', 'text', 16, (f) => f.symptomClass],
  ['原因类别', 'text', 14, (f) => f.causeClass],
  ['科室', 'text', 16, (f) => f.department],
  ['报障方式', 'text', 10, (f) => f.channel],
  ['处理方式', 'text', 10, (f) => f.way],
  ['责任性质', 'text', 10, (f) => f.responsibility],
  ['解决时间', 'time', 17, (f) => f.solvedAt ?? ''],
  ['响应用时（小时）', 'hours', 16, (f) => f.responseMs],
  ['修复用时（小时）', 'hours', 16, (f) => f.repairMs],
  ['业务中断（小时）', 'hours', 16, (f) => f.interruptionMs],
  ['合同时限', 'text', 12, (f) => outcomeNames[f.outcome]],
  ['是否重开', 'text', 10, (f) => (f.reopened ? '是' : '')],
)

/** How each promise was kept. */
export const rateTable = exportTable<MilestoneRate>(
  ['层级', 'text', 26, (m) => `${m.policy} ${m.tierName}`.trim()],
  ['里程碑', 'text', 16, (m) => m.name],
  ['条款', 'text', 16, (m) => m.clauses.join('、')],
  ['性质', 'text', 10, (m) => (m.contractual ? '合同时限' : '内部目标')],
  ['件数', 'number', 8, (m) => m.total],
  ['达标', 'number', 8, (m) => m.met],
  ['达标（备机保障）', 'number', 16, (m) => m.loaner],
  ['豁免', 'number', 8, (m) => m.exempt],
  ['超时达成', 'number', 10, (m) => m.late],
  ['超时未达成', 'number', 12, (m) => m.broken],
  ['未到期', 'number', 8, (m) => m.pending],
  ['计入达成率', 'number', 12, (m) => m.judged],
)
