import type { FaultRow, NextMilestone } from '../../domain/fault/view.ts'
import type { Tone } from '../ui/status-pill.tsx'
import { longDuration } from './duration.ts'

/** `剩 17 小时 04 分`, `超 1 小时 25 分`; for what has no hours `立即`. */
export function leftText(next: NextMilestone): string {
  if (next.remainingMs === null) return '立即'
  return next.remainingMs < 0 ? `已超 ${longDuration(next.remainingMs)}` : `剩 ${longDuration(next.remainingMs)}`
}

/** Internal targets are never coloured as contractual. */
export function leftTone(row: FaultRow): Tone {
  if (!row.next || !row.contractual) return 'grey'
  if (row.next.state === '超时未达成' || (row.next.remainingMs ?? 1) < 0) return 'err'
  return row.next.state === '即将超时' ? 'warn' : 'grey'
}

/** `方案 超时达成：晚 1 小时 25 分`: stays for good. */
export function breachText(breach: FaultRow['breaches'][number]): string {
  return `${breach.name} ${breach.state}：晚 ${longDuration(breach.lateMs)}`
}
