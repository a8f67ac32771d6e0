import { z } from 'zod'
import { isDate } from '../time/instant.ts'
import { adviceGroups, responsibleParties, risks } from '../verdict.ts'
import { recordType } from './record-type.ts'

const text = z.string()
/** A date, or empty while none is set. */
const dueDate = z.string().refine((d) => d === '' || isDate(d), '请填写日期，如 2024-06-30')

export const problemSchema = z.strictObject({ description: text, impact: text, risk: z.enum(risks).nullable() })
export const adviceSchema = z.strictObject({
  group: z.enum(adviceGroups).nullable(),
  text,
  basis: text,
  party: z.enum(responsibleParties).nullable(),
  due: dueDate,
})

/** Where a finding comes from: an item of a check, one of a self-check, a free advice, or the measure after a fault. */
export const findingSources = ['item', 'self-check', 'advice', 'fault'] as const
export type FindingSource = (typeof findingSources)[number]

/**
 * A finding: a problem or an advice that stays open until somebody closes it. A 关注 or 异常 item makes one at
 * once; an advice that answers no item is one without an item.
 */
export const finding = recordType('finding', {
  origin: z.strictObject({
    contract: text,
    inspection: text,
    /** Item id, or empty for a free advice. */
    item: text,
    /** Key of the measured row it is about, or empty. */
    row: text,
    level: z.enum(['abnormal', 'attention', 'advice']),
    /** Period it was raised in, as shown. */
    period: text,
    raisedAt: text,
    /** What it came from where that is not an item or an advice of an inspection. */
    source: z.enum(findingSources).optional(),
    /** The fault whose measure it is. */
    fault: text.optional(),
  }),
  problem: problemSchema,
  advice: adviceSchema,
  state: z.strictObject({
    /** `withdrawn`: the item was judged again and is normal. */
    state: z.enum(['open', 'closed', 'accepted', 'withdrawn']),
    at: text,
    /** How it was closed, or why the risk is accepted. */
    reason: text,
    by: text,
    /** Inspection in which it was found closed, or empty. */
    inspection: text,
  }),
  /** The rectification order (安全整改单) that a failed point of a self-check is given; void ones keep their number. */
  rectification: z.strictObject({ number: text, issuedAt: text }),
  /** What the responsible party says was done; it stays open until it is checked again. */
  completion: z.strictObject({ text, on: dueDate, by: text }),
  /** The person of the responsible party who sees to it. */
  assignee: z.strictObject({ name: text }),
  /** What was seen when it was tested again: what closes it. */
  retest: z.strictObject({
    value: text,
    verdict: z.enum(['normal', 'attention', 'abnormal']),
    on: dueDate,
    by: text,
  }),
  /** The customer's signature under a risk that stays; the signed paper is evidence of the finding. */
  acceptance: z.strictObject({
    name: text,
    position: text,
    on: dueDate,
    /** When it is looked at again; empty where that was not agreed. */
    until: dueDate,
  }),
})

/** Id of the finding that an item has because of its verdict: the same on every device. `row` is the item's record. */
export const ownFinding = (row: string): string => `${row}:1`

/** True of the id of such a finding; a second cause and a free advice have random ids. */
export const followsVerdict = (id: string): boolean => id.endsWith(':1')
