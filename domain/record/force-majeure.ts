import { z } from 'zod'
import { recordType } from './record-type.ts'

const text = z.string()

/** 不可抗力 (A-073, R17). Exempts nothing without notice, proof and the customer's confirmation (A15). */
export const forceMajeure = recordType('force_majeure', {
  identity: z.strictObject({ contract: text, number: text, createdAt: text, createdBy: text }),
  event: z.strictObject({
    /** 台风, 停电, 疫情管控… */
    kind: text,
    text,
    from: text,
    /** Empty while it lasts. */
    to: text,
  }),
  /** Row ids of the faults that it held up. */
  faults: z.strictObject({ ids: z.array(text) }),
  notice: z.strictObject({ at: text, to: text, way: text }),
  /** What the proof is; the pieces themselves are evidence of this record. */
  proof: z.strictObject({ text }),
  measures: z.strictObject({ text }),
  confirmation: z.strictObject({ name: text, at: text, way: text }),
  correction: z.strictObject({ reason: text, at: text, by: text }),
  void: z.strictObject({ reason: text, at: text }),
})
