import { z } from 'zod'
import { listRecords } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import type { ItemFacts } from '../../domain/inspection/facts.ts'
import { judgeItem } from '../../domain/inspection/judge.ts'
import { evidence } from '../../domain/record/evidence.ts'
import { fault } from '../../domain/record/fault.ts'
import { command, type CommandContext } from '../procedure.ts'
import { startFault } from './fault-start.ts'
import { loadFacts } from './inspection-facts.ts'
import { itemOf } from './item.ts'
import { personName } from './people.ts'

export const faultFromItem = {
  /**
   * Makes an abnormal item a fault in one act: words, values and evidence go over, T0 is now, and the tier is still to
   * be chosen. The same item again gives the fault that it became.
   */
  fromItem: command(z.strictObject({ inspection: z.string(), item: z.string() }), (ctx, input) => {
    const facts = loadFacts(ctx, input.inspection, true)
    const item = itemOf(facts, input.item)
    const there = listRecords(ctx.db, fault, 'contract', facts.contract.id).find(
      (f) => f.identity?.inspection === input.inspection && f.identity.item === input.item && !f.void,
    )
    if (there?.identity) return { fault: there.id, number: there.identity.number }
    if (item.meas.verdict !== 'abnormal' && item.meas.verdict !== 'attention')
      fail('invalid-input', '只有记为异常或关注的检查项才能转为故障。')
    const [finding] = item.findings
    const problem = finding?.problem?.description.trim() ?? ''
    const words = symptomOf(item, problem)
    const made = startFault(
      ctx,
      {
        contract: facts.contract.id,
        title: problem || `${item.item.name}检查异常`,
        subject: facts.pack.faults.subjects.find((s) => item.item.object.includes(s.name))?.id ?? '',
        reporter: { name: personName(ctx.db, ctx.author), department: '', phone: '', channel: 'inspection' },
        quote: '',
        policy: '',
        symptom: { class: '', text: words },
        reportedAt: ctx.now(),
        backdated: '',
        occurredAt: '',
        service: '',
      },
      { inspection: input.inspection, item: input.item, finding: finding?.id ?? '' },
    )
    if (finding?.problem?.impact)
      ctx.write(fault, made.fault, facts.contract.scope, {
        impact: { scope: finding.problem.impact, from: '', to: '' },
      })
    linkEvidence(ctx, item, made.fault, facts.contract.scope)
    return made
  }),
}

/** The problem, the judgement with its limit, and every measured value. */
function symptomOf({ item, meas }: ItemFacts, problem: string): string {
  const { sentence } = judgeItem(item, meas.rows, meas.subPoints)
  const values = meas.rows
    .filter((r) => r.value !== '' && !r.pending)
    .map((r) => `${[r.server, r.object].filter(Boolean).join(' ')} ${r.value}${r.unit}`.trim())
  return [problem, `检查项“${item.sentence}”`, sentence, values.join('，')].filter(Boolean).join('\n')
}

/** Copies of the item's pieces on the same files: what is hidden or removed later in one place stays in the other. */
function linkEvidence(ctx: CommandContext, item: ItemFacts, owner: string, scope: string): void {
  item.evidence.forEach((piece, n) =>
    ctx.write(evidence, ctx.newId(), scope, {
      file: { ...piece.file!, ownerTable: 'fault', owner, item: '' },
      caption: piece.caption ?? { text: '' },
      position: { n: n + 1 },
      state: { state: 'kept', reason: '', at: ctx.now() },
      ...(piece.redaction ? { redaction: piece.redaction } : {}),
    }),
  )
}
