import { fail } from '../../../domain/failure.ts'
import type { InspectionFacts } from '../../../domain/inspection/facts.ts'
import { remindersOf } from '../../../domain/inspection/reminder.ts'
import { selfCheck } from '../../../domain/inspection/self-check.ts'
import { termsOf } from '../../../domain/inspection/terms.ts'
import { reportInspection } from '../../../domain/report/inspection/model.ts'
import { titleOfPeriod } from '../../../domain/time/quarter-name.ts'
import { loadFacts } from '../inspection-facts.ts'
import { loadPeriodWork, loadSelfTests } from '../period-work.ts'
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

/** The report of a check: R01 季度巡检报告, R02, R07, R08, R10. Fails as `invalid-input` for another kind than its own. */
export const inspectionReport: DocumentKind = {
  load(ctx, target) {
    const read = loadFacts(ctx, target.row)
    const { plan } = read.inspection
    if (!plan || read.checklist.report !== target.kind) fail('invalid-input', `${read.checklist.name}不出这种报告。`)
    const terms = termsOf(read.checklist)
    const facts = {
      ...read,
      work: terms.parts.includes('work') ? loadPeriodWork(ctx, plan) : null,
      selfTests: terms.parts.includes('self-tests') ? loadSelfTests(ctx, plan) : [],
    }
    const { period, number } = plan
    const covers = coversOf(facts)
    for (const test of facts.selfTests) cover(covers, 'service_record', test)
    return {
      number,
      name: `${facts.contract.hospital?.name ?? ''}_${titleOfPeriod(period.name, terms.title)}_${number}`,
      copies: facts.contract.setting?.copies ?? 2,
      author: facts.inspection.people?.inspector ?? '',
      signer: facts.inspection.people?.witness ?? '',
      pieces: facts.items.flatMap((i) => i.evidence),
      lines: selfCheck(facts, new Set(ctx.missing)),
      reminders: remindersOf(facts),
      covers,
      model: (edition) => reportInspection(facts, edition),
      // That a finding was put right, checked again and closed goes on after the report that it stands in.
      livesOn: (key) =>
        /^finding\/.*\/(state|completion|retest|acceptance|assignee)$/.test(key) || key.startsWith('service_record/'),
    }
  },
}
