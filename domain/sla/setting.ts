import { z } from 'zod'
import { isDate } from '../time/instant.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/**
 * How a contract's ambiguous words are read (A1–A19). The defaults are the strictest reading that satisfies every
 * wording; what the customer decided otherwise is set per contract.
 */
export const slaSettingSchema = z.strictObject({
  /** A1: the event that starts the clock. */
  start: z.enum(['reported', 'occurred', 'accepted']),
  /** A2: 7×24, or working hours of workdays. */
  hours: z.enum(['natural', 'working']),
  workingDay: z.strictObject({ from: clock, to: clock }).refine((day) => day.from < day.to),
  /** A3: 一周内. */
  week: z.enum(['168h', 'day7', 'workdays5']),
  /** A4: a plan sent in time is also an answer. */
  planAnswers: z.boolean(),
  /** A5: 修复 is business restored, or the root cause removed. */
  repairBy: z.enum(['restored', 'root']),
  /** A6: limits run from T0 or from the response. */
  runFrom: z.enum(['t0', 'response']),
  /** A7: the device's limit runs from T0 or from 判定需维修. */
  deviceFrom: z.enum(['t0', 'repair-needed']),
  /** A8: a loaner in use fulfils 维修到位. */
  loanerFulfils: z.boolean(),
  /** A9: what a response is. */
  responseBy: z.enum(['contact', 'on-site']),
  /** A10: 到位 is repaired, or arrived. */
  arrival: z.enum(['repaired', 'on-site']),
  /** A11: waiting never pauses, pauses with written consent, or always. */
  pause: z.enum(['never', 'consent', 'always']),
  /** A12: a changed tier keeps T0 or starts again. */
  reclassify: z.enum(['keep', 'restart']),
  /** A13: whose word decides the tier. */
  decides: z.enum(['customer', 'engineer']),
  /** A14: days within which the same symptom reopens a fault; recurrence window of the statistics. */
  reopenDays: z.int().min(0).max(365),
  recurrenceDays: z.int().min(1).max(730),
  /** A15: proven force majeure stops the clock. */
  forceMajeure: z.boolean(),
  /** A16: the clock also runs for faults that people caused. */
  humanCauseRuns: z.boolean(),
  /** A17: tiers that the general clause binds as well. */
  general: z.array(z.string()),
  /** A18: hours for the loaner itself. */
  loanerHours: z.number().positive().max(8784),
  /** A19: limits of a fault that was open at the end of the service period run on. */
  runsOn: z.boolean(),
  /** Internal targets in hours, for contracts that name none; never shown as contractual. Null: none set. */
  internal: z.strictObject({ response: z.number().positive().nullable(), resolved: z.number().positive().nullable() }),
  /** Where a decision differs from the default: who decided it, when; empty else. */
  decided: z.record(
    z.string(),
    z.strictObject({ by: z.string(), on: z.string().refine((d) => d === '' || isDate(d)) }),
  ),
})
export type SlaSetting = z.infer<typeof slaSettingSchema>

export const defaultSlaSetting: SlaSetting = {
  start: 'reported',
  hours: 'natural',
  workingDay: { from: '09:00', to: '17:30' },
  week: '168h',
  planAnswers: true,
  repairBy: 'restored',
  runFrom: 't0',
  deviceFrom: 't0',
  loanerFulfils: true,
  responseBy: 'contact',
  arrival: 'repaired',
  pause: 'consent',
  reclassify: 'keep',
  decides: 'customer',
  reopenDays: 7,
  recurrenceDays: 60,
  forceMajeure: true,
  humanCauseRuns: true,
  general: ['A-T2', 'A-HW'],
  loanerHours: 24,
  runsOn: true,
  internal: { response: null, resolved: null },
  decided: {},
}
