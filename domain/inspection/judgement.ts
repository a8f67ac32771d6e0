import type { Measure } from '../pack/schema.ts'
import type { MeasuredVerdict, Verdict } from '../verdict.ts'
import type { MeasuredRow } from './measured-row.ts'

export type RowResult = { verdict: MeasuredVerdict } | { undecided: string } | { missing: true }

export interface JudgedRow {
  readonly row: MeasuredRow
  readonly measure: Measure
  readonly result: RowResult
}

export interface SubPointState {
  readonly state: Verdict | null
  readonly note: string
}
/** States by the pack's sub-point id. */
export type SubPointStates = Readonly<Record<string, SubPointState>>

export interface ItemJudgement {
  /**
   * The worst of everything known, or null while nothing decides. With values missing or undecided it is a
   * floor: 异常 and 关注 already hold, 正常 is never claimed.
   */
  readonly verdict: Verdict | null
  readonly worst: MeasuredRow | null
  /** The live judgement in one sentence; empty while there is nothing to say. */
  readonly sentence: string
  /** Every row, worst first; the order does not depend on the order of input. */
  readonly rows: readonly JudgedRow[]
  /** Required values that nobody has given yet, in words. */
  readonly missing: readonly string[]
  readonly undecided: readonly string[]
  /** Rows that were recognised and wait for the engineer's word. The item is not complete while there are any. */
  readonly pending: number
}
