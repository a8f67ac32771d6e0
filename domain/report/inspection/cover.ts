import { coverDate, dateOf } from '../../time/instant.ts'
import type { Cover } from '../block.ts'
import type { Context } from './context.ts'
import { collectionText, longSpan } from './quarter.ts'

/** The day that the cover and the control page carry: of finalising, or of the draft. */
export function editionDate({ edition, facts }: Context): string {
  return dateOf(edition.finalisedAt ?? facts.now)
}

export function versionText({ edition }: Context): string {
  if (edition.draft) return '草稿　未定稿'
  return `${edition.version}　${edition.version === 'V1.0' ? '定稿' : '更正版'}`
}

/** The cover with its seven facts; an eighth names the effective service period where the contract was renewed. */
export function coverOf(context: Context): Cover {
  const { facts, edition, names } = context
  const period = facts.inspection.plan?.period
  const letterhead = facts.firm?.brand?.letterhead.trim()
  return {
    marks: [`编号：${edition.number}`, `密级：${names.secrecy}（仅供甲乙双方使用）`],
    logo: facts.firm?.brand?.logo || null,
    hospital: names.hospital,
    system: names.system,
    title: context.terms.title,
    period: period ? `${context.quarter}（${longSpan(period.from, period.to)}）` : '未填写',
    facts: [
      ['项目名称', facts.pack.projectName],
      ['采购项目编号', facts.pack.projectNumber || '合同未列编号'],
      ...(names.renewed ? [['服务期', names.servicePeriod] as const] : []),
      ['甲方', names.hospital],
      ['乙方', names.firm],
      ...(letterhead ? [['乙方信息', letterhead] as const] : []),
      ['现场检查', collectionText(facts)],
      ['服务热线', `7×24小时　${names.hotline}`],
      ['版本', versionText(context)],
    ],
    firm: names.firm,
    date: coverDate(editionDate(context)),
  }
}
