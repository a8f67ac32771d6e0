import type { Standing, Timed } from './replay.ts'
import type { SlaSetting } from './setting.ts'

/** When each thing that a milestone may ask for was first done, in milliseconds since 1970 UTC; null: not yet. */
export interface Achieved {
  readonly response: number | null
  readonly onSite: number | null
  readonly team: number | null
  readonly plan: number | null
  readonly handled: number | null
  readonly answered: number | null
  readonly repaired: number | null
  /** Business restored: repaired, or a workaround with which the business runs (A5). */
  readonly restored: number | null
  readonly resolved: number | null
  readonly repairNeeded: number | null
  /** Since when a loaner has been in use without a gap, until the repair. */
  readonly loaner: number | null
  readonly closed: number | null
}

const onSiteChannels = ['on-site', 'on_site', 'onsite', '现场']

/** A9: the first human contact; under the alternative only one at the customer's place. */
function responds({ event }: Timed, setting: SlaSetting): boolean {
  if (setting.responseBy === 'contact') return event.type === 'first_response'
  return (
    event.type === 'on_site' ||
    (event.type === 'first_response' && event.channel !== undefined && onSiteChannels.includes(event.channel))
  )
}

/** Reads off the events that stand what was achieved when. */
export function achieved(standing: Standing, setting: SlaSetting): Achieved {
  const { events, responses } = standing
  const first = (is: (timed: Timed) => boolean): number | null => events.find(is)?.at ?? null
  const of = (type: Timed['event']['type']): number | null => first(({ event }) => event.type === type)
  const root = setting.repairBy === 'root'
  return {
    response: responses.find((timed) => responds(timed, setting))?.at ?? null,
    onSite: of('on_site'),
    team: of('team_consultation'),
    plan: of('plan_sent'),
    handled: of('handled'),
    answered: of('answered'),
    repaired: of('repaired'),
    restored: first(
      ({ event }) =>
        (event.type === 'repaired' && (!root || event.rootCauseFixed === true)) ||
        (event.type === 'workaround' && event.businessRestored === true && !root),
    ),
    resolved: of('resolved'),
    repairNeeded: of('repair_needed'),
    loaner: loanerInUse(events),
    closed: of('closed'),
  }
}

/**
 * A8: a loaner counts with its same-grade statement and its business check, and as long as one is in use until the
 * repair (`直至故障修复`): since when, or null. A device that is returned is the one that came first.
 */
function loanerInUse(events: readonly Timed[]): number | null {
  const inUse: boolean[] = []
  let since: number | null = null
  for (const { at, event } of events) {
    if (event.type === 'repaired') return since
    if (event.type === 'loaner_in_use') inUse.push(event.sameGrade === true && event.businessCheck === true)
    else if (event.type === 'loaner_returned') inUse.shift()
    else continue
    since = inUse.includes(true) ? (since ?? at) : null
  }
  return since
}

/** The earliest of those that are known. */
export function earliest(...times: readonly (number | null)[]): number | null {
  const known = times.filter((t) => t !== null)
  return known.length > 0 ? Math.min(...known) : null
}
