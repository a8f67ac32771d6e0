import { epochOf } from '../../domain/time/instant.ts'
import type { Interval, SlaRow, SlaView } from '../../domain/sla/state.ts'

/** A stretch of the axis, as fractions of its length. */
export interface Stretch {
  readonly from: number
  readonly to: number
}
export interface Hatch extends Stretch {
  readonly why: Interval['why']
  readonly label: string
}
/** A point of the axis with what stands at it; `at` in ms since 1970. */
export interface Mark {
  readonly at: number
  readonly x: number
}
export interface Flag extends Mark {
  readonly names: readonly string[]
  readonly rows: readonly SlaRow[]
}

/** Everything that is drawn of a fault's clocks, on one axis from T0 to its end. */
export interface Axis {
  readonly start: number
  readonly end: number
  readonly now: Mark
  /** How far the clocks have run: to now, or to the last milestone when none is left. */
  readonly filled: number
  readonly running: boolean
  /** Stretches in which both clocks stand still, and those in which only work waited. */
  readonly stops: readonly Hatch[]
  readonly waits: readonly Hatch[]
  /** Shares of the next limit that are told before it ends: .5, .75, .9. */
  readonly shares: readonly (Mark & { readonly share: number })[]
  readonly deadlines: readonly Flag[]
  /** Where a flag that was moved had stood. */
  readonly moved: readonly Flag[]
  readonly met: readonly Flag[]
}

const shares = [0.5, 0.75, 0.9]
/** Deadlines further away than this multiple of the next one would squeeze everything else; they are in the table. */
const reach = 12

/** Where the clocks of `sla` stand at `nowAt`; null before anything was reported. */
export function axisOf(sla: SlaView, nowAt: string): Axis | null {
  if (sla.start === null) return null
  const start = epochOf(sla.start)
  const now = epochOf(nowAt)
  const judged = sla.rows.filter((row) => row.deadline !== null && row.state !== '不适用')
  const running = sla.next !== null
  const mets = judged.flatMap((row) => (row.metAt === null ? [] : [epochOf(row.metAt)]))
  const filledAt = running || mets.length === 0 ? now : Math.max(...mets)
  const ends = judged.map((row) => epochOf(row.deadline!))
  const aim = sla.next?.deadline ? epochOf(sla.next.deadline) : Math.max(filledAt, ...ends)
  const shown = (at: number): boolean => at - start <= (aim - start) * reach
  const last = Math.max(aim, ...ends.filter(shown))
  // An overrun needs room beyond the deadline that it missed.
  const end = filledAt > last ? filledAt + (filledAt - start) * 0.08 : last
  const x = (at: number): number => Math.min(Math.max((at - start) / Math.max(end - start, 1), 0), 1)
  const hatch = (interval: Interval): Hatch => ({
    from: x(epochOf(interval.from)),
    to: x(interval.to === null ? filledAt : Math.min(epochOf(interval.to), filledAt)),
    why: interval.why,
    label: interval.label,
  })
  const stopping = sla.intervals.filter((i) => i.why !== 'waiting')
  return {
    start,
    end,
    now: { at: now, x: x(now) },
    filled: x(filledAt),
    running,
    stops: stopping.map(hatch),
    waits: sla.intervals.filter((i) => i.why === 'waiting').map(hatch),
    shares: sla.next?.deadline ? sharesOf(sla.next, start, stopping, now).map((s) => ({ ...s, x: x(s.at) })) : [],
    deadlines: grouped(judged, (row) => row.deadline, x).filter((flag) => flag.at <= end),
    moved: grouped(
      judged.filter((row) => row.nominalDeadline !== null && row.nominalDeadline !== row.deadline),
      (row) => row.nominalDeadline,
      x,
    ).filter((flag) => flag.at <= end),
    met: grouped(
      judged.filter((row) => row.metAt !== null && epochOf(row.metAt) <= end),
      (row) => row.metAt,
      x,
    ),
  }
}

/** When shares of a limit are used up: time in which the clock stood does not count. */
function sharesOf(
  row: SlaRow,
  start: number,
  stopping: readonly Interval[],
  now: number,
): { at: number; share: number }[] {
  const limit = epochOf(row.nominalDeadline ?? row.deadline!) - start
  const stops = stopping
    .map((i) => ({ from: Math.max(epochOf(i.from), start), to: i.to === null ? now : epochOf(i.to) }))
    .filter((i) => i.to > i.from)
    .toSorted((a, b) => a.from - b.from)
  return shares.map((share) => {
    let at = start + limit * share
    let passed = start
    for (const stop of stops) {
      const from = Math.max(stop.from, passed)
      if (from >= at) break
      if (stop.to > from) at += stop.to - from
      passed = Math.max(passed, stop.to)
    }
    return { at, share }
  })
}

/** Rows that share an instant share a flag. */
function grouped(rows: readonly SlaRow[], of: (row: SlaRow) => string | null, x: (at: number) => number): Flag[] {
  const flags = new Map<number, SlaRow[]>()
  for (const row of rows) {
    const at = epochOf(of(row)!)
    flags.set(at, [...(flags.get(at) ?? []), row])
  }
  return [...flags]
    .toSorted(([a], [b]) => a - b)
    .map(([at, own]) => ({ at, x: x(at), rows: own, names: [...new Set(own.map((row) => row.name))] }))
}
