import { z } from 'zod'
import { proofReports, type Proved, ruleProblems, ruleSchema } from './proof.ts'

/** What has to be handed over, how often and by when: duties are made from it for the whole service period. */

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)

/** `event`: one for each record that the rule speaks of. */
export const deliverableCycles = ['period', 'month', 'half-year', 'year', 'service', 'event'] as const

export const deliverableSchema = z.strictObject({
  id,
  /** `季度巡检报告`. */
  name: z.string().min(1).max(40),
  /** The document it ends in, or null. */
  report: z.enum(proofReports).nullable(),
  /** The clause that it is owed by. */
  clause: id,
  every: z.enum(deliverableCycles),
  /** How many a service period needs; null for those on event. */
  count: z.int().min(1).max(400).nullable(),
  /** From the first or the last day of the span, or the day of the act. Negative: days before. */
  due: z.strictObject({
    anchor: z.enum(['start', 'end', 'act']),
    days: z.int().min(-366).max(366),
    workdays: z.boolean(),
  }),
  /** Days before the due day on which it is reminded of, the earliest first; it shows from the first on. */
  lead: z.array(z.int().min(0).max(366)).max(8),
  /** What is left undone goes on in the next period. */
  carry: z.boolean(),
  /** When it is done. */
  rule: ruleSchema,
  /** `内部安排，合同未写次数`; empty where the contract says it. */
  note: z.string().max(100),
})
export type Deliverable = z.infer<typeof deliverableSchema>

interface Delivered extends Proved {
  readonly deliverables: readonly Deliverable[]
}

/** Deliverables that speak of what the pack does not have. */
export function* deliverableProblems(pack: Delivered): Generator<{ path: (string | number)[]; message: string }> {
  const clauses = new Set(pack.clauses.map((c) => c.id))
  for (const [n, one] of pack.deliverables.entries()) {
    const path = ['deliverables', n]
    if (!clauses.has(one.clause)) yield { path: [...path, 'clause'], message: `引用了不存在的条款 ${one.clause}` }
    if ((one.every === 'event') !== (one.due.anchor === 'act'))
      yield { path: [...path, 'due', 'anchor'], message: '按发生的事项从发生日起算，其他从起止日起算' }
    if (one.every === 'event' && one.rule.kind !== 'faults' && one.rule.kind !== 'services')
      yield { path: [...path, 'rule', 'kind'], message: '按发生的事项只能是故障或服务' }
    for (const message of ruleProblems(pack, one.rule)) yield { path: [...path, 'rule'], message }
  }
}
