import type { CheckLine } from '../../../domain/report/check.ts'
import { loanerGaps } from '../../../domain/fault/loaner-gap.ts'
import { isInstant } from '../../../domain/fault/timeline.ts'
import type { LoanerFacts } from '../../../domain/report/r12/facts.ts'
import { reportR12 } from '../../../domain/report/r12/model.ts'
import { loadFault } from '../fault-facts.ts'
import { loanerOf } from '../loaner.ts'
import { ownerEvidence } from '../owned.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

/** R12 备机借用/归还交接单. It may be finalised at the loan, and corrected into the next version at the return. */
export const r12: DocumentKind = {
  load(ctx, target) {
    const row = loanerOf(ctx, target.row)
    const fault = loadFault(ctx, row.identity.fault)
    const facts: LoanerFacts = { loaner: row, fault, evidence: ownerEvidence(ctx.db, row.id) }
    const gaps = loanerGaps(row, ctx.now())
    const { number } = row.identity
    const covers: Record<string, string> = {}
    cover(covers, 'loaner', row)
    for (const e of facts.evidence) cover(covers, 'evidence', e)
    const complete: CheckLine = { id: 'complete', label: '内容齐全', ok: true, detail: '', goTo: null }
    return {
      number,
      name: `${fault.contract.hospital?.name ?? ''}_备机借用归还交接单_${number}`,
      copies: fault.contract.setting?.copies ?? 2,
      author: row.handover?.from ?? '',
      signer: row.handover?.to ?? '',
      pieces: facts.evidence,
      lines: [
        ...(gaps.length === 0
          ? [complete]
          : gaps.map(({ field, sentence }, n): CheckLine => ({
              id: `gap-${n}`,
              label: sentence,
              ok: false,
              detail: '请补充',
              goTo: { step: '', item: '', field },
            }))),
        filesLine(ctx, facts.evidence),
      ],
      reminders: isInstant(row.return?.returnedAt ?? '')
        ? []
        : [{ sentence: '备机还没有归还，归还后请更正出新版本。' }],
      covers,
      model: (edition) => reportR12(facts, edition),
    }
  },
}
