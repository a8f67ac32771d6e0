import type { OwnerTable } from '../record/evidence.ts'

/** What a kind of document is, before any facts are read. */
export interface DocumentKindInfo {
  readonly name: string
  /** The table of the record that it is about; `contract` for a document of a period. */
  readonly table: OwnerTable
  /**
   * Finalising locks the record until a correction. What sums up other records locks nothing: it states what stood,
   * and a later change under it shows.
   */
  readonly locks: boolean
}

const kinds = {
  R01: { name: '季度巡检报告', table: 'inspection', locks: true },
  R02: { name: '签名验签服务器季度检测报告', table: 'inspection', locks: true },
  R03: { name: '故障维修记录单', table: 'fault', locks: true },
  R04: { name: '故障处理报告', table: 'fault', locks: false },
  R05: { name: '系统故障统计分析说明', table: 'contract', locks: false },
  R06: { name: '维护日志汇编', table: 'contract', locks: false },
  R07: { name: '季度安全自查报告', table: 'inspection', locks: true },
  'R07-ZG': { name: '安全整改单', table: 'finding', locks: false },
  R08: { name: '数据库/运行环境/网络环境检查报告', table: 'inspection', locks: true },
  R09: { name: '备份与恢复记录', table: 'service_record', locks: true },
  R10: { name: '通讯维护检查记录', table: 'inspection', locks: true },
  R11: { name: '服务请求记录单', table: 'service_record', locks: true },
  R12: { name: '备机借用/归还交接单', table: 'loaner', locks: true },
  R13: { name: 'CA 证书交付/更新交接记录', table: 'certificate', locks: true },
  R14: { name: '终验服务报告', table: 'contract', locks: false },
  R15: { name: '履约追溯矩阵', table: 'contract', locks: false },
  R16: { name: '服务验收单', table: 'contract', locks: false },
  R17: { name: '不可抗力情况说明', table: 'force_majeure', locks: true },
  R18: { name: '变更/升级/设置维护记录单', table: 'service_record', locks: true },
  R19: { name: '现场服务确认单', table: 'service_record', locks: true },
  R20: { name: '本期未发生/不涉及确认单', table: 'idle_statement', locks: true },
} as const satisfies Record<string, DocumentKindInfo>

export type DocumentKindId = keyof typeof kinds
export const documentKindIds = Object.keys(kinds) as readonly DocumentKindId[]

/** The kind of a stored document; undefined for one that a newer version of the product made. */
export function documentKindOf(id: string): DocumentKindInfo | undefined {
  return Object.hasOwn(kinds, id) ? kinds[id as DocumentKindId] : undefined
}
