import { z } from 'zod'
import { paymentTriggers } from '../pack/payment.ts'
import { bearers } from './certificate.ts'
import { cents, dateOrNone } from './dated.ts'
import { recordType } from './record-type.ts'

const text = z.string()

/** What starts the days of a node that was agreed afterwards: an event of the contract, or a day by itself. */
export const ownTriggers = [...paymentTriggers, 'agreed-day'] as const

/**
 * A payment node of a contract as it was agreed and went (F26). Row id: `<contract>:<node id of the pack>`, or
 * `<contract>:<other>` for a node that the contract adds. What nobody filled in is the pack's.
 */
export const payment = recordType('payment', {
  identity: z.strictObject({ contract: text, node: text, createdAt: text, createdBy: text }),
  /** Of a node that was agreed afterwards and stands in no pack: what starts it, and the paper that says so. */
  own: z.strictObject({ trigger: z.enum(ownTriggers), basis: text }),
  /** `percent`: hundredths of a percent, so that 33.33 % is exact; null while it is blank. */
  terms: z.strictObject({
    name: text,
    workdays: z.int().min(0).max(366),
    percent: z.int().min(0).max(10_000).nullable(),
  }),
  /** The day from which the workdays count: signed, approved … */
  start: z.strictObject({ on: dateOrNone }),
  /** Agreed sum; null for the percentage of the contract's sum. */
  amount: z.strictObject({ cents }),
  invoice: z.strictObject({ number: text, on: dateOrNone, cents }),
  paid: z.strictObject({ on: dateOrNone, cents }),
  /** 待财政拨款: while it lasts nothing is claimed as overdue (B-065). */
  funding: z.strictObject({ waiting: z.boolean(), since: dateOrNone, arrivedOn: dateOrNone, text }),
  void: z.strictObject({ reason: text, at: text }),
})

/** What the audit centre decided a contract costs in the end (B-066). Row id: the contract. */
export const settlement = recordType('settlement', {
  decision: z.strictObject({ contract: text, cents, on: dateOrNone, number: text, text }),
  /** The sum of the contract where it differs from the pack's. */
  sum: z.strictObject({ cents }),
})

export const costKinds = [
  'parts',
  'transport',
  'installation',
  'connection',
  'travel',
  'certificate',
  'tax',
  'other',
] as const

export type CostKind = (typeof costKinds)[number]

/** One line of the cost ledger (F28): proves that the all-inclusive price was one. */
export const cost = recordType('cost', {
  identity: z.strictObject({
    contract: text,
    /** `FY-20240209-001`. */
    number: text,
    createdAt: text,
    createdBy: text,
  }),
  entry: z.strictObject({
    on: dateOrNone,
    kind: z.enum(costKinds),
    text,
    cents,
    bearer: z.enum(bearers),
    /** Where the customer pays: the clause or agreement it rests on. */
    basis: text,
  }),
  /** Row ids of what it was spent on, or empty. */
  link: z.strictObject({ fault: text, device: text, certificate: text }),
  void: z.strictObject({ reason: text, at: text }),
})

export const paymentRow = (contract: string, node: string): string => `${contract}:${node}`
