import { z } from 'zod'

/** Keys under which a milestone is known in scripts, tests and records. */
export const milestoneIds = [
  'response',
  'handled',
  'answer',
  'repair',
  'plan',
  'resolved',
  'repair_or_loaner',
  'team',
] as const
export type MilestoneId = (typeof milestoneIds)[number]

const clause = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)

/** One promise of a tier. `team` (立即组织技术小组) has no hours: it is recorded, never judged. */
export const milestoneSchema = z.strictObject({
  id: z.enum(milestoneIds),
  /** As shown: `修复`. */
  name: z.string().min(1).max(20),
  /** Natural hours from T0, the limit itself included; null where the contract gives no number (立即). */
  hours: z.number().positive().max(8784).nullable(),
  clause,
  /** The contract's words for it, an exact part of the clause's text. */
  quote: z.string().min(1).max(400),
})
export type Milestone = z.infer<typeof milestoneSchema>

/** A tier of a contract: what is promised from T0 on. */
export const policySchema = z.strictObject({
  /** `A-T2`. */
  key: z.string().regex(/^[A-Z]-[A-Z0-9]{1,8}$/),
  /** `紧急影响业务`. */
  name: z.string().min(1).max(40),
  /** `tier`: a fault is put into it. `general`: what the contract adds to other tiers (A17). `none`: no hours named. */
  kind: z.enum(['tier', 'general', 'none']),
  /** What it is for, as the engineer chooses by: `影响用户业务、需要紧急解决`. */
  applies: z.string().max(200),
  milestones: z.array(milestoneSchema),
})
export type Policy = z.infer<typeof policySchema>
