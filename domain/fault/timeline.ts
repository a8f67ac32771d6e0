import type { FaultEventType } from '../record/fault.ts'
import { epochOf, type Instant } from '../time/instant.ts'
import { faultEventRank } from './event-name.ts'
import type { FaultEntry } from './facts.ts'

/** True for text that is an instant. Registers hold what was typed, also while it is still being typed. */
export function isInstant(text: string): boolean {
  try {
    return Number.isFinite(epochOf(text))
  } catch {
    return false
  }
}

/** Splits entries into those that stand, by when they happened, and those that were struck. */
export function timelineOf(entries: readonly FaultEntry[]): { events: FaultEntry[]; struck: FaultEntry[] } {
  const sorted = entries.toSorted(
    (a, b) =>
      epochOf(a.entry.at) - epochOf(b.entry.at) ||
      faultEventRank(a.entry.type) - faultEventRank(b.entry.type) ||
      (a.entry.recordedAt < b.entry.recordedAt ? -1 : a.entry.recordedAt > b.entry.recordedAt ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  )
  return { events: sorted.filter((e) => !e.struck), struck: sorted.filter((e) => e.struck) }
}

/** End of an interval: as written with it, or afterwards. Empty while it lasts and for what has none. */
export function endOf(entry: FaultEntry): Instant | '' {
  return entry.entry.to || (entry.until?.to ?? '')
}

/** T0: the first report that stands. Undefined when it was struck and not written again. */
export function reportOf(events: readonly FaultEntry[]): FaultEntry | undefined {
  return events.find((e) => e.entry.type === 'reported')
}

/** The entries since the fault was last reopened; all of them when it never was. */
export function currentRound(events: readonly FaultEntry[]): readonly FaultEntry[] {
  return events.slice(events.findLastIndex((e) => e.entry.type === 'reopened') + 1)
}

/** The last entry of a kind in the current round. */
export function standing(events: readonly FaultEntry[], type: FaultEventType): FaultEntry | undefined {
  return currentRound(events).findLast((e) => e.entry.type === type)
}
