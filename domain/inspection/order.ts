import type { Item, Pack } from '../pack/schema.ts'
import type { evidence } from '../record/evidence.ts'
import type { finding } from '../record/finding.ts'
import type { contract, firm } from '../record/organisation.ts'
import type { Row, Values } from '../record/record-type.ts'
import type { Instant } from '../time/instant.ts'

/** Everything that is known of one rectification order (安全整改单). */
export interface OrderFacts {
  readonly now: Instant
  readonly finding: Row<typeof finding> & {
    readonly origin: NonNullable<Values<typeof finding>['origin']>
    readonly rectification: NonNullable<Values<typeof finding>['rectification']>
  }
  /** The self-check that found it. */
  readonly inspection: {
    readonly id: string
    readonly number: string
    readonly period: { readonly name: string; readonly from: string; readonly to: string }
  }
  readonly checklist: { readonly name: string }
  readonly section: { readonly id: string; readonly title: string }
  readonly item: Item
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  /** Proof of the rectification and of its check. */
  readonly evidence: readonly Row<typeof evidence>[]
}

/** What an order needs before it may be issued. Where it is put right: the screen puts the focus on `field`. */
export function orderGaps({ finding: f }: Pick<OrderFacts, 'finding'>): { field: string; sentence: string }[] {
  const gaps: { field: string; sentence: string }[] = []
  if (!f.problem?.description.trim())
    gaps.push({ field: 'problem', sentence: '问题描述未填写，请到自查的检查项填写。' })
  if (!f.advice?.text.trim()) gaps.push({ field: 'advice', sentence: '整改措施未填写，请到自查的检查项填写。' })
  if (!f.assignee?.name.trim()) gaps.push({ field: 'assignee', sentence: '责任人未填写，请到自查的检查项填写。' })
  if (!f.advice?.due) gaps.push({ field: 'due', sentence: '整改期限未填写，请到自查的检查项填写。' })
  return gaps
}
