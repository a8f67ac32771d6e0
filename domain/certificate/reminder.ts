import { type DateText, daysBetween } from '../time/instant.ts'

/** Rungs of the reminder ladder (domain.md §4.1), the most urgent last. */
export type ReminderLevel = 'none' | 'plan' | 'apply' | 'must' | 'daily' | 'expired'

export interface Reminder {
  readonly level: ReminderLevel
  /** Whole days to the last valid day; 0 on it, negative after it. */
  readonly daysLeft: number
  /** What to do, as a whole sentence; empty at `none`. */
  readonly sentence: string
}

/** From how many days left each rung holds, the most urgent first. */
const rungs: readonly (readonly [days: number, level: ReminderLevel, act: string])[] = [
  [7, 'daily', '每天跟进，直到换好'],
  [30, 'must', '必须完成更新，已升级到项目经理'],
  [60, 'apply', '提交更新申请'],
  [90, 'plan', '列入计划，准备材料'],
]

/** The rung on which something that is valid to `to` (included) stands today. */
export function reminderOf(to: DateText, today: DateText): Reminder {
  const daysLeft = daysBetween(today, to)
  if (daysLeft < 0) return { level: 'expired', daysLeft, sentence: `已过期 ${-daysLeft} 天，立即处理` }
  const rung = rungs.find(([days]) => daysLeft <= days)
  if (!rung) return { level: 'none', daysLeft, sentence: '' }
  const left = daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天到期`
  return { level: rung[1], daysLeft, sentence: `${left}，${rung[2]}` }
}
