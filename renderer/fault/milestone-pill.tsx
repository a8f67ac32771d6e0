import type { SlaRow } from '../../domain/sla/state.ts'
import { epochOf } from '../../domain/time/instant.ts'
import { StatusPill } from '../ui/status-pill.tsx'
import { useFault } from './context.ts'
import { moment } from './moment.ts'
import { internalSign, milestoneSign, openSign, recordedSign } from './words.ts'
import { clockOf } from '../../domain/time/instant.ts'

/** How one milestone stands, with the time it was reached. Internal targets carry no contractual colour. */
export function MilestonePill({ row }: { readonly row: SlaRow }) {
  const { view } = useFault()
  const sign = row.deadline === null ? (row.metAt === null ? openSign : recordedSign) : milestoneSign[row.state]
  const at = row.metAt === null ? '' : ` ${view.sla.start ? moment(row.metAt, view.sla.start) : clockOf(row.metAt)}`
  if (!view.choices.contractual)
    return (
      <StatusPill tone={internalSign.tone} icon={internalSign.icon} outlined>
        {`${internalSign.word} ${sign.word}${at}`}
      </StatusPill>
    )
  return (
    <StatusPill tone={sign.tone} icon={sign.icon}>
      {`${sign.word}${at}`}
    </StatusPill>
  )
}

/** By how much a missed limit was missed, in ms; 0 where it was not. */
export function lateMs(row: SlaRow, now: string): number {
  if (row.deadline === null) return 0
  return Math.max(epochOf(row.metAt ?? now) - epochOf(row.deadline), 0)
}
