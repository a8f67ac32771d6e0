import { expect, test } from 'vitest'
import { signedText, type Transaction } from '../../../domain/sync/op.ts'

const tx: Transaction = {
  id: 't1',
  device: 'd1',
  author: 'p1',
  scope: 'c1',
  schemaVersion: 1,
  clock: '001710900000000-00000',
  action: 'item.judge',
  previous: '',
  ops: [
    { id: 'o1', table: 'finding', row: 'r1', set: { problem: [{ description: '票', impact: '', risk: null }, []] } },
  ],
}

test('every part of a transaction is in the signed text', () => {
  const changes: Partial<Transaction>[] = [
    { id: 't2' },
    { device: 'd2' },
    { author: 'p2' },
    { scope: 'c2' },
    { schemaVersion: 2 },
    { clock: '1' },
    { action: 'x' },
    { previous: 'h' },
    { ops: [] },
    { ops: [{ ...tx.ops[0]!, set: { problem: [null, []] } }] },
    { ops: [{ ...tx.ops[0]!, set: { problem: [tx.ops[0]!.set['problem']![0], ['o0']] } }] },
  ]
  for (const change of changes) expect(signedText({ ...tx, ...change })).not.toBe(signedText(tx))
  expect(signedText({ ...tx })).toBe(signedText(tx))
})
