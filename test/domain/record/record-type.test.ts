import { expect, test } from 'vitest'
import { recordTypeOf, recordTypes } from '../../../domain/record/all.ts'
import { adviceSchema } from '../../../domain/record/finding.ts'
import { itemRow } from '../../../domain/record/inspection.ts'
import { servicePeriodSchema } from '../../../domain/record/organisation.ts'
import { testStore } from '../../support/store.ts'

test('every record has its table, with a column for each register', () => {
  const { db } = testStore()
  for (const type of recordTypes) {
    const columns = (db.raw.pragma(`table_xinfo(${type.table})`) as { name: string; hidden: number }[])
      .filter((c) => c.hidden === 0)
      .map((c) => c.name)
    expect(columns.sort(), type.table).toEqual(['id', 'scope', '_v', ...Object.keys(type.registers)].sort())
    expect(recordTypeOf(type.table)).toBe(type)
  }
  expect(recordTypeOf('constructor')).toBeUndefined()
})

test('two laptops write the same row for the same item', () => {
  expect(itemRow('i1', 'ENV-05')).toBe('i1:ENV-05')
})

test('a service period has two days of this century, in order', () => {
  const ok = (start: string, end: string): boolean => servicePeriodSchema.safeParse({ start, end }).success
  expect(ok('2024-01-01', '2024-12-31')).toBe(true)
  expect(ok('2024-01-01', '2024-01-01')).toBe(true)
  expect(ok('2024-01-02', '2024-01-01')).toBe(false)
  for (const bad of ['', '1999-12-31', '2100-01-01', '2024-02-30', '02024-01-01'])
    expect(ok(bad, '2024-12-31')).toBe(false)
})

test('a due date is a date or nothing', () => {
  const ok = (due: string): boolean =>
    adviceSchema.safeParse({ group: null, text: '', basis: '', party: null, due }).success
  expect(ok('')).toBe(true)
  expect(ok('2024-06-30')).toBe(true)
  for (const bad of ['2024-06-31', '6月底', ' ']) expect(ok(bad)).toBe(false)
})
