import type { finding, FindingSource } from '../record/finding.ts'
import type { Row, Values } from '../record/record-type.ts'

/** A finding that exists: its origin is known. */
export type Finding = Row<typeof finding> & { readonly origin: NonNullable<Values<typeof finding>['origin']> }
export type FindingState = NonNullable<Values<typeof finding>['state']>['state']

export const findingStateNames: Readonly<Record<FindingState, string>> = {
  open: '待整改',
  closed: '已关闭',
  accepted: '接受风险',
  withdrawn: '已撤销',
}

export const findingSourceNames: Readonly<Record<FindingSource, string>> = {
  item: '检查项',
  'self-check': '安全自查',
  advice: '改进建议',
  fault: '故障整改措施',
}

/** Where a finding comes from: as it was written, or as its item says. */
export function sourceOf({ source, fault, item }: Finding['origin']): FindingSource {
  if (source) return source
  if (fault) return 'fault'
  return item === '' ? 'advice' : 'item'
}
