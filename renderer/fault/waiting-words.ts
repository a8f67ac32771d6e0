import type { Interval } from '../../domain/sla/state.ts'
import { epochOf, type Instant } from '../../domain/time/instant.ts'
import { shortDuration } from './duration.ts'

/** `等待厂商 2 时 15 分（斜线）`: what the working clock does not count, or that there was none. */
export function waitingWords(intervals: readonly Interval[], now: Instant): string {
  const sums = new Map<string, number>()
  for (const i of intervals) {
    const ms = (i.to === null ? epochOf(now) : epochOf(i.to)) - epochOf(i.from)
    const label = i.label || (i.why === 'force-majeure' ? '不可抗力' : '等待')
    if (ms > 0) sums.set(label, (sums.get(label) ?? 0) + ms)
  }
  if (sums.size === 0) return '没有等待'
  return `${[...sums].map(([label, ms]) => `${label} ${shortDuration(ms)}`).join('、')}（斜线）`
}
