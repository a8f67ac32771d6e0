import { expect, test } from 'vitest'
import { decisionsOf } from '../../../domain/sync/decision.ts'

const conflict = (table: string, row: string, register: string, devices = ['a', 'b'], kind = 'values' as const) => ({
  table,
  row,
  register,
  kind,
  devices,
})
const decided = (...conflicts: ReturnType<typeof conflict>[]) =>
  decisionsOf(conflicts, (c) => c.devices).map((d) => [d.conflict.register, ...d.with_.map((c) => c.register)])

test('two results of one item and what they made of its problem are one decision, results first', () => {
  const text = conflict('finding', 'i:ENV-03:1', 'problem')
  const origin = conflict('finding', 'i:ENV-03:1', 'origin', ['b', 'a'])
  const state = conflict('finding', 'i:ENV-03:1', 'state')
  const meas = conflict('inspection_item', 'i:ENV-03', 'meas')
  expect(decided(text, origin, state, meas)).toEqual([['meas', 'origin', 'state'], ['problem']])
})

test('what other laptops wrote, or of another item, is decided by itself', () => {
  const meas = conflict('inspection_item', 'i:ENV-03', 'meas')
  expect(decided(meas, conflict('finding', 'i:ENV-03:1', 'state', ['a', 'c']))).toEqual([['meas'], ['state']])
  expect(decided(meas, conflict('finding', 'i:ENV-031:1', 'state'))).toEqual([['meas'], ['state']])
  expect(decided()).toEqual([])
})
