import type { forceMajeure } from '../record/force-majeure.ts'
import type { Row } from '../record/record-type.ts'
import { dateTimeOf, epochOf, type Instant } from '../time/instant.ts'
import type { FaultFacts, FaultGap } from './facts.ts'
import { isInstant } from './timeline.ts'

type ForceMajeure = Row<typeof forceMajeure>

/** What an event lacks before it counts (A15), and what contradicts itself. `proofs`: pieces of evidence it has. */
export function forceMajeureGaps(row: ForceMajeure, proofs: number, now: Instant): FaultGap[] {
  const gaps: FaultGap[] = []
  const need = (there: unknown, field: string, sentence: string): void => {
    if (!there) gaps.push({ field, sentence })
  }
  const { from = '', to = '', kind = '', text = '' } = row.event ?? {}
  need(kind.trim(), 'event', '没有写是什么事件')
  need(text.trim(), 'event', '没有写事件经过')
  need(isInstant(from), 'event', '没有写开始时间')
  if (isInstant(from)) need(epochOf(from) <= epochOf(now), 'event', `开始时间 ${dateTimeOf(from)} 晚于现在`)
  need(isInstant(to), 'event', '没有写结束时间')
  if (isInstant(from) && isInstant(to))
    need(epochOf(to) > epochOf(from), 'event', `结束 ${dateTimeOf(to)} 不晚于开始 ${dateTimeOf(from)}`)
  need(row.faults?.ids.length, 'faults', '没有选受影响的故障')
  need(isInstant(row.notice?.at ?? ''), 'notice', '没有写通知院方的时间')
  need(proofs > 0, 'proof', '没有证明材料')
  need(isInstant(row.confirmation?.at ?? '') && row.confirmation?.name.trim(), 'confirmation', '没有院方确认')
  return gaps
}

/** Whether the event stops the clock, and why or why not, in one sentence. */
export function forceMajeureStanding(
  row: ForceMajeure,
  proofs: number,
  allowed: boolean,
): { counts: boolean; why: string } {
  const { from = '' } = row.event ?? {}
  if (row.void) return { counts: false, why: '这条记录已作废，不影响期限。' }
  if (!allowed) return { counts: false, why: '按这份合同的约定，不可抗力不影响期限。' }
  if (!isInstant(from)) return { counts: false, why: '还没有写开始时间，不影响期限。' }
  const lacks = [
    ...(isInstant(row.notice?.at ?? '') ? [] : ['及时通知']),
    ...(proofs > 0 ? [] : ['证明材料']),
    ...(isInstant(row.confirmation?.at ?? '') && row.confirmation?.name.trim() ? [] : ['院方确认']),
  ]
  return lacks.length > 0
    ? { counts: false, why: `缺少${lacks.join('、')}，不影响期限。` }
    : { counts: true, why: '已通知、有证明、经院方确认：合同钟在此期间停走，只对期限届满前开始的部分有效。' }
}

/** One deadline that was moved. */
export interface MovedDeadline {
  readonly name: string
  readonly nominal: Instant
  readonly deadline: Instant
}

/** The deadlines of a fault that stand later than its hours alone give. */
export function movedDeadlines({ sla }: Pick<FaultFacts, 'sla'>): MovedDeadline[] {
  return sla.rows.flatMap(({ name, nominalDeadline, deadline }) =>
    nominalDeadline && deadline && epochOf(deadline) > epochOf(nominalDeadline)
      ? [{ name, nominal: nominalDeadline, deadline }]
      : [],
  )
}

/** What an event does to one fault: which deadlines move to when, or why none does. */
export function effectOn(facts: Pick<FaultFacts, 'sla' | 'setting'>, row: ForceMajeure, proofs: number): string {
  const standing = forceMajeureStanding(row, proofs, facts.setting.forceMajeure)
  if (!standing.counts) return standing.why
  if (facts.sla.rows.length === 0) return '这条故障没有合同时限，期限不受影响。'
  const moved = movedDeadlines(facts)
  if (moved.length > 0)
    return `${moved.map((m) => `“${m.name}”由 ${dateTimeOf(m.nominal)} 顺延至 ${dateTimeOf(m.deadline)}`).join('；')}。`
  const from = row.event!.from
  const late = facts.sla.rows.every((r) => r.deadline === null || epochOf(from) >= epochOf(r.deadline))
  return late ? '不可抗力始于期限之后，迟延履行后发生的不可抗力不免除责任，期限不变。' : '与时限没有重叠，期限不变。'
}
