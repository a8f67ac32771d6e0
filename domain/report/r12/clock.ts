import { reportOf } from '../../fault/timeline.ts'
import { loanerEffect } from '../../fault/loaner-gap.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Block } from '../block.ts'
import { centredSmall, heads, small } from '../cell.ts'
import { formSection } from '../form/head.ts'
import type { LoanerFacts } from './facts.ts'

/** Milestones that a loaner can fulfil or stand beside. */
const concerned = new Set(['repair_or_loaner', 'repair'])

/** Section 7: what the loaner does to the limits, by the contract's own words. */
export function clockSection({ loaner: row, fault }: LoanerFacts): Block[] {
  const rows = fault.sla.rows.filter((r) => concerned.has(r.milestone))
  const effect = loanerEffect(row, reportOf(fault.events)?.entry.at ?? null, fault.setting.loanerHours)
  const notes = [...new Set([effect, ...rows.map((r) => (r.note === '' ? '' : `${r.note.replace(/。$/, '')}。`))])]
  return [
    formSection('七、对时限的影响'),
    ...(rows.length === 0
      ? []
      : [
          {
            type: 'table',
            grid: [1500, 2572, 1700, 1700, 1600],
            header: heads('里程碑', '合同原文（节选）', '应达成', '实际达成', '状态'),
            rows: rows.map((r) => [
              small(`${r.name}\n${r.clause}`),
              small(r.quote),
              centredSmall(r.deadline ? dateTimeOf(r.deadline) : '不涉及'),
              centredSmall(r.metAt ? dateTimeOf(r.metAt) : '尚未达成'),
              centredSmall(r.state),
            ]),
          } satisfies Block,
        ]),
    ...notes
      .filter((n) => n !== '')
      .map((n, at): Block => ({ type: 'paragraph', style: 'note', text: at === 0 ? `注：${n}` : `　　${n}` })),
  ]
}
