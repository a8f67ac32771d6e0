import type { FaultFacts } from '../../../domain/fault/facts.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import { reportR03 } from '../../../domain/report/r03/model.ts'
import { loadFault } from '../fault-facts.ts'
import { cover, type DocumentKind, filesLine } from './kind.ts'

/** Entries and pieces that were struck are covered too: the paper prints them. */
function coversOf(facts: FaultFacts): Record<string, string> {
  const covers: Record<string, string> = {}
  cover(covers, 'fault', facts.fault)
  for (const e of [...facts.events, ...facts.struck]) cover(covers, 'fault_event', e)
  for (const l of facts.loaners) cover(covers, 'loaner', l)
  for (const f of facts.forceMajeure) cover(covers, 'force_majeure', f)
  for (const e of [...facts.evidence, ...facts.proofs]) cover(covers, 'evidence', e)
  return covers
}

/** The gaps that block closing block the record as well; a record of a fault that is still open states nothing final. */
function linesOf(facts: FaultFacts): CheckLine[] {
  const gaps = facts.gaps.map((gap, n): CheckLine => ({
    id: `gap-${n}`,
    label: gap.sentence,
    ok: false,
    detail: '缺',
    goTo: { step: '', item: '', field: gap.field },
  }))
  const conflicts = facts.fault.conflicts.length
  return [
    {
      id: 'state',
      label: '故障已关闭',
      ok: facts.state === 'closed',
      detail: facts.state === 'closed' ? '完成' : '还没有关闭',
      goTo: facts.state === 'closed' ? null : { step: '', item: '', field: 'closed' },
    },
    ...(gaps.length > 0 ? gaps : [{ id: 'gaps', label: '关闭前要填的都已填', ok: true, detail: '完成', goTo: null }]),
    {
      id: 'conflicts',
      label: '没有待处理冲突',
      ok: conflicts === 0,
      detail: String(conflicts),
      goTo: conflicts === 0 ? null : { step: '', item: '', field: facts.fault.conflicts[0]! },
    },
  ]
}

/** R03 故障维修记录单. */
export const r03: DocumentKind = {
  load(ctx, target) {
    const facts = loadFault(ctx, target.row)
    const { number } = facts.fault.identity
    const pieces = [...facts.evidence, ...facts.proofs]
    return {
      number,
      name: `${facts.contract.hospital?.name ?? ''}_故障维修记录单_${number}`,
      copies: facts.contract.setting?.copies ?? 2,
      author: facts.events.at(-1)?.entry.by ?? '',
      signer: facts.fault.confirmation?.name ?? '',
      pieces,
      lines: [...linesOf(facts), filesLine(ctx, pieces)],
      reminders: facts.sla.notes.map((sentence) => ({ sentence })),
      covers: coversOf(facts),
      model: (edition) => reportR03(facts, edition),
      // A loaner goes back, and a force majeure is confirmed, after the record that names it.
      livesOn: (key) => /^(loaner|force_majeure)\//.test(key),
    }
  },
}
