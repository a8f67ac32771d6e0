import { z } from 'zod'
import { serviceKinds, serviceWays } from '../record/service-record.ts'
import { milestoneIds } from '../sla/policy.ts'

/**
 * What proves that a clause was fulfilled, as rules a machine can check. All rules of a clause must hold in every column
 * of the matrix that they speak of. A rule about something that only happens now and then is idle where it did not.
 */

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)
const ids = z.array(id).max(64)

/** Documents that a contract may be proved by; those the product can make are in `report/kind.ts`. */
export const proofReports = [
  'R01',
  'R02',
  'R03',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R18',
  'R19',
] as const

/** How often: each period of the cycle, each (service) month, or once for the whole service period, after its end. */
export const proofSpans = ['period', 'month', 'service'] as const

/** Which faults a rule speaks of besides its filters. */
export const faultOccasions = [
  'any',
  /** The program was wrong: cause class 程序缺陷. */
  'defect',
  /** Caused by nobody: 非人为. */
  'non-human',
  'parts',
  'transport',
  'installation',
  'connection',
  /** Not repaired within the limit of `repair_or_loaner`, or a loaner was lent. */
  'loaner',
] as const

/** What the record of each such fault must hold. */
export const faultNeeds = [
  'solved',
  'confirmation',
  'diagnosis',
  'remedy',
  'consultation',
  'responsibility',
  'channel',
  'change',
  'investigation',
  'loaner-used',
  'loaner-same-grade',
  'loaner-business-check',
  'loaner-returned',
] as const

/** What the own fields of service records must say: in every one of them, or in some one. */
const needSchema = z.strictObject({
  of: z.enum(['every', 'some']),
  /** A field of the kind, or null. */
  field: id.nullable(),
  /** A table of the kind and one of its columns: filled in every row, or `value` in some row. */
  table: id.nullable(),
  column: id.nullable(),
  value: z.string().max(40).nullable(),
  /** What is missing otherwise: `没有登录验证码测试`. */
  missing: z.string().min(1).max(80),
})

export const ruleSchema = z.discriminatedUnion('kind', [
  /** A document is finalised for every span; `signed`: its signed scan is attached; `delivered`: handed over. */
  z.strictObject({
    kind: z.literal('document'),
    report: z.enum(proofReports),
    span: z.enum(proofSpans),
    signed: z.boolean(),
    delivered: z.boolean().default(false),
    /** The place in it that speaks of the clause: `第3.5节`. */
    place: z.string().max(40),
  }),
  /** Items of a checklist are judged (not 未检查) in the period's finalised report. No section and no item: all. */
  z.strictObject({ kind: z.literal('items'), checklist: id, sectionIds: ids, itemIds: ids, place: z.string().max(40) }),
  /** Every item of a checklist counts; the row that is the report itself counts by the signed scan. */
  z.strictObject({ kind: z.literal('item-count'), checklist: id, expected: z.int().min(1).max(500) }),
  /** Each fault reported in the period has its finalised record, says what is needed and explains what was late. */
  z.strictObject({
    kind: z.literal('faults'),
    subjectIds: ids,
    policyKeys: z.array(z.string().max(16)).max(16),
    symptomClasses: z.array(z.string().min(1).max(40)).max(30),
    occasion: z.enum(faultOccasions),
    limits: z.array(z.strictObject({ policy: z.string().max(16), id: z.enum(milestoneIds) })).max(16),
    needs: z.array(z.enum(faultNeeds)),
  }),
  /** Service records of the kinds are finished, with their document; at least `least` in every span. */
  z.strictObject({
    kind: z.literal('services'),
    kinds: z.array(z.enum(serviceKinds)).min(1),
    /** Ways in which they were asked or given; empty: any. */
    ways: z.array(z.enum(serviceWays)),
    span: z.enum(proofSpans),
    least: z.int().min(0).max(366),
    document: z.boolean(),
    /** Only records with one of the values in that field. */
    where: z.strictObject({ field: id, is: z.array(z.string().max(40)).min(1) }).nullable(),
    needs: z.array(needSchema),
    /** The first reply has a time. */
    reply: z.boolean(),
  }),
  /** 异常 and 关注 raised in the period are closed, or their risk is accepted in writing. */
  z.strictObject({ kind: z.literal('findings'), checklistIds: ids, risk: z.enum(['any', 'high']) }),
  /** Every month has entries in the maintenance log, and its compilation R06 is finalised. */
  z.strictObject({ kind: z.literal('log'), signed: z.boolean() }),
  /** A certificate is valid on every day, and was handed over with R13. */
  z.strictObject({ kind: z.literal('certificate'), certificate: z.enum(['ca', 'ssl', 'licence']) }),
  /** The duty roster of every month leaves no minute open. */
  z.strictObject({ kind: z.literal('roster') }),
  /** The hotline is known, so that every report prints it. */
  z.strictObject({ kind: z.literal('hotline') }),
  /** The list of the service team names somebody, and only people of the firm. */
  z.strictObject({ kind: z.literal('staff') }),
  /** The device has a card with its serial number. */
  z.strictObject({ kind: z.literal('device'), subject: id }),
  /** No cost is charged to the customer. */
  z.strictObject({ kind: z.literal('costs') }),
  /** The archive index has entries of each category; `signed`: with the signed paper. */
  z.strictObject({ kind: z.literal('archive'), categories: ids, signed: z.boolean() }),
  /** The numbers of all records run without a hole. */
  z.strictObject({ kind: z.literal('numbering') }),
  /** The time that business stood still is counted, in a finalised R05. */
  z.strictObject({ kind: z.literal('availability') }),
  /** Questions that came twice are in the FAQ. */
  z.strictObject({ kind: z.literal('faq') }),
])
export type Rule = z.infer<typeof ruleSchema>

