import type { Instant } from '../time/instant.ts'
import type { MilestoneId } from './policy.ts'

/** How a milestone stands. The texts are those of the contract's own table, in scripts, reports and on screen. */
export const milestoneStates = [
  '未到期',
  '即将超时',
  '达标',
  '达标(备机保障)',
  '超时达成',
  '超时未达成',
  '豁免',
  '不适用',
] as const
export type MilestoneState = (typeof milestoneStates)[number]

/** True for what stays red, also after the repair. */
export function isBreach(state: MilestoneState): boolean {
  return state === '超时达成' || state === '超时未达成'
}

/** One milestone, judged at one instant. */
export interface SlaRow {
  readonly policy: string
  readonly milestone: MilestoneId
  readonly name: string
  readonly clause: string
  readonly quote: string
  /** After proven force majeure and agreed exclusions; null for 立即. */
  readonly deadline: Instant | null
  /** As the contract's hours alone give it. */
  readonly nominalDeadline: Instant | null
  readonly metAt: Instant | null
  readonly state: MilestoneState
  /**
   * Share of the contract clock that was used when it was met, or is now: 0–1 and more; null for 立即. Warnings stand
   * at .5, .75 and .9.
   */
  readonly used: number | null
  /** What must be said beside the state, such as `未在24h修复，已按(2)2提供备机`; empty else. */
  readonly note: string
  /** The legal outer limit of a period of days or weeks (民法典 201–203), where there is one. */
  readonly outerLimit: Instant | null
}

/** A target that the firm set itself where the contract names no hours: shown as 内部目标, never as contractual. */
export interface InternalTarget {
  readonly id: 'response' | 'resolved'
  /** `内部目标：响应`. */
  readonly name: string
  readonly hours: number
  readonly deadline: Instant
  readonly metAt: Instant | null
  readonly state: MilestoneState
}

/** A stretch in which the contract clock stood still, or work waited. */
export interface Interval {
  readonly from: Instant
  /** Null: it still lasts. */
  readonly to: Instant | null
  readonly why: 'force-majeure' | 'agreed' | 'waiting'
  readonly label: string
}

/** Both clocks of a fault at one instant. */
export interface SlaView {
  /** T0; null before anything was reported. */
  readonly start: Instant | null
  /** Key of the tier in force, after confirmed reclassification. */
  readonly policy: string
  readonly rows: readonly SlaRow[]
  /** Milliseconds that the contract clock has run since T0 until the fault was settled or closed, or now. */
  readonly contractMs: number
  /** The same without any waiting: 净耗时. */
  readonly workingMs: number
  readonly intervals: readonly Interval[]
  /** Only for a tier without contractual hours; empty else, and where none is set. */
  readonly internal: readonly InternalTarget[]
  /** Unmet judged milestone that expires first; null when none is left. */
  readonly next: SlaRow | null
  /** Sentences about events that do not count, for the screen: `不可抗力始于期限之后，不影响期限`. */
  readonly notes: readonly string[]
}
