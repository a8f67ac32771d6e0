import type { ItemFacts } from '../../inspection/facts.ts'
import type { Verdict } from '../../verdict.ts'
import { orElse } from '../../or-else.ts'
import type { Context } from './context.ts'

/** An item or a sub-point that nobody could check. */
export interface Unchecked {
  readonly item: ItemFacts
  /** Name of the sub-point, or null for the whole item. */
  readonly point: string | null
  readonly reason: string
}

/** The result of an item as the report prints it: what was not judged was not checked. */
export function printedVerdict(item: ItemFacts): Verdict {
  return item.meas.verdict ?? 'unchecked'
}

/** Why an item was not checked or does not apply. */
export function reasonOf(item: ItemFacts): string {
  if (item.meas.verdict === null) return '尚未检查'
  return orElse(item.meas.reason, '原因未填写').replace(/。$/, '')
}

/** Items that were not checked, and unchecked sub-points of those that were; in the contract's order. */
export function uncheckedOf({ chapters }: Context): Unchecked[] {
  return chapters
    .flatMap((c) => c.items)
    .filter((i) => i.item.kind === 'check')
    .flatMap((item): Unchecked[] => {
      if (printedVerdict(item) === 'unchecked') return [{ item, point: null, reason: reasonOf(item) }]
      if (item.meas.verdict === 'not-applicable') return []
      return item.item.subPoints
        .filter((p) => (item.meas.subPoints[p.id]?.state ?? 'unchecked') === 'unchecked')
        .map((p) => ({
          item,
          point: p.name,
          reason: orElse(item.meas.subPoints[p.id]?.note, '尚未检查').replace(/。$/, ''),
        }))
    })
}

/** `测试账号未提供，未检查；其余子项均已检查；计划2024年第二季度巡检时补检`. */
export function uncheckedText(context: Context, entry: Unchecked, all: readonly Unchecked[]): string {
  const alone = all.filter((u) => u.item === entry.item).length === 1
  const said = /未检查/.test(entry.reason) ? entry.reason : `${entry.reason}，未检查`
  const rest = entry.point !== null && alone ? '；其余子项均已检查' : ''
  return `${said}${rest}；${laterText(context)}`
}

function laterText({ next, edition, terms }: Context): string {
  if (edition.draft) return '定稿前补检或列入下季度'
  return next ? `下季度${terms.act}（${next.from}起）时补检` : '服务期内无下一季度，补检时间由双方另行约定'
}
