import { z } from 'zod'
import { isDate } from '../time/instant.ts'
import { documentKindOf } from '../report/kind.ts'
import { adviceGroups, namedGroups, responsibleParties, risks, wordings } from '../verdict.ts'
import { deliverableProblems, deliverableSchema } from './deliverable.ts'
import { paymentProblems, paymentSchema } from './payment.ts'
import { idleSchema, proofProblems, ruleSchema } from './proof.ts'
import { noRegisterRules, registerProblems, registerRulesSchema } from './register.ts'
import { remarkProblems, remarkSchema } from './remark.ts'
import { faultsSchema, noFaults, packServiceSchema, supportProblems } from './support.ts'

/**
 * A contract pack: everything in which one contract differs from another, as data. A pack is imported as
 * an immutable version; an inspection keeps the version it was made with. Strict objects throughout: an
 * unknown field is an error that names its place, never silently dropped.
 */

const text = z.string().min(1).max(4000)
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)
const date = z.string().refine(isDate)

export const clauseTypes = ['obligation', 'commercial', 'identification'] as const

/** How often a clause falls due. `per-period` counts once in every period of the cycle. */
export const frequencies = ['per-period', 'monthly', 'on-event', 'whole-period', 'once', 'none'] as const

/** One phrase of the contract, quoted character by character. */
export const clauseSchema = z.strictObject({
  id,
  type: z.enum(clauseTypes),
  /** Verbatim. White space inside the quoted phrase is not normalised. */
  text,
  /** Where it stands, because some sentences occur several times: `二（1）2 表第5行`. */
  path: text,
  /** Which occurrence of this sentence in the requirement text, from 1. */
  occurrence: z.int().min(1),
  frequency: z.enum(frequencies),
  /** The limit in words, such as `每季度一次` or `2小时内`; empty where the text names none. */
  limit: z.string().max(200),
  /** ★ must be met or the bid fails, ▲ important. */
  mark: z.enum(['★', '▲']).nullable(),
  /** What proves it, in the trade's words. */
  proof: z.string().max(400),
  /** What proves it, to be checked; empty for what is no obligation. */
  rules: z.array(ruleSchema).max(16).default([]),
  /** Whether it may have had no occasion; null without rules. */
  idle: idleSchema.nullable().default(null),
})
export type Clause = z.infer<typeof clauseSchema>

/** `value op bound` is the condition under which the verdict applies; compared on unrounded values. */
const condition = z.strictObject({ op: z.enum(['<', '<=', '>', '>=']), value: z.number() })
export type Condition = z.infer<typeof condition>

/** A number that is measured in an item, once or once for each object. */
export const measureSchema = z.strictObject({
  id,
  name: text,
  unit: z.string().max(16),
  /** Decimals shown. Judgement never uses the rounded value. */
  decimals: z.int().min(0).max(4),
  /** What is measured when there are several rows (`表空间`, `卷`), or null for a single number. */
  object: z.string().min(1).max(40).nullable(),
  /** Required before the item may be 正常. */
  required: z.boolean(),
  /** Values outside are refused as a typing error. */
  min: z.number(),
  max: z.number().nullable(),
  /** Abnormal when this holds. `source` tells the contract's own limit from an internal standard. */
  abnormal: condition.nullable(),
  attention: condition.nullable(),
  source: z.enum(['contract', 'internal']),
  /** The limit as printed: the contract's own words when `source` is contract. */
  limitText: z.string().max(100),
  /** Bases a percentage may stand on, the default first: used/max or used/allocated. Empty: no choice. */
  bases: z.array(z.enum(['max', 'allocated'])),
})
export type Measure = z.infer<typeof measureSchema>

export const platforms = ['oracle', 'dm', 'mysql', 'sqlserver', 'linux', 'windows', 'any'] as const
export type Platform = (typeof platforms)[number]

/** A command the engineer copies to the hospital's machine. Never run by this product. */
export const commandSchema = z.strictObject({
  id,
  name: text,
  platform: z.enum(platforms),
  text: z.string().min(1).max(8000),
  /** A caution, for example that it writes to the repository. */
  note: z.string().max(400),
})
export type PackCommand = z.infer<typeof commandSchema>

/**
 * A typical finding with its advice. `{object}` `{value}` `{limit}` `{used}` `{total}` `{free}` `{growth}` are
 * filled from the judged row; a phrase whose numbers are not known is not offered.
 */
