import type { SlaRow, SlaView } from '../../sla/state.ts'
import { durationText } from '../../time/duration.ts'
import { epochOf } from '../../time/instant.ts'

/**
 * Time on the contract's clock from T0 to `at` for a row: stretches that moved its deadline are left out, so that it
 * agrees with the judgement. In milliseconds.
 */
export function spentMs(sla: SlaView, row: Pick<SlaRow, 'deadline' | 'nominalDeadline'>, at: string): number {
  if (sla.start === null) return 0
  const [from, to] = [epochOf(sla.start), epochOf(at)]
  const moved = row.deadline !== row.nominalDeadline
  const out = !moved
    ? []
    : sla.intervals
        .filter((i) => i.why !== 'waiting')
        .map((i) => [Math.max(from, epochOf(i.from)), Math.min(to, i.to === null ? to : epochOf(i.to))] as const)
        .filter(([a, b]) => b > a)
        .sort((a, b) => a[0] - b[0])
  let stood = 0
  let until = from
  for (const [a, b] of out) {
    stood += Math.max(0, b - Math.max(a, until))
    until = Math.max(until, b)
  }
  return to - from - stood
}

/** `2小时38分`; empty while it is not met. */
export function spentText(sla: SlaView, row: SlaRow): string {
  return row.metAt === null ? '' : durationText(spentMs(sla, row, row.metAt), true)
}

/** How far a row is beyond its deadline when it was met, or at `now`: `2小时3分`. */
export function lateText(row: SlaRow, now: string): string {
  if (row.deadline === null) return ''
  return durationText(epochOf(row.metAt ?? now) - epochOf(row.deadline), true)
}
