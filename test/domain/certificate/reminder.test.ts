import { expect, test } from 'vitest'
import { reminderOf } from '../../../domain/certificate/reminder.ts'
import { addDays } from '../../../domain/time/instant.ts'

const to = '2024-03-01'

test.each([
  [91, 'none', ''],
  [90, 'plan', '还有 90 天到期，列入计划，准备材料'],
  [61, 'plan', '还有 61 天到期，列入计划，准备材料'],
  [60, 'apply', '还有 60 天到期，提交更新申请'],
  [31, 'apply', '还有 31 天到期，提交更新申请'],
  [30, 'must', '还有 30 天到期，必须完成更新，已升级到项目经理'],
  [8, 'must', '还有 8 天到期，必须完成更新，已升级到项目经理'],
  [7, 'daily', '还有 7 天到期，每天跟进，直到换好'],
  [1, 'daily', '还有 1 天到期，每天跟进，直到换好'],
  [0, 'daily', '今天到期，每天跟进，直到换好'],
  [-1, 'expired', '已过期 1 天，立即处理'],
  [-400, 'expired', '已过期 400 天，立即处理'],
])('%i days before the end: %s', (daysLeft, level, sentence) => {
  expect(reminderOf(to, addDays(to, -daysLeft))).toEqual({ level, daysLeft, sentence })
})

test('days are counted over the leap day', () => {
  expect(reminderOf('2024-03-01', '2024-02-28').daysLeft).toBe(2)
  expect(reminderOf('2025-03-01', '2025-02-28').daysLeft).toBe(1)
})
