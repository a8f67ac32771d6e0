import type { InspectionFacts, ItemFacts } from '../inspection/facts.ts'
import { countVerdicts } from '../inspection/count.ts'
import { totalProgress } from '../inspection/progress.ts'
import { measuredText } from '../inspection/measured-text.ts'
import { judgeItem } from '../inspection/judge.ts'
import { verdictName } from '../verdict.ts'
import { exportTable } from './sheet.ts'

const standingReport = (facts: InspectionFacts) => facts.reports.findLast((r) => !r.superseded)

/** One line per inspection. */
export const inspectionTable = exportTable<InspectionFacts>(
  ['编号', 'text', 18, (f) => f.inspection.plan!.number],
  ['医院', 'text', 18, (f) => f.contract.hospital?.name ?? ''],
  ['系统', 'text', 24, (f) => f.contract.system?.name ?? ''],
  ['检查清单', 'text', 18, (f) => f.checklist.name],
  ['周期', 'text', 12, (f) => f.inspection.plan!.period.name],
  ['周期起', 'date', 12, (f) => f.inspection.plan!.period.from],
  ['周期止', 'date', 12, (f) => f.inspection.plan!.period.to],
  ['检查人', 'text', 12, (f) => f.inspection.people?.inspector ?? ''],
  ['院方见证', 'text', 12, (f) => f.inspection.people?.witness ?? ''],
  ['已检查', 'number', 9, (f) => totalProgress(f).done],
  ['检查项', 'number', 9, (f) => totalProgress(f).total],
  ['正常', 'number', 8, (f) => countVerdicts(f.items).normal],
  ['关注', 'number', 8, (f) => countVerdicts(f.items).attention],
  ['异常', 'number', 8, (f) => countVerdicts(f.items).abnormal],
  ['不适用', 'number', 8, (f) => countVerdicts(f.items)['not-applicable']],
  ['报告版本', 'text', 10, (f) => standingReport(f)?.version?.version ?? ''],
  ['定稿时间', 'time', 17, (f) => standingReport(f)?.version?.finalisedAt ?? ''],
  ['签字日期', 'date', 12, (f) => standingReport(f)?.scan?.signedOn ?? ''],
  ['作废原因', 'long', 20, (f) => f.inspection.void?.reason ?? ''],
)

interface Checked {
  readonly facts: InspectionFacts
  readonly item: ItemFacts
}

/** One line per item of every inspection. */
export const itemTable = exportTable<Checked>(
  ['巡检编号', 'text', 18, ({ facts }) => facts.inspection.plan!.number],
  ['周期', 'text', 12, ({ facts }) => facts.inspection.plan!.period.name],
  ['类别', 'text', 14, ({ item }) => item.section.name],
  ['项号', 'text', 10, ({ item }) => item.item.id],
  ['检查内容', 'long', 40, ({ item }) => item.item.sentence],
  ['结果', 'text', 10, ({ item }) => (item.meas.verdict ? verdictName[item.meas.verdict] : '')],
  [
    '实测值',
    'long',
    36,
    ({ item: { item, meas } }) =>
      judgeItem(item, meas.rows, meas.subPoints)
        .rows.map(({ row, measure }) => measuredText(row, measure))
        .filter(Boolean)
        .join('\n'),
  ],
  ['说明', 'long', 30, ({ item }) => item.note],
  ['检查人', 'text', 12, ({ item }) => item.meas.checker],
  ['检查时间', 'time', 17, ({ item }) => item.meas.checkedAt],
)
