import type { Checklist, Item, Pack, Section } from '../pack/schema.ts'
import type { evidence } from '../record/evidence.ts'
import type { finding } from '../record/finding.ts'
import type { inspection, inspectionItem } from '../record/inspection.ts'
import type { contract, firm } from '../record/organisation.ts'
import type { Row, Values } from '../record/record-type.ts'
import type { report } from '../record/report.ts'
import type { ServiceEntry } from '../service/view.ts'
import type { ServiceCount } from '../statistics/service-count.ts'
import type { Statistics } from '../statistics/statistics.ts'
import type { Instant } from '../time/instant.ts'
import type { MeasuredRow } from './measured-row.ts'

/**
 * Everything that is known of one inspection, as plain values: what the gaps, the home page and the report
 * are computed from. Assembled in one place from the records; nothing in it is stored.
 */
export interface InspectionFacts {
  readonly id: string
  readonly now: Instant
  readonly inspection: Row<typeof inspection>
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly checklist: Checklist
  /** In the order of work. */
  readonly items: readonly ItemFacts[]
  /** Advice that answers no item, raised in this inspection. */
  readonly advice: readonly Row<typeof finding>[]
  /** Findings of earlier inspections that were open when this one began. */
  readonly carried: readonly Row<typeof finding>[]
  readonly previous: PreviousInspection | null
  /** Faults and services of its period: read for the report alone; null else, and where nobody kept records of them. */
  readonly work: PeriodWork | null
  /** Tests of communication in its period, the earliest first: read for the report that compiles them, empty else. */
  readonly selfTests: readonly ServiceEntry[]
  /** Versions of its report, the first one first. */
  readonly reports: readonly Row<typeof report>[]
}

/** What went on between inspections. */
export interface PeriodWork {
  readonly statistics: Statistics
  readonly services: readonly ServiceCount[]
}

export type Meas = NonNullable<Values<typeof inspectionItem>['meas']>
export type Retest = NonNullable<Values<typeof inspectionItem>['retest']>

export interface ItemFacts {
  readonly item: Item
  readonly section: Section
  /** What of its checklist decides how it is judged and advised. */
  readonly checklist: Pick<Checklist, 'words' | 'adviceGroups'>
  /** 1-based place within its section, as the contract numbers it. */
  readonly number: number
  /** Row id of the inspection_item. */
  readonly row: string
  /** Empty measurement where nothing was written yet. */
  readonly meas: Meas
  readonly note: string
  readonly witness: string
  readonly retest: Retest | null
  /** Not withdrawn, in the order they were raised. */
  readonly findings: readonly Row<typeof finding>[]
  /** Kept, in their order. */
  readonly evidence: readonly Row<typeof evidence>[]
  /** Registers in conflict between two devices. */
  readonly conflicts: readonly string[]
  readonly heads: Readonly<Record<string, string | null>>
  readonly drafts: Readonly<Record<string, string>>
  /** The same item in earlier quarters of the contract, the oldest first. */
  readonly history: readonly ItemHistory[]
}

/** What an earlier quarter found. Shown beside the field, never filled in. */
export interface ItemHistory {
  readonly period: string
  readonly checkedAt: Instant
  readonly verdict: Meas['verdict']
  readonly rows: readonly MeasuredRow[]
}

export interface PreviousInspection {
  readonly id: string
  readonly number: string
  readonly period: string
  readonly verdicts: Readonly<Record<string, Meas['verdict']>>
}

export const emptyMeas: Meas = {
  verdict: null,
  reason: '',
  rows: [],
  subPoints: {},
  whole: false,
  checker: '',
  checkedAt: '',
}
