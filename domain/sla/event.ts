import type { Instant } from '../time/instant.ts'

/**
 * What counts for the clocks of one fault. Events are facts: append-only, in no particular order. States are
 * computed from them, never stored.
 */
export type SlaEvent = {
  /** When somebody typed it; later than `at` for what was entered afterwards. Shown, never judged. */
  readonly recordedAt?: Instant
} & (
  | { readonly type: 'occurred'; readonly at: Instant }
  /** The user's report: T0 (A1). */
  | { readonly type: 'reported'; readonly at: Instant }
  | { readonly type: 'accepted'; readonly at: Instant }
  /** First human contact that starts the search for the cause (A9). */
  | { readonly type: 'first_response'; readonly at: Instant; readonly channel?: string }
  /** An automatic answer: kept, does not count as a response (A9). */
  | { readonly type: 'auto_reply'; readonly at: Instant }
  | { readonly type: 'on_site'; readonly at: Instant }
  | { readonly type: 'team_consultation'; readonly at: Instant; readonly members?: readonly string[] }
  | { readonly type: 'plan_sent'; readonly at: Instant }
  | { readonly type: 'workaround'; readonly at: Instant; readonly businessRestored?: boolean }
  | { readonly type: 'repair_needed'; readonly at: Instant }
  | { readonly type: 'repaired'; readonly at: Instant; readonly rootCauseFixed?: boolean }
  | { readonly type: 'handled'; readonly at: Instant }
  | { readonly type: 'answered'; readonly at: Instant }
  | { readonly type: 'resolved'; readonly at: Instant }
  | { readonly type: 'closed'; readonly at: Instant }
  | { readonly type: 'reopened'; readonly at: Instant; readonly sameSymptom?: boolean }
  | {
      readonly type: 'loaner_in_use'
      readonly at: Instant
      readonly sameGrade?: boolean
      readonly businessCheck?: boolean
    }
  | { readonly type: 'loaner_returned'; readonly at: Instant }
  /** Waiting for somebody. `to` absent: it still lasts. Moves a deadline only with the customer's written consent (A11). */
  | {
      readonly type: 'waiting'
      readonly from: Instant
      readonly to?: Instant
      readonly for?: string
      readonly customerWrittenConsent?: boolean
    }
  /** Counts only with notice, proof and the customer's confirmation, and only if it began before the deadline (A15). */
  | {
      readonly type: 'force_majeure'
      readonly from: Instant
      readonly to?: Instant
      readonly event?: string
      readonly noticeSent?: boolean
      readonly proofAttached?: boolean
      readonly customerConfirmed?: boolean
    }
  /** A change of tier; without the customer's confirmation it is a proposal and changes nothing (A13). */
  | {
      readonly type: 'reclassified'
      readonly at: Instant
      readonly to: string
      readonly by?: string
      readonly customerConfirmed?: boolean
    }
)
export type SlaEventType = SlaEvent['type']

/** The instant from which an event counts. */
export function eventStart(event: SlaEvent): Instant {
  return 'from' in event ? event.from : event.at
}
