import type { Step } from '../obligation/cell.ts'

/** Why a rule fails: a whole sentence, and where it is mended; null where nothing can be done but wait. */
export interface RuleFailure {
  readonly sentence: string
  readonly step: Step | null
}

/** What a rule's own function finds. */
export interface Found {
  readonly count: string
  readonly failures: readonly RuleFailure[]
}
