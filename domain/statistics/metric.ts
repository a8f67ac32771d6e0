import type { FaultFacts } from '../fault/facts.ts'
import type { ListedFault } from './listed.ts'
import { interruptionOf, mergedWithin, solvedAt, t0Of } from './moment.ts'
import { epochOf } from '../time/instant.ts'

/** Indicators of a set of faults over a running time. Lengths in milliseconds; null where nothing can be divided. */
export interface Metrics {
  /** How long the system had to run: the part of the period within the service, up to now. */
  readonly runningMs: number
  readonly mttrMs: number | null
  /** Faults that the MTTR is of. */
  readonly repaired: number
  readonly responseMs: number | null
  readonly responded: number
  readonly mtbfMs: number | null
  /** Recorded business interruption within the running time, overlaps counted once. */
  readonly interruptionMs: number
  /** Faults without a recorded interruption. */
  readonly withoutInterruption: number
  /** Percent with two decimals, rounded down: only what never stood still is `100.00`. */
  readonly availability: string | null
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round(values.reduce((a, b) => a + b, 0) / values.length)
const known = (values: readonly (number | null)[]): number[] => values.filter((v) => v !== null)

/** `listed` are the faults of the period; `all` adds those carried into it, which may interrupt as well. */
export function metricsOf(
  listed: readonly ListedFault[],
  all: readonly FaultFacts[],
  running: { readonly from: number; readonly to: number },
): Metrics {
  const runningMs = Math.max(0, running.to - running.from)
  const repairs = known(listed.map((f) => f.repairMs))
  const responses = known(listed.map((f) => f.responseMs))
  const spans = all.flatMap((f) => interruptionOf(f) ?? [])
  const interruptionMs = mergedWithin(spans, running.from, Math.max(running.from, running.to))
  return {
    runningMs,
    mttrMs: mean(repairs),
    repaired: repairs.length,
    responseMs: mean(responses),
    responded: responses.length,
    mtbfMs: listed.length === 0 || runningMs === 0 ? null : Math.round(runningMs / listed.length),
    interruptionMs,
    withoutInterruption: listed.filter((f) => f.interruptionMs === null).length,
    availability:
      runningMs === 0 ? null : (Math.floor(((runningMs - interruptionMs) * 10_000) / runningMs) / 100).toFixed(2),
  }
}

/** How often faults come back. */
export interface Recurrence {
  readonly days: number
  /** Numbers of faults recorded as the repeat of one that ended within the window. */
  readonly repeats: readonly string[]
  /** Same system, symptom and known cause within the window, but not recorded as a repeat. */
  readonly suspected: readonly { readonly number: string; readonly of: string }[]
  /** Solved without being reopened and without a repeat within the window, of `solved`. */
  readonly once: number
  readonly solved: number
}

const day = 86_400_000

/** `history` holds every fault that is known, those of the period among them. */
export function recurrenceOf(
  faults: readonly FaultFacts[],
  listed: readonly ListedFault[],
  history: readonly FaultFacts[],
  days: number,
): Recurrence {
  const byId = new Map(history.map((f) => [f.id, f]))
  const inWindow = (later: FaultFacts, earlier: FaultFacts): boolean => {
    const gap = epochOf(t0Of(later)) - epochOf(solvedAt(earlier) ?? t0Of(earlier))
    return epochOf(t0Of(later)) >= epochOf(t0Of(earlier)) && later.id !== earlier.id && gap <= days * day
  }
  const origin = (fault: FaultFacts): FaultFacts | undefined => byId.get(fault.fault.repeat?.of ?? '')
  const isRepeat = (fault: FaultFacts): boolean => {
    const earlier = origin(fault)
    return earlier !== undefined && inWindow(fault, earlier)
  }
  const repeated = new Set(history.filter(isRepeat).map((f) => f.fault.repeat!.of))
  const solved = listed.filter((f) => f.solved)
  const kinds = new Map<string, FaultFacts[]>()
  for (const fault of history) {
    const kind = likeness(fault)
    if (kind === null) continue
    const there = kinds.get(kind)
    if (there) there.push(fault)
    else kinds.set(kind, [fault])
  }
  return {
    days,
    repeats: faults.filter(isRepeat).map((f) => f.fault.identity.number),
    suspected: faults.flatMap((fault) => {
      if (fault.fault.repeat?.of || fault.fault.repeat?.checked) return []
      const earlier = kinds.get(likeness(fault) ?? '')?.findLast((e) => inWindow(fault, e))
      return earlier ? [{ number: fault.fault.identity.number, of: earlier.fault.identity.number }] : []
    }),
    once: solved.filter((f) => !f.reopened && !repeated.has(f.id)).length,
    solved: solved.length,
  }
}

/** What makes two faults alike; null where too little is known to say so. */
function likeness({ fault }: FaultFacts): string | null {
  const symptom = fault.symptom?.class ?? ''
  const cause = fault.cause?.class ?? null
  if (symptom === '' || cause === null || cause === '原因不明') return null
  return `${fault.subject?.id ?? ''} ${symptom} ${cause}`
}
