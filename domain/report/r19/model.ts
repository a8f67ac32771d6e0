import type { ServiceFacts } from '../../service/facts.ts'
import { durationText } from '../../time/duration.ts'
import { epochOf } from '../../time/instant.ts'
import type { ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { satisfactionBoxes } from '../form/sign.ts'
import { fieldRows, pairTable, type Row } from '../service/field-table.ts'
import { sentence, serviceForm } from '../service/form.ts'
import { matterRows } from '../service/part.ts'

export const visitTitle = '现场服务确认单'

/** R19 现场服务确认单: one for each visit, signed on site. */
export function reportR19(facts: ServiceFacts, edition: Edition): ReportModel {
  const v = facts.record.detail?.values ?? {}
  const [arrived, left] = [v['arrivedAt'] ?? '', v['leftAt'] ?? '']
  return serviceForm(facts, edition, {
    kind: 'R19',
    title: visitTitle,
    conclusion: sentence(
      facts.record.result?.text,
      arrived !== '' && left !== '' && `现场服务 ${durationText(epochOf(left) - epochOf(arrived), true)}`,
      facts.record.result?.leftover ? `遗留：${facts.record.result.leftover}` : '无遗留事项',
    ),
    middle: [
      { heading: '服务内容', blocks: [pairTable(matterRows(facts))] },
      { heading: '现场情况', blocks: [pairTable(fieldRows(facts.kind.fields, v).map(ticked))] },
    ],
    customer: ['用户确认：', '信息科：'],
    firm: ['服务工程师：', '审核：'],
  })
}

/** The customer ticks on paper what was not told on site. */
function ticked(row: Row): Row {
  return row[0] === '满意度' && row[1] === '未填写' ? [row[0], satisfactionBoxes] : row
}
