import { loanerEffect } from '../../fault/loaner-gap.ts'
import { isInstant, reportOf } from '../../fault/timeline.ts'
import type { loaner } from '../../record/loaner.ts'
import type { Row } from '../../record/record-type.ts'
import { durationText } from '../../time/duration.ts'
import { dateTimeOf, epochOf } from '../../time/instant.ts'
import type { Block, ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { attachmentBlocks } from '../form/attachment.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead, formSection } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { clockSection } from './clock.ts'
import { deviceSections } from './device.ts'
import type { LoanerFacts } from './facts.ts'
import { handoverSections } from './handover.ts'

/** `借用中`, `已归还`, or what it is before it is in use. */
export function loanerState(row: Row<typeof loaner>): string {
  if (row.void) return '作废'
  if (isInstant(row.return?.returnedAt ?? '')) return '已归还'
  return isInstant(row.delivery?.inUseAt ?? '') ? '借用中' : '未投入使用'
}

function conclusionOf({ loaner: row, fault }: LoanerFacts): string {
  const inUse = row.delivery?.inUseAt ?? ''
  const back = row.return?.returnedAt ?? ''
  const t0 = reportOf(fault.events)?.entry.at ?? null
  const effect = loanerEffect(row, t0, fault.setting.loanerHours)
  if (!isInstant(inUse)) return effect
  const lent = `备机于 ${dateTimeOf(inUse)} 投入使用。${effect}`
  if (!isInstant(back)) return `${lent}尚未归还。`
  const destroyed = isInstant(row.keys?.destroyedAt ?? '') ? '归还前密钥已销毁' : '归还前没有密钥销毁记录'
  const span = epochOf(back) >= epochOf(inUse) ? `，共使用${durationText(epochOf(back) - epochOf(inUse), true)}` : ''
  return `${lent}${dateTimeOf(back)} 归还${span}，${destroyed}。`
}

/**
 * R12 备机借用/归还交接单 (domain.md §3.6): both devices with the statement of equal grade, every time, keys, business
 * check, the faulty device's repair, the effect on the limits, and both hand-overs to be signed.
 */
export function reportR12(facts: LoanerFacts, edition: Edition): ReportModel {
  const title = '备机借用/归还交接单'
  const names = formNames(facts.fault)
  const attached = attachmentBlocks(facts.evidence, edition, '备机交接')
  const body: Block[] = [
    formHead(title, edition, loanerState(facts.loaner)),
    conclusionBox(conclusionOf(facts)),
    ...deviceSections(facts, names),
    ...clockSection(facts),
    ...handoverSections(facts, names),
    ...(attached.length > 0 ? [formSection('十、附件'), ...attached] : []),
    ...editionBlocks(edition, attached.length > 0 ? '十一、修改记录' : '十、修改记录'),
  ]
  return formModel({ kind: 'R12', title, names, edition, body })
}
