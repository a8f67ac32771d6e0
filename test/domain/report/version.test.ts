import { expect, test } from 'vitest'
import { byFinalising, byVersion } from '../../../domain/report/version.ts'

const made = (id: string, version: string, finalisedAt: string) => ({ id, version: { version, finalisedAt } })
const names = (list: readonly { id: string }[]): string => list.map(({ id }) => id).join(' ')

test('versions of a document keep their order when the clock was set back, stood still, or passed ten', () => {
  const first = made('z', 'V1.0', '2024-03-02T09:00:00.000+08:00')
  const second = made('a', 'V1.1', '2024-03-01T09:00:00.000+08:00')
  const tenth = made('k', 'V1.10', '2024-03-01T09:00:00.000+08:00')
  const ninth = made('m', 'V1.9', '2024-03-01T09:00:00.000+08:00')
  expect(names([tenth, second, ninth, first].toSorted(byVersion))).toBe('z a m k')
})

test('two versions of one number, made on two devices, have one order everywhere', () => {
  const early = made('z', 'V1.1', '2024-03-01T09:00:00.000+08:00')
  const late = made('a', 'V1.1', '2024-03-01T09:01:00.000+08:00')
  const same = made('b', 'V1.1', '2024-03-01T09:01:00.000+08:00')
  expect(names([same, late, early].toSorted(byVersion))).toBe('z a b')
  expect(names([late, early, same].toSorted(byVersion))).toBe('z a b')
})

test('documents are listed newest first, and those of one instant by their version', () => {
  const old = made('o', 'V1.0', '2024-01-01T09:00:00.000+08:00')
  const first = made('z', 'V1.0', '2024-03-01T09:00:00.000+08:00')
  const second = made('a', 'V1.1', '2024-03-01T09:00:00.000+08:00')
  expect(names([first, old, second].toSorted(byFinalising))).toBe('a z o')
})
