import { expect, test } from 'vitest'
import { type Candidate, possibleDuplicates } from '../../../domain/sync/duplicate.ts'

const fault = (row: string, value: string, contract = 'c1'): Candidate => ({
  table: 'fault',
  row,
  contract,
  keys: [{ kind: 'number', value }],
})

test('one number given twice in a contract is pointed out, with both records', () => {
  const found = possibleDuplicates([
    fault('b', 'GZ-20240209-002'),
    fault('a', 'GZ-20240209-001'),
    fault('c', 'GZ-20240209-001'),
    fault('d', 'GZ-20240209-002', 'c2'),
    fault('e', ''),
    fault('f', ''),
  ])
  expect(found).toEqual([
    { kind: 'number', table: 'fault', contract: 'c1', value: 'GZ-20240209-001', rows: ['a', 'c'] },
  ])
})

test('a period that two checked apart is pointed out although their numbers differ', () => {
  const check = (row: string, number: string): Candidate => ({
    table: 'inspection',
    row,
    contract: 'c1',
    keys: [
      { kind: 'number', value: number },
      { kind: 'period', value: '2024-Q1 quarterly' },
    ],
  })
  expect(possibleDuplicates([check('b', 'XJ-2'), check('a', 'XJ-1'), fault('x', 'G'), fault('y', 'G')])).toMatchObject([
    { kind: 'period', rows: ['a', 'b'] },
    { kind: 'number', value: 'G' },
  ])
})
