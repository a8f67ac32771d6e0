import { z } from 'zod'
import { serviceKinds } from '../record/service-record.ts'
import { policySchema } from '../sla/policy.ts'

/** What a contract says about the work between inspections: faults with their limits, and kinds of service. */

const text = z.string().min(1).max(4000)
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)

/** What can break: a system or a device, and the tiers its faults may be put into. */
export const subjectSchema = z.strictObject({
  id,
  name: text,
  /** Type designation of a device; empty for software. */
  model: z.string().max(100),
  /** Keys of policies, the one offered first at the head. */
  policies: z.array(z.string().max(16)).min(1),
  /** The clause that covers it. */
  clause: id,
})
export type Subject = z.infer<typeof subjectSchema>

export const faultsSchema = z.strictObject({
  policies: z.array(policySchema),
  subjects: z.array(subjectSchema),
  /** Symptom classes in the order offered. */
  symptoms: z.array(z.string().min(1).max(40)),
})
export const noFaults: z.infer<typeof faultsSchema> = { policies: [], subjects: [], symptoms: [] }

/** A kind of service the contract knows, and the clause that a record of it proves. */
export const packServiceSchema = z.strictObject({ kind: z.enum(serviceKinds), clause: id.nullable() })
export type PackService = z.infer<typeof packServiceSchema>

interface Supported {
  readonly clauses: readonly { readonly id: string; readonly text: string }[]
  readonly faults: z.infer<typeof faultsSchema>
  readonly services: readonly PackService[]
}

interface Problem {
  readonly path: (string | number)[]
  readonly message: string
}

/** What does not fit together: clauses that are not there, quotes that are no part of theirs, keys that repeat. */
export function* supportProblems(pack: Supported): Generator<Problem> {
  const texts = new Map(pack.clauses.map((c) => [c.id, c.text]))
  const keys = new Set<string>()
  for (const [p, policy] of pack.faults.policies.entries()) {
    const path = ['faults', 'policies', p]
    if (keys.has(policy.key)) yield { path: [...path, 'key'], message: `时限编号 ${policy.key} 重复` }
    keys.add(policy.key)
    for (const [m, milestone] of policy.milestones.entries()) {
      const clause = texts.get(milestone.clause)
      const here = [...path, 'milestones', m]
      if (clause === undefined) yield { path: [...here, 'clause'], message: `引用了不存在的条款 ${milestone.clause}` }
      else if (!clause.includes(milestone.quote))
        yield { path: [...here, 'quote'], message: `不是条款 ${milestone.clause} 原文中的文字` }
    }
    if (policy.kind === 'none' && policy.milestones.length > 0)
      yield { path: [...path, 'milestones'], message: '没有约定时限的层级不能列出时限' }
  }
  for (const [s, subject] of pack.faults.subjects.entries()) {
    const path = ['faults', 'subjects', s]
    if (!texts.has(subject.clause)) yield { path: [...path, 'clause'], message: `引用了不存在的条款 ${subject.clause}` }
    for (const [n, key] of subject.policies.entries())
      if (!keys.has(key)) yield { path: [...path, 'policies', n], message: `没有时限 ${shownKey(key)}` }
  }
  for (const [n, symptom] of pack.faults.symptoms.entries())
    if (pack.faults.symptoms.indexOf(symptom) < n) yield { path: ['faults', 'symptoms', n], message: '与前面的重复' }
  for (const [n, { clause }] of pack.services.entries())
    if (clause !== null && !texts.has(clause))
      yield { path: ['services', n, 'clause'], message: `引用了不存在的条款 ${clause}` }
}

/** A key of a foreign file, made fit for a sentence. */
function shownKey(key: string): string {
  return /^[A-Za-z0-9-]+$/.test(key) ? key : '（无效编号）'
}
