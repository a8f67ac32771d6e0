import type { Cell } from '../obligation/cell.ts'
import { paperFor } from '../obligation/attached.ts'
import { spanName } from '../obligation/basis.ts'
import { dateOf } from '../time/instant.ts'
import { type AcceptanceFacts, ownDocuments } from './facts.ts'
import type { Found, RuleFailure } from './failure.ts'

/** Gaps that the package itself closes: its own three documents. */
const isOwn = (gap: Cell['gaps'][number]): boolean =>
  gap.step.action.type === 'document' && ownDocuments.includes(gap.step.action.kind)

/** The words of a clause within a sentence: without its own full stop. */
export const spokenClause = (clause: { readonly id: string; readonly text: string }): string =>
  `${clause.id} ${clause.text.trim().replace(/[。；，]+$/, '')}`

/** Rule 1: every obligation is proved, or its idleness is signed. */
export function clauseFailures({ matrix, facts, now }: AcceptanceFacts): Found {
  const failures: RuleFailure[] = []
  let proved = 0
  for (const { clause, cells } of matrix.rows) {
    const own = cells
      .flatMap((cell) => cell?.gaps ?? [])
      .filter((gap) => !isOwn(gap))
      .map((gap) => ({ sentence: `${spokenClause(clause)}：${gap.sentence}`, step: gap.step }))
    if (own.length === 0) proved++
    failures.push(...own)
  }
  if (dateOf(now) <= facts.service.end)
    failures.push({
      sentence: `服务期到 ${facts.service.end} 才满，现在只能导出未完成稿`,
      step: null,
    })
  return { count: `${proved}/${matrix.rows.length}`, failures }
}

/** Rule 2: every checklist has its signed report in every period, and was worked through within it. */
export function inspectionFailures({ matrix, facts, pack, now }: AcceptanceFacts): Found {
  const failures: RuleFailure[] = []
  const today = dateOf(now)
  const periods = matrix.columns.filter((c) => c.kind === 'period' && c.from <= today)
  let signed = 0
  for (const period of periods) {
    for (const list of pack.checklists) {
      const fail = (sentence: string, id: string): void => {
        failures.push({
          sentence,
          step: {
            label: id === '' ? `开始${list.name}（${period.name}）` : `打开${list.name}（${period.name}）`,
            action:
              id === ''
                ? { type: 'inspection-start', checklist: list.id, period: period.id }
                : { type: 'inspection', id, item: '' },
          },
        })
      }
      const inspection = facts.inspections.find((i) => i.checklist === list.id && i.period === period.id)
      const attached = paperFor(facts, list.report, period.id)
      if (attached) {
        const on = attached.paper!.doneOn || attached.paper!.signedOn
        if (on >= period.from && on <= period.to) signed++
        else
          failures.push({
            sentence: `挂接的${list.report} ${attached.paper!.number || attached.identity!.number} 的检查日期 ${on} 不在${spanName(period)}内`,
            step: {
              label: '核对挂接材料',
              action: { type: 'record', table: 'attached_proof', row: attached.id, field: '' },
            },
          })
        continue
      }
      const paper = facts.documents.find((d) => d.kind === list.report && d.row === inspection?.id)
      if (!inspection) fail(`${spanName(period)}没有做${list.name}（${list.report}）`, '')
      else if (!paper)
        fail(`${spanName(period)}的${list.name} ${inspection.number} 还没有定稿（${list.report}）`, inspection.id)
      else if (!paper.signed) fail(`${spanName(period)}的 ${list.report} ${paper.number} 没有签字扫描件`, inspection.id)
      else {
        const outside = inspection.days.find((d) => d < period.from || d > period.to)
        if (outside)
          fail(`${list.report} ${paper.number} 的检查日期 ${outside} 不在${spanName(period)}内`, inspection.id)
        else signed++
      }
    }
  }
  return { count: `${signed}/${periods.length * pack.checklists.length}`, failures }
}
