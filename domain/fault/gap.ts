import { isBreach, type SlaView } from '../sla/state.ts'
import type { FaultEntry, FaultFacts, FaultGap } from './facts.ts'
import { isRestored } from './state.ts'
import { currentRound, endOf, isInstant } from './timeline.ts'

/** What the gaps of a fault are computed from. */
export type GapFacts = Pick<FaultFacts, 'fault' | 'events' | 'loaners' | 'sla'>

/** What is missing before a fault may be closed, in the order of the work; the user's confirmation comes last. */
export function gapsOf({ fault, events, loaners, sla }: GapFacts): FaultGap[] {
  const gaps: FaultGap[] = []
  const need = (there: unknown, field: string, sentence: string): void => {
    if (!there) gaps.push({ field, sentence })
  }
  const round = currentRound(events)
  const waiting = events.find((e) => e.entry.type === 'waiting' && endOf(e) === '')
  need(fault.title?.text.trim(), 'title', '没有写故障标题')
  need(sla.policy, 'tier', '还没有选层级')
  need(fault.symptom?.class, 'symptom', '症状类别未选')
  need(
    events.some((e) => e.entry.type === 'first_response'),
    'first_response',
    '没有记录首次响应',
  )
  need(isRestored(events, sla), 'repaired', '没有记录修复或解决')
  for (const row of answerRows(sla, round)) need(false, 'answered', `没有记录“${row}”`)
  need(!waiting, 'waiting', '有一段等待还没有结束')
  for (const loaner of loaners)
    need(
      loaner.void || !isInstant(loaner.delivery?.inUseAt ?? '') || isInstant(loaner.return?.returnedAt ?? ''),
      'loaner',
      `备机 ${loaner.identity?.number ?? ''} 还没有归还`,
    )
  need(fault.cause?.class, 'cause', '原因类别未定')
  need(fault.responsibility, 'responsibility', '责任性质未定')
  need(fault.remedy?.text.trim(), 'remedy', '没有写处理措施')
  need(fault.verification?.result.trim(), 'verification', '没有写验证结果')
  for (const row of sla.rows)
    if (isBreach(row.state) && row.policy === sla.policy)
      need(fault.overdue?.reasons[row.milestone]?.trim(), 'overdue', `“${row.name}”超时，没有写原因`)
  need(isConfirmed(fault, round), 'confirmation', '没有用户确认')
  return gaps
}

/** Names of the answers that are still owed. */
function answerRows(sla: SlaView, round: readonly FaultEntry[]): string[] {
  return sla.rows
    .filter((r) => r.milestone === 'answer' && r.policy === sla.policy && r.metAt === null && r.state !== '不适用')
    .filter(() => !round.some((e) => e.entry.type === 'answered'))
    .map((r) => r.name)
}

/** True when the user said that it works again: an entry of the timeline, or the signed confirmation. */
function isConfirmed(fault: FaultFacts['fault'], round: readonly FaultEntry[]): boolean {
  if (round.some((e) => e.entry.type === 'confirmed')) return true
  const { name = '', at = '' } = fault.confirmation ?? {}
  const since = round[0]?.entry.at ?? ''
  return name.trim() !== '' && isInstant(at) && (since === '' || Date.parse(at) >= Date.parse(since))
}
