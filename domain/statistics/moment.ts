import type { FaultFacts } from '../fault/facts.ts'
import { currentRound, isInstant, reportOf } from '../fault/timeline.ts'
import { epochOf, type Instant } from '../time/instant.ts'

const ending = new Set(['repair', 'handled', 'resolved'])

/** T0, the user's report (A1); when the record was made where no report stands. */
export function t0Of(fault: FaultFacts): Instant {
  return reportOf(fault.events)?.entry.at ?? fault.sla.start ?? fault.fault.identity.createdAt
}

/**
 * When the fault was settled: what its tier calls so (A5: business restored counts), else its entries. Null while it
 * is open. A loaner settles nothing.
 */
export function solvedAt(fault: FaultFacts): Instant | null {
  if (fault.state !== 'restored' && fault.state !== 'closed') return null
  const met = fault.sla.rows.flatMap((r) =>
    r.policy === fault.sla.policy && ending.has(r.milestone) && r.metAt !== null ? [r.metAt] : [],
  )
  if (met.length > 0) return met.reduce((a, b) => (epochOf(a) >= epochOf(b) ? a : b))
  const round = currentRound(fault.events)
  for (const type of ['repaired', 'resolved', 'handled', 'closed'] as const) {
    const entry = round.find((e) => e.entry.type === type)
    if (entry) return entry.entry.at
  }
  return null
}

/** The first human contact, which a reopening does not take back (A14). */
export function respondedAt(fault: FaultFacts): Instant | null {
  const row = fault.sla.rows.find((r) => r.policy === fault.sla.policy && r.milestone === 'response')
  return row?.metAt ?? fault.events.find((e) => e.entry.type === 'first_response')?.entry.at ?? null
}

/** Milliseconds since 1970 UTC; `to` is past `from`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * The business interruption as it was recorded; one without an end lasts until the fault was settled, or until now.
 * Null where none was recorded.
 */
export function interruptionOf(fault: FaultFacts): Span | null {
  const { from = '', to = '' } = fault.fault.impact ?? {}
  if (!isInstant(from)) return null
  const span = { from: epochOf(from), to: epochOf(isInstant(to) ? to : (solvedAt(fault) ?? fault.now)) }
  return span.to > span.from ? span : null
}

/** How long `spans` last within from…to, in milliseconds; what overlaps counts once. */
export function mergedWithin(spans: readonly Span[], from: number, to: number): number {
  let reached = from
  let sum = 0
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(span.from, reached)
    const end = Math.min(span.to, to)
    if (end > start) sum += end - start
    reached = Math.max(reached, Math.min(span.to, to))
  }
  return sum
}
