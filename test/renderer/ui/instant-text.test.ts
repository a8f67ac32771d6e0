import { expect, test } from 'vitest'
import { readInstant } from '../../../renderer/ui/instant-text.ts'

const now = '2026-09-22T15:20:30.000+08:00'

test.each([
  ['15:08', '2026-09-22T15:08:00.000+08:00'],
  ['9:05', '2026-09-22T09:05:00.000+08:00'],
  ['昨天 22:30', '2026-09-21T22:30:00.000+08:00'],
  ['9-20 15:08', '2026-09-20T15:08:00.000+08:00'],
  ['12-31 22:30', '2025-12-31T22:30:00.000+08:00'],
  ['2024年2月9日 22:30', '2024-02-09T22:30:00.000+08:00'],
  ['2024-02-09 22:30', '2024-02-09T22:30:00.000+08:00'],
  ['', ''],
])('reads %s', (typed, instant) => {
  expect(readInstant(typed, now)).toBe(instant)
})

test.each(['25:00', '15:60', '15', '22日 15:08', '02-30 10:00', '上午'])('does not take %s for a time', (typed) => {
  expect(readInstant(typed, now)).toBeNull()
})