export const suggestionSchema = z.strictObject({
  id,
  /** The measure it answers, or null for any finding of the item. */
  measure: id.nullable(),
  /** The sub-point it answers, or null. */
  subPoint: id.nullable(),
  group: z.enum(adviceGroups),
  risk: z.enum(risks),
  /** 问题描述. */
  problem: text,
  /** 影响范围. */
  impact: text,
  /** 改进建议. */
  advice: text,
  party: z.enum(responsibleParties),
  /** Days from the check to the proposed completion. */
  dueDays: z.int().min(0).max(366),
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const parserIds = ['tablespace', 'disk', 'backup', 'certificate', 'log', 'http'] as const
export type ParserId = (typeof parserIds)[number]

/** Which pasted output fills which measure; `select` splits one paste over two items. */
const acceptSchema = z.strictObject({
  parser: z.enum(parserIds),
  measure: id,
  select: z.enum(['all', 'user', 'system']),
})

export const itemSchema = z.strictObject({
  id,
  /** `check` is judged; `report` is the deliverable row that the report itself fulfils (ENV-10). */
  kind: z.enum(['check', 'report']),
  /** At most eight characters, for the list. */
  name: z.string().min(1).max(8),
  /** The contract's sentence, verbatim. Several items may stand under one clause. */
  sentence: text,
  clause: id,
  /** The contract's standard column, verbatim; where the text has none, how often, and that this is our own plan. */
  standard: text,
  /** What a standard (GB/T 22239) asks at this point, in the words of the check table; empty where none does. */
  requirement: z.string().max(1000).default(''),
  /** 控制点 within the section's category: `身份鉴别`. */
  control: z.string().max(40).default(''),
  /** What is checked (检查对象). */
  object: text,
  /** How, in one line for the report (检查方法). */
  method: text,
  steps: z.array(text),
  /** 合格标准 for the report; the contract's limit and the internal warning kept apart. */
  criterion: text,
  /** The sentence that key 1 writes. `{values}` is replaced by the measured values, worst first. */
  normalSentence: text,
  measures: z.array(measureSchema),
  subPoints: z.array(z.strictObject({ id, name: text, look: z.string().max(200) })),
  commands: z.array(commandSchema),
  accepts: z.array(acceptSchema),
  /** Pieces of evidence that a verdict needs before the item is complete. */
  evidence: z.strictObject({
    normal: z.int().min(0).max(5),
    attention: z.int().min(0).max(5),
    abnormal: z.int().min(1).max(5),
  }),
  suggestions: z.array(suggestionSchema),
  notApplicableReasons: z.array(text),
  uncheckedReasons: z.array(text),
})
export type Item = z.infer<typeof itemSchema>

export const sectionSchema = z.strictObject({
  id,
  /** In the list: `业务功能`. */
  name: text,
  /** In the report: `系统业务功能检查`. */
  title: text,
  /** The clause that orders the section's checks. */
  clause: id,
  items: z.array(itemSchema).min(1),
})
export type Section = z.infer<typeof sectionSchema>

export const checklistSchema = z.strictObject({
  id,
  name: text,
  /** The report it ends in, `R01`. */
  report: id,
  /** What the results are called: 正常/关注/异常, or 符合/部分符合/不符合. */
  words: z.enum(wordings).default('verdict'),
  /** Groups of advice that its report has a heading for, each of them to be filled; empty where it has none. */
  adviceGroups: z.array(z.enum(adviceGroups)).default([...namedGroups]),
  /** In the order of work; the report follows the contract's own order by `reportOrder`. */
  sections: z.array(sectionSchema).min(1),
  reportOrder: z.array(id).min(1),
})
export type Checklist = z.infer<typeof checklistSchema>

export const packSchema = z
  .strictObject({
    schema: z.literal(1),
    id,
    version: text,
    /** `合同 A 电子票据 2024`. */
    name: text,
    title: text,
    systemName: text,
    projectNumber: z.string().max(100),
    projectName: text,
    /** The customer, where the text names one. */
    customer: z.string().max(100),
    budget: z.string().max(60),
    period: z.strictObject({ start: date, end: date }),
    cycle: z.enum(['calendar-quarter', 'contract-quarter']),
    clauses: z.array(clauseSchema).min(1),
    checklists: z.array(checklistSchema),
    /** What a fault may be, and within which times it is settled; empty in packs that say nothing of it. */
    faults: faultsSchema.default(noFaults),
    /** Kinds of service the contract knows, each with the clause it fulfils. */
    services: z.array(packServiceSchema).default([]),
    /** What has to be handed over, how often and by when; duties are made from it. */
    deliverables: z.array(deliverableSchema).max(100).default([]),
    /** When the customer pays; empty where the text names no node. */
    payments: z.array(paymentSchema).default([]),
    /** Part of the contract's sum that a breach costs, and the clause that says so; null where none does. */
    penalty: z
      .strictObject({ clause: id, percent: z.number().min(0).max(100) })
      .nullable()
      .default(null),
    /** What the text leaves open or says twice differently, and how it is read. */
    remarks: z.array(remarkSchema).default([]),
    /** What the text means for certificates, payment, people and costs. */
    registers: registerRulesSchema.default(noRegisterRules),
    /** Clause that asks for the 7×24 hotline, or null. */
    hotlineClause: id.nullable(),
    /** Clauses that quote the service period: shown with 续签，非原文 when the contract was renewed. */
    periodClauses: z.array(id),
  })
  .superRefine((pack, ctx) => {
    const clauses = new Set<string>()
    pack.clauses.forEach((c, i) => {
      if (clauses.has(c.id))
        ctx.addIssue({ code: 'custom', path: ['clauses', i, 'id'], message: `条款编号 ${c.id} 重复` })
      clauses.add(c.id)
    })
    const known = (clause: string, path: (string | number)[]): void => {
      if (!clauses.has(clause)) ctx.addIssue({ code: 'custom', path, message: `引用了不存在的条款 ${clause}` })
    }
    if (pack.period.end < pack.period.start)
      ctx.addIssue({ code: 'custom', path: ['period', 'end'], message: '服务期结束早于开始' })
    if (pack.penalty) known(pack.penalty.clause, ['penalty', 'clause'])
    if (pack.hotlineClause) known(pack.hotlineClause, ['hotlineClause'])
    pack.periodClauses.forEach((c, i) => known(c, ['periodClauses', i]))
    for (const { path, message } of [
      ...supportProblems(pack),
      ...paymentProblems(pack),
      ...remarkProblems(pack),
      ...proofProblems(pack),
      ...deliverableProblems(pack),
      ...registerProblems(pack),
    ])
      ctx.addIssue({ code: 'custom', path, message })
    // Unique in the whole pack: records of an item and of its commands are known by its number alone.
    const items = new Set<string>()
    pack.checklists.forEach((list, l) => {
      const at = ['checklists', l] as (string | number)[]
      if (documentKindOf(list.report)?.table !== 'inspection')
        ctx.addIssue({ code: 'custom', path: [...at, 'report'], message: '不是一种检查报告' })
      list.sections.forEach((section, s) => {
        known(section.clause, [...at, 'sections', s, 'clause'])
        section.items.forEach((item, n) => {
          const here = [...at, 'sections', s, 'items', n]
          if (items.has(item.id))
            ctx.addIssue({ code: 'custom', path: [...here, 'id'], message: `检查项编号 ${item.id} 重复` })
          items.add(item.id)
          known(item.clause, [...here, 'clause'])
          const clause = pack.clauses.find((c) => c.id === item.clause)
          if (clause && clause.text !== item.sentence)
            ctx.addIssue({ code: 'custom', path: [...here, 'sentence'], message: `与条款 ${clause.id} 的原文不一致` })
          const measures = new Set(item.measures.map((m) => m.id))
          const subPoints = new Set(item.subPoints.map((p) => p.id))
          item.accepts.forEach((a, i) => {
            if (!measures.has(a.measure))
              ctx.addIssue({
                code: 'custom',
                path: [...here, 'accepts', i, 'measure'],
                message: `没有测量值 ${a.measure}`,
              })
          })
          item.suggestions.forEach((g, i) => {
            if ((g.measure && !measures.has(g.measure)) || (g.subPoint && !subPoints.has(g.subPoint)))
              ctx.addIssue({ code: 'custom', path: [...here, 'suggestions', i], message: '指向不存在的测量值或子项' })
          })
        })
      })
      list.reportOrder.forEach((sectionId, i) => {
        if (!list.sections.some((s) => s.id === sectionId))
          ctx.addIssue({ code: 'custom', path: [...at, 'reportOrder', i], message: `没有章节 ${sectionId}` })
      })
    })
  })
export type Pack = z.infer<typeof packSchema>
