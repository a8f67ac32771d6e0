import type { Checklist } from '../pack/schema.ts'

/** A chapter that follows the sections' own. */
export type Part = 'carried' | 'rectification' | 'self-tests' | 'advice' | 'work' | 'plan' | 'confirm'

/** What a check and its report are called, and which chapters the report has. */
export interface Terms {
  /** `季度巡检报告`. */
  readonly title: string
  /** What is done, as a noun: `巡检`. */
  readonly act: string
  /** `季度巡检`, for a search. */
  readonly keyword: string
  /** A sentence on what it is judged by besides the contract; empty where nothing is. */
  readonly basis: string
  /** What the report speaks of: `系统`, `设备`. */
  readonly subject: string
  /** What is said where nothing stands against it: `系统整体运行稳定`. */
  readonly calm: string
  /** What is said where something has to be watched: `系统整体运行正常`. */
  readonly fair: string
  /** All sections in one chapter of tables, instead of a chapter each with a card for every item. */
  readonly tabular: boolean
  /** Chapters after the sections, in their order. */
  readonly parts: readonly Part[]
  /** Title of the chapter `work`. */
  readonly work: string
}

const inspection: Terms = {
  title: '季度巡检报告',
  act: '巡检',
  keyword: '季度巡检',
  basis: '',
  subject: '系统',
  calm: '系统整体运行稳定',
  fair: '系统整体运行正常',
  tabular: false,
  parts: ['carried', 'advice', 'work', 'plan', 'confirm'],
  work: '本季度故障与服务情况',
}

/** By the report that the checklist ends in. */
const kinds: Readonly<Record<string, Terms>> = {
  R01: inspection,
  R02: {
    ...inspection,
    title: '签名验签服务器季度检测报告',
    act: '检测',
    keyword: '签名验签服务器检测',
    subject: '设备',
    calm: '设备整体运行稳定',
    fair: '设备整体运行正常',
    work: '故障统计分析说明',
  },
  R07: {
    ...inspection,
    title: '季度安全自查报告',
    act: '安全自查',
    keyword: '季度安全自查',
    basis: '自查的要求取自GB/T 22239-2019《信息安全技术 网络安全等级保护基本要求》第二级。',
    calm: '系统安全状况良好',
    fair: '系统安全状况总体可控',
    tabular: true,
    parts: ['rectification', 'carried', 'plan', 'confirm'],
  },
  R08: {
    ...inspection,
    title: '数据库、运行环境与网络环境检查报告',
    act: '环境检查',
    keyword: '环境检查',
    parts: ['carried', 'advice', 'plan', 'confirm'],
  },
  R10: {
    ...inspection,
    title: '通讯维护检查记录',
    act: '通讯检查',
    keyword: '通讯维护',
    subject: '通讯服务',
    calm: '通讯服务整体正常',
    fair: '通讯服务整体正常',
    parts: ['self-tests', 'carried', 'plan', 'confirm'],
  },
}

export function termsOf(checklist: Pick<Checklist, 'report'>): Terms {
  return kinds[checklist.report] ?? inspection
}

/** Chapters before the sections: the conclusion and the overview. */
export const firstSection = 3

/** Number of the chapter that follows the sections'. */
export function chapterAfter(checklist: Pick<Checklist, 'report' | 'reportOrder'>): number {
  return firstSection + (termsOf(checklist).tabular ? 1 : checklist.reportOrder.length)
}

/** Number of a chapter after the sections; null where the report has none of it. */
export function chapterOf(checklist: Pick<Checklist, 'report' | 'reportOrder'>, part: Part): number | null {
  const place = termsOf(checklist).parts.indexOf(part)
  return place < 0 ? null : chapterAfter(checklist) + place
}
