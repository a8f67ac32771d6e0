import { expect, test } from 'vitest'
import { ambiguities, changeSetting, isDecided, readingOf, undecided } from '../../../domain/sla/ambiguity.ts'
import { defaultSlaSetting, type SlaSetting, slaSettingSchema } from '../../../domain/sla/setting.ts'
import { packA } from '../../support/pack-a.ts'

test('A1 to A19 are there, in order', () => {
  expect(ambiguities.map((a) => a.id)).toEqual(Array.from({ length: 19 }, (_, i) => `A${i + 1}`))
})

test.each(ambiguities.map((a) => [a.id, a] as const))(
  '%s quotes the contract word by word, and its default is one of its readings',
  (_id, ambiguity) => {
    if (ambiguity.wording)
      expect(packA.clauses.find((c) => c.id === ambiguity.wording!.clause)?.text).toContain(ambiguity.wording.quote)
    expect(ambiguity.readings.length + ambiguity.numbers.length + Number(ambiguity.tiers)).toBeGreaterThan(0)
    if (ambiguity.readings.length > 0) {
      expect(ambiguity.readings.length).toBeGreaterThan(1)
      // The default stands first: it is the strictest reading.
      expect(readingOf(ambiguity, defaultSlaSetting)).toBe(0)
    }
    expect(isDecided(ambiguity, defaultSlaSetting)).toBe(false)
  },
)

test('every reading gives a setting that can be stored, and is told from every other one', () => {
  for (const ambiguity of ambiguities)
    for (const [at, { set }] of ambiguity.readings.entries()) {
      const setting = changeSetting(defaultSlaSetting, ambiguity, set)
      expect(slaSettingSchema.safeParse(setting).success, ambiguity.id).toBe(true)
      expect(readingOf(ambiguity, setting)).toBe(at)
      expect(isDecided(ambiguity, setting)).toBe(at !== 0)
    }
})

test('all that a setting decides is open to a decision, but for its targets and who decided', () => {
  const covered = ambiguities.flatMap((a) => [
    ...a.readings.flatMap((r) => Object.keys(r.set)),
    ...a.numbers.map((n) => n.field),
    ...(a.tiers ? ['general'] : []),
  ])
  const rest = Object.keys(defaultSlaSetting).filter((field) => !covered.includes(field))
  expect(rest).toEqual(['workingDay', 'internal', 'decided'])
})

test('who decided is forgotten once the default is back, and asked for while it is not', () => {
  const a1 = ambiguities[0]!
  const occurred = changeSetting(defaultSlaSetting, a1, { start: 'occurred' })
  expect(undecided(occurred).map((a) => a.id)).toEqual(['A1'])
  const confirmed: SlaSetting = { ...occurred, decided: { A1: { by: '接口人乙', on: '2024-01-05' } } }
  expect(undecided(confirmed)).toEqual([])
  expect(changeSetting(confirmed, a1, { start: 'accepted' }).decided).toEqual(confirmed.decided)
  expect(changeSetting(confirmed, a1, { start: 'reported' }).decided).toEqual({})
})

test('the tiers of the general clause are compared as a set', () => {
  const a17 = ambiguities.find((a) => a.tiers)!
  expect(isDecided(a17, { ...defaultSlaSetting, general: ['A-HW', 'A-T2'] })).toBe(false)
  expect(isDecided(a17, { ...defaultSlaSetting, general: ['A-T2'] })).toBe(true)
})
