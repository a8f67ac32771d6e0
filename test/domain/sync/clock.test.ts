import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockMs, nextClock } from '../../../domain/sync/clock.ts'

test('it follows the machine and counts within a millisecond', () => {
  const first = nextClock('', 1_710_900_000_000)
  expect(first).toBe('001710900000000-00000')
  expect(nextClock(first, 1_710_900_000_000)).toBe('001710900000000-00001')
  expect(nextClock(first, 1_710_900_000_001)).toBe('001710900000001-00000')
  expect(clockMs(first)).toBe(1_710_900_000_000)
})

test('as text it only ever rises, whatever the machine says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 }), (times) => {
      const clocks = times.reduce<string[]>((list, ms) => [...list, nextClock(list.at(-1) ?? '', ms)], [])
      expect([...clocks].sort()).toEqual(clocks)
      expect(new Set(clocks).size).toBe(clocks.length)
    }),
  )
})

test('a full counter takes the next millisecond', () => {
  expect(nextClock('001710900000000-99999', 0)).toBe('001710900000001-00000')
})
