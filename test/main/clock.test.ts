import { expect, test } from 'vitest'
import { epochOf } from '../../domain/time/instant.ts'
import { clockFrom, systemClock } from '../../main/clock.ts'

test('a named clock starts there and runs on', async () => {
  const clock = clockFrom('2024-03-20T09:00:00+08:00', false)
  const first = epochOf(clock())
  expect(first - epochOf('2024-03-20T09:00:00+08:00')).toBeLessThan(1000)
  await new Promise((done) => setTimeout(done, 15))
  expect(epochOf(clock())).toBeGreaterThan(first)
})

test('a packaged build has the machine’s clock and no other', () => {
  expect(() => clockFrom('2024-03-20T09:00:00+08:00', true)).toThrow('正式版不接受')
  expect(clockFrom(undefined, true)).toBe(systemClock)
  expect(clockFrom('', true)).toBe(systemClock)
  expect(Math.abs(epochOf(systemClock()) - Date.now())).toBeLessThan(1000)
})

test('what is no instant is refused', () => {
  expect(() => clockFrom('yesterday', false)).toThrow('not an instant')
})
