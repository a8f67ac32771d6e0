import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyToHeads, type Head } from '../../../domain/sync/heads.ts'

const set = (heads: readonly Head[], op: string, ...bases: string[]): Head[] =>
  applyToHeads(heads, { op, value: op, clock: '' }, bases)
const ids = (heads: readonly Head[]): string[] => heads.map((h) => h.op)

test('a value replaces the one its author was shown', () => {
  expect(ids(set(set([], 'a'), 'b', 'a'))).toEqual(['b'])
})

test('a value that its author was not shown stays beside the new one', () => {
  expect(ids(set(set(set([], 'a'), 'b', 'a'), 'c', 'a'))).toEqual(['b', 'c'])
})

test('a person who saw both resolves a conflict', () => {
  expect(ids(set(set(set([], 'a'), 'b'), 'c', 'a', 'b'))).toEqual(['c'])
})

test('a head that comes again changes nothing', () => {
  const heads = set(set([], 'a'), 'b')
  expect(set(heads, 'a')).toEqual(heads)
})

/** Operations, each based on some of those before it, and an order in which none comes before its bases. */
const history = fc
  .array(fc.record({ sees: fc.array(fc.nat(7), { maxLength: 3 }), rank: fc.nat() }), { minLength: 1, maxLength: 8 })
  .map((list) =>
    list.map(({ sees, rank }, n) => ({
      id: `op${n}`,
      bases: [...new Set(sees.filter((b) => b < n))].map((b) => `op${b}`),
      rank,
    })),
  )

test('every causal order leaves the same heads, and each is one that nobody saw replaced', () => {
  fc.assert(
    fc.property(history, (ops) => {
      const run = (order: typeof ops): string[] =>
        ids(
          order.reduce<Head[]>(
            (heads, op) => applyToHeads(heads, { op: op.id, value: op.id, clock: '' }, op.bases),
            [],
          ),
        ).sort()
      const waiting = [...ops].sort((a, b) => a.rank - b.rank)
      const causal: typeof ops = []
      while (waiting.length > 0) {
        const next = waiting.findIndex((op) => op.bases.every((b) => causal.some((c) => c.id === b)))
        causal.push(...waiting.splice(next, 1))
      }
      const expected = ops.filter((op) => !ops.some((other) => other.bases.includes(op.id))).map((op) => op.id)
      expect(run(ops)).toEqual([...expected].sort())
      expect(run(causal)).toEqual([...expected].sort())
    }),
  )
})
