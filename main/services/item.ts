import { z } from 'zod'
import { fail } from '../../domain/failure.ts'
import type { InspectionFacts, ItemFacts } from '../../domain/inspection/facts.ts'
import { judgeItem } from '../../domain/inspection/judge.ts'
import { measuredRowSchema } from '../../domain/inspection/measured-row.ts'
import { nextOpenItem } from '../../domain/inspection/progress.ts'
import { suggestionsFor } from '../../domain/inspection/phrase.ts'
import { subPointState } from '../../domain/record/inspection.ts'
import { verdicts } from '../../domain/verdict.ts'
import { command, type CommandContext, query, type QueryContext } from '../procedure.ts'
import { openForWriting } from './guard.ts'
import { loadFacts } from './inspection-facts.ts'
import { judged, syncFinding, writeMeas } from './item-verdict.ts'

const at = { inspection: z.string(), item: z.string() }
const seen = z.string().nullable()

/** The item of an inspection. Fails as `not-found`. */
export function itemOf(facts: InspectionFacts, id: string): ItemFacts {
  return facts.items.find((i) => i.item.id === id && i.item.kind === 'check') ?? fail('not-found', '找不到这个检查项。')
}

function plan(facts: InspectionFacts): { contract: string; inspection: string; period: string; periodId: string } {
  const { id, name } = facts.inspection.plan!.period
  return { contract: facts.contract.id, inspection: facts.id, period: name, periodId: id }
}

/** After a change of values: a verdict that stands stays; its finding follows the rows. */
function afterValues(ctx: CommandContext, inspectionId: string, itemId: string, scope: string): void {
  const facts = loadFacts(ctx, inspectionId)
  const item = itemOf(facts, itemId)
  if (item.meas.verdict) syncFinding(ctx, scope, plan(facts), item, item.meas.verdict)
}

export const item = {
  /**
   * Judges an item. 正常 needs its required values and marks every open sub-point with it (整项确认); 关注 and 异常
   * open a finding. Returns the next item that nobody has judged, for key 1.
   */
  judge: command(
    z.strictObject({ ...at, verdict: z.enum(verdicts), reason: z.string().max(4000).default(''), seen }),
    (ctx, input) => {
      const scope = openForWriting(ctx.db, input.inspection)
      const facts = loadFacts(ctx, input.inspection)
      const current = itemOf(facts, input.item)
      const meas = judged(ctx, current, input.verdict, input.reason)
      writeMeas(ctx, scope, input.inspection, current, meas, input.seen)
      syncFinding(ctx, scope, plan(facts), { ...current, meas }, input.verdict)
      return { next: nextOpenItem(loadFacts(ctx, input.inspection), input.item) }
    },
  ),
  /** Writes the reason of 不适用 or 未检查, or any note that belongs to the judgement. */
  explain: command(z.strictObject({ ...at, reason: z.string(), seen, seal: z.boolean() }), (ctx, input) => {
    const scope = openForWriting(ctx.db, input.inspection)
    const current = itemOf(loadFacts(ctx, input.inspection), input.item)
    writeMeas(ctx, scope, input.inspection, current, { ...current.meas, reason: input.reason }, input.seen, input.seal)
  }),
  /** Marks sub-points; the worst of them decides the item's verdict once one is marked alone. */
  markSubPoints: command(z.strictObject({ ...at, states: z.record(z.string(), subPointState), seen }), (ctx, input) => {
    const scope = openForWriting(ctx.db, input.inspection)
    const facts = loadFacts(ctx, input.inspection)
    const current = itemOf(facts, input.item)
    const known = new Set(current.item.subPoints.map((p) => p.id))
    for (const id of Object.keys(input.states)) if (!known.has(id)) fail('not-found', '找不到这个子项。')
    const subPoints = { ...current.meas.subPoints, ...input.states }
    const meas = { ...current.meas, subPoints, whole: false }
    const verdict = judgeItem(current.item, meas.rows, subPoints).verdict
    const next =
      verdict === null || verdict === meas.verdict ? meas : judged(ctx, { ...current, meas }, verdict, meas.reason)
    writeMeas(ctx, scope, input.inspection, current, next, input.seen)
    if (next.verdict) syncFinding(ctx, scope, plan(facts), { ...current, meas: next }, next.verdict)
  }),
  /** Adds a measured row or replaces the one with its key. Typed values are kept as typed; the page shows what is wrong. */
  setRow: command(
    z.strictObject({ ...at, row: measuredRowSchema, replaces: z.string().optional(), seen, seal: z.boolean() }),
    (ctx, input) => {
      const scope = openForWriting(ctx.db, input.inspection)
      const current = itemOf(loadFacts(ctx, input.inspection), input.item)
      if (!current.item.measures.some((m) => m.id === input.row.measure)) fail('not-found', '找不到这个测量值。')
      const key = input.replaces ?? input.row.key
      if (key !== input.row.key && current.meas.rows.some((r) => r.key === input.row.key))
        fail('invalid-input', `已经有一行“${input.row.object}”，没有保存。请换一个名称，您写的还在框里。`)
      const rows = current.meas.rows.some((r) => r.key === key)
        ? current.meas.rows.map((r) => (r.key === key ? input.row : r))
        : [...current.meas.rows, input.row]
      writeMeas(ctx, scope, input.inspection, current, { ...current.meas, rows }, input.seen, input.seal)
      if (input.seal) afterValues(ctx, input.inspection, input.item, scope)
    },
  ),
  removeRow: command(z.strictObject({ ...at, key: z.string(), seen }), (ctx, input) => {
    const scope = openForWriting(ctx.db, input.inspection)
    const current = itemOf(loadFacts(ctx, input.inspection), input.item)
    const rows = current.meas.rows.filter((r) => r.key !== input.key)
    writeMeas(ctx, scope, input.inspection, current, { ...current.meas, rows }, input.seen)
    afterValues(ctx, input.inspection, input.item, scope)
  }),
  /** Accepts recognised rows without judging the item. */
  confirmRows: command(z.strictObject({ ...at, seen }), (ctx, input) => {
    const scope = openForWriting(ctx.db, input.inspection)
    const current = itemOf(loadFacts(ctx, input.inspection), input.item)
    const rows = current.meas.rows.map((r) => ({ ...r, pending: false }))
    writeMeas(ctx, scope, input.inspection, current, { ...current.meas, rows }, input.seen)
  }),
  /** Phrases that fit exactly what was found, numbers filled in, the best first. */
  suggestions: query(z.strictObject(at), (ctx: QueryContext, input) => {
    const { item: template, meas, history } = itemOf(loadFacts(ctx, input.inspection), input.item)
    const { rows } = judgeItem(template, meas.rows, meas.subPoints)
    return meas.verdict
      ? suggestionsFor(template, rows, meas.verdict, {
          subPoints: meas.subPoints,
          previous: history.at(-1)?.rows ?? [],
        })
      : []
  }),
}
