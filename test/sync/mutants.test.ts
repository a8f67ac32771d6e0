import { expect, test } from 'vitest'
import { sound } from '../../domain/sync/rules.ts'
import { runBatch } from './sim/batch.ts'
import { mutants } from './sim/mutants.ts'

/** Each must be noticed within so many histories; most are in the first. */
const bound = 400

test('every broken rule of the protocol is noticed', { timeout: 900_000 }, async () => {
  expect(Object.keys(mutants).length).toBeGreaterThanOrEqual(15)
  const survived: string[] = []
  for (const [name, { rules, profile }] of Object.entries(mutants)) {
    expect(rules, name).not.toEqual(sound)
    const [bad] = await runBatch({ seed: 1, histories: bound, profile, rules, first: true })
    if (!bad) survived.push(name)
  }
  expect(survived).toEqual([])
})

test('the last writer winning is seen as silent loss, not as divergence', { timeout: 300_000 }, async () => {
  const { rules, profile } = mutants['last-writer-wins']!
  const bad = await runBatch({ seed: 1, histories: 20, profile, rules })
  expect(new Set(bad.map((o) => o.violation!.rule))).toEqual(new Set(['I3']))
  // All that is not about what was lost holds: a check of convergence alone would call it good.
  const blind = await runBatch({ seed: 1, histories: 20, profile, rules, except: ['I3'] })
  expect(blind.map((o) => o.violation!.message)).toEqual([])
})
