import { faultEventName } from '../fault/event-name.ts'
import type { FaultEntry, FaultFacts, FaultState } from '../fault/facts.ts'
import { endOf, reportOf, standing } from '../fault/timeline.ts'
import { channelNames, levelNames, remedyNames, responsibilityNames } from '../fault/word.ts'
import type { FaultEventType } from '../record/fault.ts'
import { isBreach } from '../sla/state.ts'
import { interruptionOf } from '../statistics/moment.ts'
import { dateTimeOf, instantOf } from '../time/instant.ts'
import { exportTable } from './sheet.ts'

export const faultStateNames: Readonly<Record<FaultState, string>> = {
  open: '处理中',
  restored: '已修复，待关闭',
  closed: '已关闭',
  void: '已作废',
}
const satisfactionNames = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' } as const

const moment = (facts: FaultFacts, ...types: readonly FaultEventType[]): string => {
  for (const type of types) {
    const found = standing(facts.events, type)
    if (found) return found.entry.at
  }
  return ''
}

/** `修复：超时达成（期限 2024-03-20 09:00）；…` of every milestone that was missed, with the reason. */
function breachText({ sla, fault }: FaultFacts): string {
  return sla.rows
    .filter((r) => isBreach(r.state) && r.deadline)
    .map((r) => {
      const reason = fault.overdue?.reasons[r.milestone]?.trim() ?? ''
      return `${r.name}：${r.state}（期限 ${dateTimeOf(r.deadline!)}）${reason === '' ? '' : `，${reason}`}`
    })
    .join('；')
}

const interrupted = (facts: FaultFacts): { readonly from: string; readonly to: string } => {
  const span = interruptionOf(facts)
  return span ? { from: instantOf(span.from), to: instantOf(span.to) } : { from: '', to: '' }
}

/** One line per fault, with what its record (R03) holds. */
export const faultTable = exportTable<FaultFacts>(
  ['单号', 'text', 18, (f) => f.fault.identity.number],
  ['医院', 'text', 18, (f) => f.contract.hospital?.name ?? ''],
  ['系统', 'text', 24, (f) => f.contract.system?.name ?? ''],
  ['故障标题', 'long', 36, (f) => f.fault.title?.text ?? ''],
  ['状态', 'text', 14, (f) => faultStateNames[f.state]],
  ['系统或设备', 'text', 20, (f) => f.fault.subject?.name ?? ''],
  [
    '层级',
    'text',
    18,
    (f) => `${f.sla.policy} ${f.pack.faults.policies.find((p) => p.key === f.sla.policy)?.name ?? ''}`.trim(),
  ],
  ['级别', 'text', 8, (f) => (f.fault.level?.level ? levelNames[f.fault.level.level] : '')],
  ['报障时间', 'time', 17, (f) => reportOf(f.events)?.entry.at ?? ''],
  ['报障人', 'text', 12, (f) => f.fault.reporter?.name ?? ''],
  ['科室', 'text', 16, (f) => f.fault.reporter?.department ?? ''],
  ['电话', 'text', 15, (f) => f.fault.reporter?.phone ?? ''],
  ['报障方式', 'text', 10, (f) => (f.fault.reporter ? channelNames[f.fault.reporter.channel] : '')],
  ['症状类别', 'text', 16, (f) => f.fault.symptom?.class ?? ''],
  ['故障现象', 'long', 44, (f) => f.fault.symptom?.text ?? ''],
  ['影响范围', 'long', 26, (f) => f.fault.impact?.scope ?? ''],
  ['业务中断起', 'time', 17, (f) => interrupted(f).from],
  ['业务中断止', 'time', 17, (f) => interrupted(f).to],
  ['首次响应', 'time', 17, (f) => f.events.find((e) => e.entry.type === 'first_response')?.entry.at ?? ''],
  ['到达现场', 'time', 17, (f) => moment(f, 'on_site')],
  ['修复时间', 'time', 17, (f) => moment(f, 'repaired', 'resolved', 'handled')],
  ['关闭时间', 'time', 17, (f) => moment(f, 'closed')],
  ['合同钟（小时）', 'hours', 14, (f) => (f.sla.start ? f.sla.contractMs : null)],
  ['工作钟（小时）', 'hours', 14, (f) => (f.sla.start ? f.sla.workingMs : null)],
  ['超时与原因', 'long', 40, breachText],
  ['原因类别', 'text', 14, (f) => f.fault.cause?.class ?? ''],
  ['故障原因', 'long', 40, (f) => f.fault.cause?.text ?? ''],
  ['责任性质', 'text', 10, (f) => (f.fault.responsibility ? responsibilityNames[f.fault.responsibility.kind] : '')],
  ['处理措施', 'long', 44, (f) => f.fault.remedy?.text ?? ''],
  ['临时或根本', 'text', 12, (f) => (f.fault.remedy?.kind ? remedyNames[f.fault.remedy.kind] : '')],
  ['验证', 'long', 30, (f) => [f.fault.verification?.method, f.fault.verification?.result].filter(Boolean).join('：')],
  ['预防措施', 'long', 40, (f) => f.fault.prevention?.text ?? ''],
  ['用户确认人', 'text', 12, (f) => f.fault.confirmation?.name ?? ''],
  [
    '满意度',
    'text',
    10,
    (f) => (f.fault.confirmation?.satisfaction ? satisfactionNames[f.fault.confirmation.satisfaction] : ''),
  ],
  ['作废原因', 'long', 20, (f) => f.fault.void?.reason ?? ''],
  ['来源', 'text', 10, (f) => (f.fault.imported ? '导入' : '')],
)

interface Told {
  readonly facts: FaultFacts
  readonly event: FaultEntry
}

/** One line per entry of the timelines. */
export const faultEventTable = exportTable<Told>(
  ['单号', 'text', 18, ({ facts }) => facts.fault.identity.number],
  ['经过', 'text', 14, ({ event }) => faultEventName(event.entry.type)],
  ['时间', 'time', 17, ({ event }) => event.entry.at],
  ['至', 'time', 17, ({ event }) => endOf(event)],
  ['方式', 'text', 10, ({ event }) => (event.entry.channel ? channelNames[event.entry.channel] : '')],
  ['内容', 'long', 60, ({ event }) => event.entry.text],
  ['记录人', 'text', 12, ({ event }) => event.entry.by],
  ['记录时间', 'time', 17, ({ event }) => event.entry.recordedAt],
  ['补记原因', 'long', 26, ({ event }) => event.entry.backdated],
  ['划去原因', 'long', 26, ({ event }) => event.struck?.reason ?? ''],
)
