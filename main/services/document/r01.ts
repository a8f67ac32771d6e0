import type { InspectionFacts } from '../../../domain/inspection/facts.ts'
import { remindersOf } from '../../../domain/inspection/reminder.ts'
import { selfCheck } from '../../../domain/inspection/self-check.ts'
import { reportR01 } from '../../../domain/report/r01/model.ts'
import { loadFacts } from '../inspection-facts.ts'
import { loadPeriodWork } from '../period-work.ts'
import { cover, type DocumentKind } from './kind.ts'

function coversOf(facts: InspectionFacts): Record<string, string> {
  const covers: Record<string, string> = {}
  cover(covers, 'inspection', facts.inspection)
  for (const i of facts.items) {
    cover(covers, 'inspection_item', { id: i.row, heads: i.heads })
    for (const f of i.findings) cover(covers, 'finding', f)
    for (const e of i.evidence) cover(covers, 'evidence', e)
  }
  for (const f of facts.advice) cover(covers, 'finding', f)
  return covers
}

/** R01 季度巡检报告. */
export const r01: DocumentKind = {
  load(ctx, target) {
    const read = loadFacts(ctx, target.row)
    const facts = { ...read, work: loadPeriodWork(ctx, read.inspection.plan!) }
    const { period, number } = facts.inspection.plan!
    return {
      number,
      name: `${facts.contract.hospital?.name ?? ''}_${period.name}${facts.checklist.name}报告_${number}`,
      copies: facts.contract.setting?.copies ?? 2,
      author: facts.inspection.people?.inspector ?? '',
      signer: facts.inspection.people?.witness ?? '',
      pieces: facts.items.flatMap((i) => i.evidence),
      lines: selfCheck(facts, new Set(ctx.missing)),
      reminders: remindersOf(facts),
      covers: coversOf(facts),
      model: (edition) => reportR01(facts, edition),
      // That a finding was closed goes on after the report that it stands in.
      livesOn: (key) => /^finding\/.*\/state$/.test(key),
    }
  },
}
