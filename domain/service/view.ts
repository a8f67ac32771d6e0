import type { evidence } from '../record/evidence.ts'
import type { Row, Values } from '../record/record-type.ts'
import type { report } from '../record/report.ts'
import type { ServiceKind, serviceRecord } from '../record/service-record.ts'
import type { Instant } from '../time/instant.ts'
import type { KindDefinition, WorkClass } from './definition.ts'

export type ServiceEntry = Row<typeof serviceRecord> & {
  readonly identity: NonNullable<Values<typeof serviceRecord>['identity']>
}

/** `open`: 待办, not answered or not finished yet. */
export type ServiceState = 'open' | 'done' | 'void'

/** One line of the list of service records. */
export interface ServiceRow {
  readonly id: string
  readonly number: string
  readonly kind: ServiceKind
  readonly kindName: string
  readonly contract: string
  readonly contractName: string
  readonly hospital: string
  readonly subject: string
  readonly person: string
  readonly at: Instant
  readonly to: Instant | ''
  readonly state: ServiceState
  readonly people: readonly string[]
  /** The FAQ entry and fault it belongs to, as numbers; empty where none. */
  readonly faqNumber: string
  readonly faultNumber: string
  readonly finalised: boolean
  /** It came from a spreadsheet. */
  readonly imported: boolean
}

/** What is missing before a record may be finished: where the screen puts the focus, and the sentence. */
export interface ServiceGap {
  /** `request.person`, `detail.values.purpose`, `detail.tables.steps`. */
  readonly field: string
  readonly sentence: string
}

/** Everything the page of one record shows. */
export interface ServiceView {
  readonly id: string
  readonly now: Instant
  readonly number: string
  readonly contract: { readonly id: string; readonly name: string; readonly hospital: string; readonly system: string }
  readonly record: ServiceEntry
  readonly kind: KindDefinition
  readonly state: ServiceState
  /** The clause that the record proves. */
  readonly clause: { readonly id: string; readonly text: string } | null
  readonly evidence: readonly Row<typeof evidence>[]
  readonly faultNumber: string
  readonly faqNumber: string
  readonly locked: boolean
  readonly gaps: readonly ServiceGap[]
  /** From the question to the first reply; null while there is none. */
  readonly firstReplyMs: number | null
  readonly reports: readonly Row<typeof report>[]
  /** Numbers of linked records by their row id. */
  readonly numbers: Readonly<Record<string, string>>
}

/** Something that was asked or met before, offered while a question is typed. */
export interface Suggestion {
  readonly kind: 'faq' | 'service' | 'fault'
  readonly id: string
  readonly number: string
  readonly question: string
  readonly answer: string
  /** How many records took this answer; 0 for what is no FAQ entry. */
  readonly used: number
  readonly at: Instant | ''
  /** Of a service record or fault; empty for an FAQ entry. */
  readonly state: 'open' | 'done' | 'closed' | ''
}

/** An FAQ entry with how often it was used. */
export interface FaqEntry {
  readonly id: string
  readonly number: string
  readonly question: string
  readonly answer: string
  readonly used: number
  readonly createdAt: Instant
}

/** The quick entry as it was left with Esc. */
export interface QuickDraft {
  readonly contract: string
  readonly way: string
  readonly person: string
  readonly question: string
  readonly answer: string
  readonly askedAt: string
  readonly faq: string
  readonly service: string
}

/** One line of the maintenance log. */
export interface LogLine {
  readonly at: Instant
  readonly to: Instant | ''
  readonly who: string
  readonly class: WorkClass
  readonly text: string
  readonly objects: string
  readonly result: string
  readonly leftover: string
  readonly number: string
  readonly table: 'service_record' | 'fault' | 'inspection'
  readonly row: string
  readonly recordedAt: Instant
  /** How much later than it happened it was written down. */
  readonly lateMs: number
  /** Why it was written down more than 24 h later; empty else. */
  readonly lateReason: string
}

export interface LogDay {
  readonly date: string
  readonly workday: boolean
  readonly entries: readonly LogLine[]
  /** A workday of the service period, past, without any entry. */
  readonly missing: boolean
}

export interface LogTotals {
  readonly entries: number
  readonly byClass: readonly { readonly class: WorkClass; readonly count: number }[]
  /** Workdays of the month that lie in the service period and are past. */
  readonly workdays: number
  readonly missing: number
  /** Lines that were written down more than 24 h later. */
  readonly late: number
  /** Lines that leave something to do. */
  readonly leftovers: number
}

export interface LogMonth {
  readonly days: readonly LogDay[]
  readonly totals: LogTotals
}
