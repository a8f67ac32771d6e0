import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead, formSection } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { adviceBlocks, causeBlocks, typicalBlocks } from './analysis.ts'
import { basisBlocks, conclusionText, overallBlocks } from './overall.ts'
import type { StatisticsFacts } from './facts.ts'
import { indicatorBlocks, limitBlocks, spreadBlocks } from './figures.ts'

export const r05Title = '系统故障统计分析说明'

/** R05 as a model: sections 1–8 of domain.md §3.5, also for a period without a fault. */
export function reportR05(facts: StatisticsFacts, edition: Edition): ReportModel {
  const { statistics: s } = facts
  const names = formNames(facts)
  const body: Block[] = [
    formHead(`${r05Title}（${s.period.name}）`, edition, edition.draft ? '草稿' : '定稿'),
    conclusionBox(conclusionText(s)),
    formSection('一、统计口径'),
    ...basisBlocks(facts, names.system),
    formSection('二、总体情况'),
    ...overallBlocks(s),
    formSection(s.contractual ? '三、时限达成情况' : '三、响应情况'),
    ...limitBlocks(s),
    formSection('四、故障分布'),
    ...spreadBlocks(s),
    formSection('五、运行指标'),
    ...indicatorBlocks(s),
    formSection('六、典型故障剖析'),
    ...typicalBlocks(s),
    formSection('七、原因分析与改进措施'),
    ...causeBlocks(s),
    formSection('八、对维护、管理和升级工作的建议及理由'),
    ...adviceBlocks(s),
    formSection('九、双方确认'),
    formSignatures(names, ['信息科：', '负责人：'], ['统计人：', '审核人：']),
    ...editionBlocks(edition, '十、版本记录'),
  ]
  return formModel({ kind: 'R05', title: r05Title, names, edition, body })
}
