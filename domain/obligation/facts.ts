import type { FaultFacts } from '../fault/facts.ts'
import type { archiveEntry } from '../record/archive-entry.ts'
import type { attachedProof } from '../record/attached-proof.ts'
import type { certificate } from '../record/certificate.ts'
import type { device } from '../record/device.ts'
import type { finding } from '../record/finding.ts'
import type { idleStatement } from '../record/idle-statement.ts'
import type { overdueNote } from '../record/overdue-note.ts'
import type { cost } from '../record/payment.ts'
import type { Row } from '../record/record-type.ts'
import type { dutyRoster, staff } from '../record/staff.ts'
import type { ServiceEntry } from '../service/view.ts'
import type { DateText, Instant } from '../time/instant.ts'
import type { Workdays } from '../time/workday.ts'
import type { Verdict } from '../verdict.ts'

/** The version of a document that stands. */
export interface DocumentFact {
  /** Row id of the version. */
  readonly id: string
  /** `R01`. */
  readonly kind: string
  readonly number: string
  readonly version: string
  readonly table: string
  readonly row: string
  /** Of a document of a contract: `2024-Q1`, `2024-02`, `M03`, `service`; else empty. */
  readonly period: string
  readonly finalisedAt: Instant
  /** The signed scan is attached. */
  readonly signed: boolean
  /** When it was signed; empty where unknown. */
  readonly signedOn: DateText | ''
  /** Instant or day of the hand-over; empty before. */
  readonly deliveredAt: string
}

/** One inspection of a period by one checklist. */
export interface InspectionFact {
  readonly id: string
  readonly checklist: string
  /** Id of the period. */
  readonly period: string
  readonly number: string
  /** Of each item that was opened. */
  readonly verdicts: Readonly<Record<string, Verdict | null>>
  /** Days on which something was checked. */
  readonly days: readonly DateText[]
}

export type FindingFact = Row<typeof finding> & {
  readonly origin: NonNullable<Row<typeof finding>['origin']>
  readonly state: NonNullable<Row<typeof finding>['state']>
}

/** A paper or record that was there before, said to prove clauses of a column. */
export type AttachedFact = Row<typeof attachedProof>
/** Why a cell was not proved in time. */
export type OverdueFact = Row<typeof overdueNote>

/**
 * Everything that is known of one contract, as plain values: what the matrix, the duties and the acceptance are made
 * from. Void records are left out, but for {@link numbers}. Assembled in one place from the records; nothing is stored.
 */
export interface ContractFacts {
  readonly contract: string
  readonly service: { readonly start: DateText; readonly end: DateText }
  readonly workdays: Workdays
  readonly documents: readonly DocumentFact[]
  readonly inspections: readonly InspectionFact[]
  readonly faults: readonly FaultFacts[]
  readonly services: readonly ServiceEntry[]
  readonly findings: readonly FindingFact[]
  readonly certificates: readonly Row<typeof certificate>[]
  readonly devices: readonly Row<typeof device>[]
  readonly archive: readonly Row<typeof archiveEntry>[]
  /** Row ids of archive entries, findings and attachments that have files. */
  readonly filed: readonly string[]
  readonly staff: readonly Row<typeof staff>[]
  readonly rosters: readonly Row<typeof dutyRoster>[]
  readonly costs: readonly Row<typeof cost>[]
  readonly idle: readonly Row<typeof idleStatement>[]
  readonly attached: readonly AttachedFact[]
  readonly overdue: readonly OverdueFact[]
  readonly faqs: readonly string[]
  readonly firm: { readonly name: string; readonly hotline: string }
  /** Numbers of all records by kind, also of void ones: a hole among them is a record that vanished. */
  readonly numbers: readonly string[]
  /** What the contract costs, in cents: decided, agreed, or the pack's budget; null where none is known. */
  readonly sum: { readonly cents: number; readonly from: 'decided' | 'agreed' | 'budget' } | null
}
