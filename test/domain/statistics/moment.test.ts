import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedWithin } from '../../../domain/statistics/moment.ts'
import { faultFacts } from '../../support/fault-facts.ts'
import { at, statisticsOf } from '../../support/sample-faults.ts'

test('interruptions are counted as if minute by minute: once, and only within the period', () => {
  const span = fc.tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 1, max: 60 }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (raw, to) => {
      const spans = raw.map(([from, long]) => ({ from, to: from + long }))
      const minutes = Array.from({ length: to }, (_, n) => n)
      const down = minutes.filter((m) => spans.some((s) => s.from <= m && m < s.to)).length
      expect(mergedWithin(spans, 0, to)).toBe(down)
    }),
  )
})

test('two faults that stop the business at the same time stop it once', () => {
  const down = (id: string, from: string, to: string) =>
    faultFacts({
      id,
      policy: 'A-T2',
      now: at('04-02T09:00'),
      told: [['reported', at(from)]],
      registers: { impact: { scope: '', from: at(from), to: at(to) } },
    })
  const s = statisticsOf([down('a', '02-01T09:00', '02-01T11:00'), down('b', '02-01T10:00', '02-01T10:30')], '2024-Q1')
  expect(s.metrics.interruptionMs).toBe(120 * 60_000)
})
