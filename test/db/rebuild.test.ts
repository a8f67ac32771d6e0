import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuild } from '../../db/rebuild.ts'
import type { Op } from '../../domain/sync/op.ts'
import { commit, projection, testSigner, testStore } from '../support/store.ts'

const registers = {
  finding: ['origin', 'problem', 'advice', 'state', 'unknown'],
  evidence: ['file', 'caption', 'position'],
  inspection: ['plan', 'place', 'void'],
  future: ['anything'],
} as const

/** One register set in one row, seeing some of the operations before it. */
const step = fc.record({
  table: fc.constantFrom(...(Object.keys(registers) as (keyof typeof registers)[])),
  row: fc.constantFrom('r1', 'r2'),
  register: fc.nat(),
  value: fc.oneof(
    fc.constant(null),
    fc.record({ text: fc.string({ unit: 'binary' }), inspection: fc.constantFrom('i1', 'i2') }),
  ),
  sees: fc.array(fc.nat(9), { maxLength: 2 }),
  second: fc.option(fc.nat(), { nil: undefined }),
})

test('the rows of any history, projected again from the log, are the same byte for byte', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const { db } = testStore()
      const signer = testSigner('device-1')
      const ids: string[] = []
      for (const [n, s] of steps.entries()) {
        const names = registers[s.table]
        const bases = [...new Set(s.sees.filter((b) => b < ids.length).map((b) => ids.at(-1 - b)!))]
        const set: Record<string, readonly [unknown, readonly string[]]> = {
          [names[s.register % names.length]!]: [s.value, bases],
        }
        if (s.second !== undefined) set[names[s.second % names.length]!] = [{ text: '二', inspection: 'i1' }, bases]
        const op: Op = { id: `op-${n}`, table: s.table, row: s.row, set }
        commit(db, signer, `tx-${n}`, [op])
        ids.push(op.id)
      }
      const before = projection(db)
      db.raw.exec('UPDATE finding SET advice = NULL; DELETE FROM evidence; DELETE FROM head')
      rebuild(db)
      expect(projection(db)).toEqual(before)
      db.raw.close()
    }),
    { numRuns: 60 },
  )
})
