import type { forceMajeure } from '../record/force-majeure.ts'
import type { loaner } from '../record/loaner.ts'
import type { Row } from '../record/record-type.ts'
import type { SlaEvent } from '../sla/event.ts'
import type { FaultEntry } from './facts.ts'
import { endOf, isInstant } from './timeline.ts'

type Loaner = Row<typeof loaner>
type ForceMajeure = Row<typeof forceMajeure>

/** What counts for the clocks, of everything that is recorded of a fault. `proven` holds ids of force majeure with evidence. */
export function slaEventsOf(
  events: readonly FaultEntry[],
  loaners: readonly Loaner[],
  forceMajeures: readonly ForceMajeure[],
  proven: ReadonlySet<string>,
): SlaEvent[] {
  return [
    ...events.flatMap(ofEntry),
    ...loaners.flatMap(ofLoaner),
    ...forceMajeures.flatMap((f) => ofForceMajeure(f, proven.has(f.id))),
  ]
}

/** For whom work waits, as clocks and records say it. */
export const waitingNames = { user: '用户', parts: '备件', vendor: '厂商', other: '其他' } as const

function ofEntry(entry: FaultEntry): SlaEvent[] {
  const { type, at, recordedAt, channel, detail } = entry.entry
  const base = { at, ...(isInstant(recordedAt) ? { recordedAt } : {}) }
  switch (type) {
    case 'occurred':
    case 'reported':
    case 'accepted':
    case 'auto_reply':
    case 'on_site':
    case 'plan_sent':
    case 'repair_needed':
    case 'handled':
    case 'answered':
    case 'resolved':
    case 'closed':
      return [{ ...base, type }]
    case 'first_response':
      return [{ ...base, type, ...(channel ? { channel } : {}) }]
    case 'team_consultation':
      return [{ ...base, type, ...(detail.members ? { members: detail.members } : {}) }]
    case 'workaround':
      return [{ ...base, type, businessRestored: detail.businessRestored ?? false }]
    case 'repaired':
      return [
        { ...base, type, ...(detail.rootCauseFixed === undefined ? {} : { rootCauseFixed: detail.rootCauseFixed }) },
      ]
    case 'reopened':
      return [{ ...base, type, sameSymptom: detail.sameSymptom ?? true }]
    case 'reclassified':
      return detail.tier
        ? [
            {
              ...base,
              type,
              to: detail.tier,
              by: entry.entry.by,
              customerConfirmed: detail.customerConfirmed ?? false,
            },
          ]
        : []
    case 'waiting': {
      const to = endOf(entry)
      const { at: from, ...rest } = base
      return [
        {
          ...rest,
          type,
          from,
          ...(isInstant(to) ? { to } : {}),
          ...(detail.waitingFor ? { for: waitingNames[detail.waitingFor] } : {}),
          customerWrittenConsent: detail.customerWrittenConsent ?? false,
        },
      ]
    }
    case 'transport':
    case 'installed':
    case 'connected':
    case 'confirmed':
    case 'note':
      return []
  }
}

/** A loaner counts from its use on (A8); while it is only under way it changes nothing. */
function ofLoaner(row: Loaner): SlaEvent[] {
  if (row.void) return []
  const inUse = row.delivery?.inUseAt ?? ''
  const returned = row.return?.returnedAt ?? ''
  if (!isInstant(inUse)) return []
  return [
    {
      type: 'loaner_in_use',
      at: inUse,
      sameGrade: row.grade?.same ?? false,
      businessCheck: row.businessCheck?.passed ?? false,
    },
    ...(isInstant(returned) ? [{ type: 'loaner_returned' as const, at: returned }] : []),
  ]
}

function ofForceMajeure(row: ForceMajeure, proven: boolean): SlaEvent[] {
  const { from = '', to = '', kind = '' } = row.event ?? {}
  if (row.void || !isInstant(from)) return []
  return [
    {
      type: 'force_majeure',
      from,
      ...(isInstant(to) ? { to } : {}),
      event: kind,
      noticeSent: isInstant(row.notice?.at ?? ''),
      proofAttached: proven,
      customerConfirmed: isInstant(row.confirmation?.at ?? '') && (row.confirmation?.name ?? '').trim() !== '',
    },
  ]
}
