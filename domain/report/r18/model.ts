import type { ServiceFacts } from '../../service/facts.ts'
import type { ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { pairTable } from '../service/field-table.ts'
import { sentence, serviceForm } from '../service/form.ts'
import { fieldsPart, matterRows, rowsOf, tableSections } from '../service/part.ts'

const titles: Readonly<Record<string, string>> = {
  缺陷升级: '升级记录单',
  版本升级: '升级记录单',
  参数设置: '设置维护记录单',
  账号与权限: '设置维护记录单',
}

/** R18 变更/升级/设置维护记录单: what was to be changed, who allowed it, what was done, and whether it holds. */
export function reportR18(facts: ServiceFacts, edition: Edition): ReportModel {
  const v = facts.record.detail?.values ?? {}
  return serviceForm(facts, edition, {
    kind: 'R18',
    title: changeTitle(facts),
    conclusion: sentence(
      v['outcome'] && `变更${v['outcome']}`,
      v['versionBefore'] && v['versionAfter'] && `版本 ${v['versionBefore']} 改为 ${v['versionAfter']}`,
      facts.record.result?.text,
    ),
    middle: [
      { heading: '变更内容', blocks: [pairTable([...matterRows(facts), ...rowsOf(facts, reason)])] },
      { heading: '风险、回退与审批', blocks: fieldsPart(facts, approval) },
      ...tableSections(facts),
      { heading: '版本与验证', blocks: fieldsPart(facts, outcome) },
    ],
    customer: ['审批人：', '用户确认：'],
    firm: ['实施人：', '审核：'],
  })
}

const reason = ['type', 'objects', 'defect', 'impact']
const approval = ['risk', 'fallback', 'approver', 'approvedAt', 'windowFrom', 'windowTo', 'backup']
const outcome = ['versionBefore', 'versionAfter', 'verification', 'outcome']

/** `设置维护记录单`, by the type of change. */
export function changeTitle({ record }: ServiceFacts): string {
  return titles[record.detail?.values['type'] ?? ''] ?? '变更记录单'
}
