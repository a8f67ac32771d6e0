import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import { fulfilmentOf, totalsOf } from '../../acceptance/line.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { acceptanceNames, body, heading, officialModel } from '../acceptance/names.ts'
import { conclusionBlocks } from './conclusion.ts'
import { confirmBlocks } from './confirm.ts'
import { faultBlocks, findingBlocks, openBlocks, satisfactionBlocks } from './loop.ts'
import { organisationBlocks } from './organisation.ts'
import { fulfilmentTable } from './table.ts'
import { workBlocks } from './work.ts'

export const finalTitle = '终验服务报告'

/**
 * R14 终验服务报告: what the contract asked for and what was done, row by row and counted. The conclusion comes first, and
 * never says that everything was done while a row is short.
 */
export function reportR14(facts: AcceptanceFacts, edition: Edition): ReportModel {
  const names = acceptanceNames(facts)
  const fulfilment = fulfilmentOf(facts)
  const totals = totalsOf(fulfilment.lines)
  const blocks: Block[] = [
    heading(1, '一、自评结论'),
    ...conclusionBlocks(facts, totals),
    heading(1, '二、项目概况与服务内容'),
    heading(2, '（一）项目概况'),
    body(
      `项目名称：${names.projectName}；采购项目编号：${names.projectNumber}；服务对象：${names.system}。甲方：${names.hospital}；乙方：${names.firm}；服务期：${names.service}；金额：${names.amount}。`,
    ),
    heading(2, '（二）服务内容与标准'),
    body(
      `合同中需要履行并留有证明的服务义务共${totals.all}项，合同原文及频次、标准逐项列于第四部分，未作改写；合同中的商务条款与说明性文字不列入。`,
    ),
    heading(2, '（三）统计口径'),
    body(
      '应完成次数按合同约定的频次计算；合同未规定次数的，按双方确认的服务计划计算，并在表中注明。按需发生的服务，以受理件数为应完成次数，以手续齐全的办结件数为已完成次数。完成率只截取、不进位，不同单位的次数不相加。',
    ),
    heading(1, '三、服务组织与人员'),
    ...organisationBlocks(facts),
    heading(1, '四、履约情况总表'),
    fulfilmentTable(fulfilment),
    heading(1, '五、分项总结'),
    ...workBlocks(facts),
    heading(1, '六、故障统计分析'),
    ...faultBlocks(facts),
    heading(1, '七、问题整改闭环'),
    ...findingBlocks(facts),
    heading(1, '八、满意度'),
    ...satisfactionBlocks(facts),
    heading(1, '九、遗留问题与后续建议'),
    ...openBlocks(facts, totals.short),
    ...confirmBlocks(facts, edition),
  ]
  return officialModel({ kind: 'R14', title: finalTitle, facts, edition, body: blocks })
}
