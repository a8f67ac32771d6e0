import { judgeItem } from '../../domain/inspection/judge.ts'
import type { Retest } from '../../domain/inspection/facts.ts'
import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import type { Item } from '../../domain/pack/schema.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { ItemView } from './context.ts'
import { type Register, useRegister } from './register.ts'
import { longestValue, withTyped } from './row-draft.ts'

/** 现场处理 with its values after; the first values stay. */
export interface RetestEditor extends Register<Retest> {
  /** The value after, for a measured row; empty while none was given. */
  readonly valueOf: (key: string) => string
  readonly setValue: (
    row: MeasuredRow,
    text: string,
    seal: boolean,
    onFailure: (sentence: string) => void,
  ) => Promise<unknown>
}

const none: Retest = { action: '', at: '', by: '', rows: [], verdict: null }

/** True when something was handled on the spot. */
export function hasRetest(retest: Retest | null): boolean {
  return retest !== null && (retest.action !== '' || retest.rows.length > 0 || retest.verdict !== null)
}

/** What the item would be with the values after in place of the first ones; null where that does not decide. */
function retestVerdict(template: Item, item: ItemView, rows: readonly MeasuredRow[]): Verdict | null {
  if (rows.length === 0) return null
  const after = item.meas.rows.map((r) => rows.find((a) => a.key === r.key) ?? r)
  const judgement = judgeItem(template, after, {})
  return judgement.missing.length + judgement.undecided.length > 0 ? null : judgement.verdict
}

/** `stamp` says who and when, for the first thing that is written. */
export function useRetest(
  item: ItemView,
  template: Item,
  stamp: { readonly at: string; readonly by: string },
): RetestEditor {
  const register = useRegister<Retest>(
    { table: 'inspection_item', row: item.row, heads: item.heads },
    'retest',
    item.retest ?? none,
  )
  const { value } = register
  const put: RetestEditor['put'] = (patch, seal, onFailure) =>
    register.put({ ...(value.at === '' ? stamp : {}), ...patch }, seal, onFailure)
  return {
    value,
    put,
    valueOf: (key) => value.rows.find((r) => r.key === key)?.value ?? '',
    setValue(row, text, seal, onFailure) {
      const others = value.rows.filter((r) => r.key !== row.key)
      const rows =
        text.trim() === ''
          ? others
          : [
              ...others,
              {
                ...withTyped(row, text.slice(0, longestValue)),
                evidence: '',
                used: '',
                total: '',
                unit: '',
                rounded: false,
              },
            ]
      return put({ rows, verdict: retestVerdict(template, item, rows) }, seal, onFailure)
    },
  }
}
