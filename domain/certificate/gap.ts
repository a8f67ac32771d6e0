import type { DateText } from '../time/instant.ts'
import { type Certificate, stepsOf } from './stage.ts'

/** Something missing, by the register where it is filled in. */
export interface RegisterGap {
  readonly field: string
  readonly sentence: string
}

/** What R13 lacks before it may be finalised; dates that contradict each other or have not come yet are named too. */
export function certificateGaps(row: Certificate, today: DateText): RegisterGap[] {
  const gaps: RegisterGap[] = []
  const need = (there: unknown, field: string, sentence: string): void => {
    if (!there) gaps.push({ field, sentence })
  }
  const kind = row.identity?.kind ?? 'ca'
  const { subject, validity, verification, handover } = row
  need(subject?.purpose.trim(), 'subject', '没有写用途')
  need(subject?.issuer.trim(), 'subject', kind === 'licence' ? '没有写授权方' : '没有写签发机构')
  need(subject?.serial.trim(), 'subject', kind === 'licence' ? '没有写授权编号' : '没有写序列号')
  if (kind !== 'licence') {
    need(subject?.subject.trim(), 'subject', '没有写证书主题')
    need(subject?.algorithm.trim(), 'subject', '没有写算法')
  }
  need(validity?.from && validity.to, 'validity', '没有写生效和失效日期')
  need(row.place?.device || row.place?.system.trim(), 'place', '没有写装到哪台设备或系统')
  need(row.installation?.on && row.installation.by.trim(), 'installation', '没有写安装日期和经办人')
  need(verification?.on && verification.by.trim(), 'verification', '没有写业务验证日期和验证人')
  if (kind === 'ca')
    need(
      verification?.sign && verification.verify && verification.bill,
      'verification',
      '业务验证没有全部通过（签名、验签、开一张票）',
    )
  need(handover?.on && handover.from.trim() && handover.to.trim(), 'handover', '没有写交付日期和交接双方')
  return [...gaps, ...dateGaps(row, today)]
}

function dateGaps(row: Certificate, today: DateText): RegisterGap[] {
  const gaps: RegisterGap[] = []
  let last: { name: string; on: DateText } | null = null
  for (const { register, name, on } of stepsOf(row)) {
    if (on === '') continue
    if (on > today) gaps.push({ field: register, sentence: `“${name}” ${on} 晚于今天` })
    if (last && on < last.on && register !== 'revocation')
      gaps.push({ field: register, sentence: `“${name}” ${on} 早于“${last.name}” ${last.on}` })
    last = { name, on }
  }
  const handedOver = row.handover?.on ?? ''
  if (handedOver > today) gaps.push({ field: 'handover', sentence: `“交付” ${handedOver} 晚于今天` })
  return gaps
}
