import type { ServiceFacts } from '../../service/facts.ts'
import type { ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { pairTable } from '../service/field-table.ts'
import { serviceForm } from '../service/form.ts'
import { fieldsPart, matterRows, tableSections } from '../service/part.ts'
import { conclusionOf } from './conclusion.ts'

/** R11 服务请求记录单: one title for each kind of service. */
export function reportR11(facts: ServiceFacts, edition: Edition): ReportModel {
  return serviceForm(facts, edition, {
    kind: 'R11',
    title: requestTitle(facts),
    conclusion: conclusionOf(facts),
    middle: [
      { heading: '服务内容', blocks: [pairTable(matterRows(facts))] },
      { heading: `${facts.kind.name}明细`, blocks: fieldsPart(facts) },
      ...tableSections(facts),
    ],
    ...signers(facts),
  })
}

/** `电话咨询记录单`. */
export function requestTitle({ kind }: ServiceFacts): string {
  return `${kind.name}记录单`
}

/** Who signs besides the usual two: the one who approved and received an export, the trainer. */
function signers({ kind }: ServiceFacts): { customer?: readonly string[]; firm?: readonly string[] } {
  switch (kind.kind) {
    case 'query':
      return { customer: ['审批人：', '接收人：'], firm: ['操作人：', '审核：'] }
    case 'training':
      return { customer: ['参训代表：', '信息科：'], firm: ['讲师：', '审核：'] }
    default:
      return {}
  }
}