/** Whether an obligation may have had no occasion in a period (R20), and the sentence why not otherwise. */
export const idleSchema = z.strictObject({ possible: z.boolean(), why: z.string().max(200) })

export interface Proved {
  readonly clauses: readonly { readonly id: string; readonly rules: readonly Rule[]; readonly idle: unknown }[]
  readonly checklists: readonly {
    readonly id: string
    readonly sections: readonly { readonly id: string; readonly items: readonly { readonly id: string }[] }[]
  }[]
  readonly faults: {
    readonly policies: readonly { readonly key: string; readonly milestones: readonly { readonly id: string }[] }[]
    readonly subjects: readonly { readonly id: string }[]
    readonly symptoms: readonly string[]
  }
}

interface Problem {
  readonly path: (string | number)[]
  readonly message: string
}

/** Rules that speak of what the pack does not have. */
export function* proofProblems(pack: Proved): Generator<Problem> {
  for (const [c, clause] of pack.clauses.entries()) {
    if (clause.rules.length > 0 && clause.idle === null)
      yield { path: ['clauses', c, 'idle'], message: `条款 ${clause.id} 有证明规则，未写明能否未发生` }
    for (const [r, rule] of clause.rules.entries())
      for (const message of ruleProblems(pack, rule)) yield { path: ['clauses', c, 'rules', r], message }
  }
}

/** What one rule says that the pack does not have. */
export function* ruleProblems(pack: Proved, rule: Rule): Generator<string> {
  if (rule.kind === 'items' || rule.kind === 'item-count') {
    const list = pack.checklists.find((l) => l.id === rule.checklist)
    if (!list) return
    const items = list.sections.flatMap((s) => s.items.map((i) => i.id))
    if (rule.kind === 'item-count') {
      if (items.length !== rule.expected) yield `应有 ${rule.expected} 项，清单里有 ${items.length} 项`
      return
    }
    for (const name of rule.itemIds) if (!items.includes(name)) yield `没有检查项 ${name}`
    for (const name of rule.sectionIds) if (!list.sections.some((s) => s.id === name)) yield `没有章节 ${name}`
  }
  if (rule.kind === 'device' && !pack.faults.subjects.some((s) => s.id === rule.subject))
    yield `没有故障对象 ${rule.subject}`
  if (rule.kind !== 'faults') return
  const { policies, subjects, symptoms } = pack.faults
  for (const name of rule.subjectIds) if (!subjects.some((s) => s.id === name)) yield `没有故障对象 ${name}`
  for (const key of rule.policyKeys) if (!policies.some((p) => p.key === key)) yield `没有这个时限`
  for (const name of rule.symptomClasses) if (!symptoms.includes(name)) yield `没有这个症状类别`
  for (const { policy, id: milestone } of rule.limits)
    if (!policies.some((p) => p.key === policy && p.milestones.some((m) => m.id === milestone)))
      yield `没有时限节点 ${milestone}`
}
