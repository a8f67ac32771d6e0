import { z } from 'zod'

/**
 * One measured value of one object. Numbers are kept as the decimal text that was typed or computed, so
 * that 89.999 stays 89.999; judgement never sees a rounded value.
 */
export const measuredRowSchema = z.strictObject({
  /** Stable within the item, so that a re-test and next quarter's row can be matched: `used-percent/EBILL_DATA`. */
  key: z.string().max(300),
  /** The pack's measure id. */
  measure: z.string().max(64),
  /** Tablespace, volume, server… Empty for a single number. */
  object: z.string().max(200),
  /** The server it was read on, where that matters. */
  server: z.string().max(200),
  /** Plain decimal text (`93.4099`), or empty while nothing was entered. */
  value: z.string().max(40),
  /** What a percentage was computed from, in `unit`, where the source gave it. */
  used: z.string().max(40),
  total: z.string().max(40),
  unit: z.string().max(16),
  basis: z.enum(['max', 'allocated', 'none']),
  /** The source printed a rounded number: near a limit it cannot decide. */
  rounded: z.boolean(),
  /** Evidence that the value was read from; empty when typed. */
  evidence: z.string().max(64),
  /** Recognised from pasted output and not yet confirmed by the engineer. */
  pending: z.boolean(),
})
export type MeasuredRow = z.infer<typeof measuredRowSchema>
