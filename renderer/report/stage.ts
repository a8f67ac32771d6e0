import type { DocumentState, ReportVersion } from './context.ts'

/** The version that stands: finalised and not replaced. */
export function standing(state: DocumentState): ReportVersion | null {
  return state.versions.findLast((r) => !r.superseded) ?? null
}

/** True while the standing version is what counts: nothing is being corrected. */
export function stands(state: DocumentState): boolean {
  return state.locked || (!state.locks && standing(state) !== null)
}

/** The way of a report, in order. */
export const stages = ['草稿', '定稿', '打印签章', '挂扫描件', '归档'] as const

/** How far the report is, as an index of {@link stages}. While a correction is open the next version is a draft. */
export function stageOf(state: DocumentState): number {
  const report = standing(state)
  if (!stands(state) || !report) return 0
  if (report.archived) return 4
  if (report.scan) return 3
  return report.printed ? 2 : 1
}
