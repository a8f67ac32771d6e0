import type { DateText } from '../time/instant.ts'
import type { ServiceKind } from '../record/service-record.ts'

/** One column of the matrix: a period of the cycle, or what is owed once after the service period. */
export interface Column {
  /** `2024-Q1`, `S1`, or `service`. */
  readonly id: string
  /** `2024 Q1`, `第1合同季`, `终验`. */
  readonly name: string
  readonly kind: 'period' | 'service'
  readonly from: DateText
  readonly to: DateText
}

/** Something that proves a clause, to be opened with one click. */
export interface Proof {
  readonly table: string
  readonly row: string
  /** Period of a document of the contract; else empty. */
  readonly period: string
  /** `R01`; empty for a record that needs no document. */
  readonly kind: string
  /** Row id of the finalised version; empty without a document. */
  readonly document: string
  /** `XJ-2024-Q1-001`. */
  readonly number: string
  /** `已签`, `已定稿`, `已关闭`. */
  readonly state: string
  readonly on: DateText | ''
  /** The place in it that speaks of the clause. */
  readonly place: string
}

/** The one thing to do next. The screen knows where it is done. */
export type Action =
  | {
      readonly type: 'document'
      readonly kind: string
      readonly table: string
      readonly row: string
      readonly period: string
    }
  | { readonly type: 'inspection-start'; readonly checklist: string; readonly period: string }
  | { readonly type: 'inspection'; readonly id: string; readonly item: string }
  | { readonly type: 'record'; readonly table: string; readonly row: string; readonly field: string }
  | { readonly type: 'service-start'; readonly kind: ServiceKind }
  | { readonly type: 'register'; readonly tab: 'certificates' | 'devices' | 'archive' | 'staff' | 'payments' | 'costs' }
  | { readonly type: 'log'; readonly month: string }
  | { readonly type: 'idle'; readonly period: string }
  | { readonly type: 'setting' }

export interface Step {
  /** `生成 R05（2024 Q2）`. */
  readonly label: string
  readonly action: Action
}

/** One thing that is missing. */
export interface Gap {
  /** `2024 Q2（2024-04-01至2024-06-30）缺少系统故障统计分析说明（R05）`, without a full stop. */
  readonly sentence: string
  readonly due: DateText
  readonly step: Step
  /** Work on it has begun: `11/17`, `待签字`; empty where nothing was done. */
  readonly begun: string
}

/** What one rule finds in one column. `idle`: there was no occasion. `running`: so far, and the period goes on. */
export interface RuleResult {
  readonly state: 'holds' | 'idle' | 'running' | 'missing'
  readonly proofs: readonly Proof[]
  readonly gaps: readonly Gap[]
  /** A word for the cell instead of the proof: `有效`, `1/1 达标`; empty else. */
  readonly word: string
  /** A limit of the contract was missed: stays red, also when it is explained. */
  readonly breach: boolean
}

/** 逾期说明 of a cell. */
export interface Explanation {
  readonly reason: string
  readonly remedy: string
  readonly expected: DateText | ''
  readonly due: DateText | ''
  readonly at: string
  readonly by: string
}

export type CellState = 'proved' | 'active' | 'due' | 'overdue' | 'idle' | 'future'

export interface Cell {
  readonly clause: string
  readonly column: string
  readonly state: CellState
  /** At most about eight characters: `R05 已签`, `逾期 84 天`. */
  readonly label: string
  /** The earliest day on which something that is missing is due; empty where nothing is. */
  readonly due: DateText | ''
  /** Days to `due`, negative after it. */
  readonly days: number
  readonly proofs: readonly Proof[]
  readonly gaps: readonly Gap[]
  readonly breach: boolean
  /** True where nothing occurred and a statement (R20) may say so. */
  readonly idle: boolean
  /** What was missing and an attached paper stands for. */
  readonly answered: readonly Gap[]
  /** Why it was not proved in time, as somebody wrote it; it explains and never proves. */
  readonly note: Explanation | null
}
