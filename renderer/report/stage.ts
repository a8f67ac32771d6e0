import type { InspectionView } from '../inspection/context.ts'

export type ReportVersion = InspectionView['reports'][number]

/** The version that stands: finalised and not replaced. */
export function standing(view: InspectionView): ReportVersion | null {
  return view.reports.findLast((r) => !r.superseded) ?? null
}

/** The way of a report, in order. */
export const stages = ['草稿', '定稿', '打印签章', '挂扫描件', '归档'] as const

/** How far the report is, as an index of {@link stages}. While a correction is open the next version is a draft. */
export function stageOf(view: InspectionView): number {
  const report = standing(view)
  if (!view.locked || !report) return 0
  if (report.archived) return 4
  if (report.scan) return 3
  return report.printed ? 2 : 1
}
