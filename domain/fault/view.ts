import type { Policy } from '../sla/policy.ts'
import type { Subject } from '../pack/support.ts'
import type { FaultEventType } from '../record/fault.ts'
import type { SlaSetting } from '../sla/setting.ts'
import type { MilestoneId } from '../sla/policy.ts'
import type { MilestoneState } from '../sla/state.ts'
import type { Instant } from '../time/instant.ts'
import type { FaultFacts, FaultState } from './facts.ts'

/** The milestone that expires next, as lists show it. */
export interface NextMilestone {
  readonly name: string
  readonly milestone: MilestoneId
  readonly deadline: Instant | null
  /** Negative after the deadline; null for 立即. */
  readonly remainingMs: number | null
  readonly state: MilestoneState
  /** Share of the contract clock that is used; null for 立即. */
  readonly used: number | null
}

/** One fault in a list. */
export interface FaultRow {
  readonly id: string
  readonly number: string
  readonly contract: string
  readonly contractName: string
  readonly hospital: string
  readonly title: string
  /** Key of the tier in force; empty while none was chosen. */
  readonly policy: string
  readonly tierName: string
  /** False where the contract names no hours and everything shown is 内部目标. */
  readonly contractual: boolean
  readonly level: string | null
  readonly state: FaultState
  readonly reportedAt: Instant | ''
  readonly reporter: string
  readonly department: string
  readonly symptomClass: string
  readonly next: NextMilestone | null
  /** Red for good, also after the repair. `lateMs` counts to now while it is not met. */
  readonly breaches: readonly { readonly name: string; readonly state: MilestoneState; readonly lateMs: number }[]
  readonly contractMs: number
  readonly workingMs: number
  readonly repairedAt: Instant | ''
  readonly closedAt: Instant | ''
  readonly gaps: number
  readonly finalised: boolean
  readonly conflicts: boolean
  /** It came from a spreadsheet. */
  readonly imported: boolean
}

/** What a contract offers to choose from when a fault is recorded. */
export interface FaultChoices {
  readonly policies: readonly Policy[]
  readonly subjects: readonly Subject[]
  readonly symptoms: readonly string[]
  readonly causeClasses: readonly string[]
  readonly contractual: boolean
  readonly setting: SlaSetting
}

/** A kind of entry that may be written now. */
export interface FaultStep {
  readonly type: FaultEventType
  /** `修复`. */
  readonly label: string
}

/** Everything that the screen of one fault shows. */
export interface FaultView extends Pick<
  FaultFacts,
  | 'id'
  | 'now'
  | 'events'
  | 'struck'
  | 'sla'
  | 'state'
  | 'gaps'
  | 'loaners'
  | 'forceMajeure'
  | 'evidence'
  | 'numbers'
  | 'reports'
> {
  readonly number: string
  readonly contract: {
    readonly id: string
    readonly name: string
    readonly hospital: string
    readonly system: string
  }
  readonly record: FaultFacts['fault']
  readonly choices: FaultChoices
  readonly policies: readonly Policy[]
  /** A finalised record stands: nothing may change until a correction is opened. */
  readonly locked: boolean
  /** The blue button; null when the fault is closed or void. */
  readonly nextStep: FaultStep | null
  readonly others: readonly FaultStep[]
  /** Sentences about entries whose times contradict each other; they stop nothing. */
  readonly doubts: readonly string[]
}

/** An earlier fault that resembles what is typed. */
export interface SimilarFault {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly cause: string
  readonly remedy: string
  readonly repairMs: number | null
  readonly reportedAt: Instant | ''
}

/** What a pasted chat seems to say; empty strings where it says nothing. */
export interface ChatReading {
  readonly at: Instant | ''
  readonly channel: string
  readonly reporter: string
  readonly title: string
  readonly symptomClass: string
  readonly policy: string
  readonly quote: string
}
