import { type Finding, findingSourceNames, findingStateNames, sourceOf } from '../finding/word.ts'
import { adviceGroupName, responsiblePartyName, riskName, verdictName } from '../verdict.ts'
import { exportTable } from './sheet.ts'

export interface ExportedFinding {
  readonly finding: Finding
  readonly hospital: string
  /** Number of the inspection or fault it was raised in. */
  readonly origin: string
  readonly overdue: boolean
}

/** One line per finding, with how it was closed or who signed for the risk. */
export const findingTable = exportTable<ExportedFinding>(
  ['医院', 'text', 18, (f) => f.hospital],
  ['来源', 'text', 14, ({ finding }) => findingSourceNames[sourceOf(finding.origin)]],
  ['来源单号', 'text', 20, (f) => f.origin],
  ['周期', 'text', 12, ({ finding }) => finding.origin.period],
  ['检查项', 'text', 10, ({ finding }) => finding.origin.item],
  ['级别', 'text', 8, ({ finding: { origin } }) => (origin.level === 'advice' ? '建议' : verdictName[origin.level])],
  ['问题', 'long', 44, ({ finding }) => finding.problem?.description ?? ''],
  ['影响', 'long', 30, ({ finding }) => finding.problem?.impact ?? ''],
  ['风险', 'text', 8, ({ finding }) => (finding.problem?.risk ? riskName[finding.problem.risk] : '')],
  ['建议或整改措施', 'long', 44, ({ finding }) => finding.advice?.text ?? ''],
  ['分类', 'text', 14, ({ finding }) => (finding.advice?.group ? adviceGroupName[finding.advice.group] : '')],
  ['责任方', 'text', 8, ({ finding }) => (finding.advice?.party ? responsiblePartyName[finding.advice.party] : '')],
  ['责任人', 'text', 12, ({ finding }) => finding.assignee?.name ?? ''],
  ['期限', 'date', 12, ({ finding }) => finding.advice?.due ?? ''],
  ['状态', 'text', 10, ({ finding }) => findingStateNames[finding.state?.state ?? 'open']],
  ['是否逾期', 'text', 9, (f) => (f.overdue ? '逾期' : '')],
  ['提出时间', 'time', 17, ({ finding }) => finding.origin.raisedAt],
  ['关闭时间', 'time', 17, ({ finding: { state } }) => (state && state.state !== 'open' ? state.at : '')],
  ['关闭说明', 'long', 36, ({ finding: { state } }) => (state && state.state !== 'open' ? state.reason : '')],
  ['复测值', 'long', 20, ({ finding }) => finding.retest?.value ?? ''],
  ['复测结果', 'text', 10, ({ finding }) => (finding.retest ? verdictName[finding.retest.verdict] : '')],
  ['复测日期', 'date', 12, ({ finding }) => finding.retest?.on ?? ''],
  ['复测人', 'text', 12, ({ finding }) => finding.retest?.by ?? ''],
  [
    '接受风险签字人',
    'text',
    16,
    ({ finding: { acceptance } }) =>
      acceptance ? [acceptance.name, acceptance.position].filter(Boolean).join('，') : '',
  ],
  ['签字日期', 'date', 12, ({ finding }) => finding.acceptance?.on ?? ''],
)
