import type { Instant } from '../time/instant.ts'

/** What rows are read against: the contract, the time, and what the user says of the whole sheet. */
export interface ImportContext {
  readonly now: Instant
  readonly service: { readonly start: string; readonly end: string }
  readonly symptoms: readonly string[]
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  readonly policies: readonly { readonly key: string; readonly name: string }[]
  /** What the sheet tells without a state is over. */
  readonly finished: boolean
}
