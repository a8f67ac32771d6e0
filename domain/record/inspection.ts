import { z } from 'zod'
import { measuredRowSchema } from '../inspection/measured-row.ts'
import { verdicts } from '../verdict.ts'
import { recordType } from './record-type.ts'

const text = z.string()
const confirmation = z.strictObject({ confirmed: z.boolean(), at: text })

/** One inspection of one contract in one period. */
export const inspection = recordType('inspection', {
  plan: z.strictObject({
    contract: text,
    /** SHA-256 of the pack version it was made with; kept for ever. */
    pack: text,
    checklist: text,
    period: z.strictObject({ id: text, name: text, from: text, to: text }),
    /** `XJ-2024-Q1-001`. */
    number: text,
    createdAt: text,
    /** Filled in afterwards with signed scans (补录). */
    backfilled: z.boolean(),
  }),
  place: z.strictObject({ place: text }),
  people: z.strictObject({ inspector: text, reviewer: text, witness: text, witnessDepartment: text }),
  span: z.strictObject({ from: text, to: text }),
  method: z.strictObject({ tools: text, limits: text }),
  /** Null while the conclusion is the computed one. */
  conclusion: z.strictObject({ text }).nullable(),
  /** Next quarter's plan and what the customer is asked to do for it; each null while it is the computed one. */
  outlook: z.strictObject({ plan: text.nullable(), needs: text.nullable() }),
  noneTuning: confirmation,
  nonePrevention: confirmation,
  noneSecurity: confirmation,
  /** A correction of the finalised report is being made: editable again until the next version. Null otherwise. */
  correction: z.strictObject({ reason: text, at: text, by: text }).nullable(),
  void: z.strictObject({ reason: text, at: text }),
})

/** State of one sub-point. `note` explains 不适用, 未检查 and everything that is not 正常. */
export const subPointState = z.strictObject({ state: z.enum(verdicts).nullable(), note: text })

/** One item of an inspection. Row id: `<inspection>:<item>`, so that two laptops write the same row. */
export const inspectionItem = recordType('inspection_item', {
  link: z.strictObject({ inspection: text, item: text }),
  meas: z.strictObject({
    verdict: z.enum(verdicts).nullable(),
    /** Why 不适用 or 未检查. */
    reason: text,
    rows: z.array(measuredRowSchema),
    subPoints: z.record(z.string(), subPointState),
    /** Judged as a whole with one key: every open sub-point was marked with it (整项确认). */
    whole: z.boolean(),
    checker: text,
    /** Instant of the judgement; empty before. */
    checkedAt: text,
  }),
  /** Who of the hospital stood by, where it differs from the inspection's witness. */
  witness: z.strictObject({ name: text }),
  note: z.strictObject({ text }),
  /** 现场处理: the values after it stand beside the first ones and never replace them. */
  retest: z.strictObject({
    action: text,
    at: text,
    by: text,
    rows: z.array(measuredRowSchema),
    verdict: z.enum(verdicts).nullable(),
  }),
})

export type SubPointState = z.infer<typeof subPointState>
/** The row id of an item of an inspection. */
export function itemRow(inspectionId: string, itemId: string): string {
  return `${inspectionId}:${itemId}`
}
