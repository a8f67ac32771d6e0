import { describe, expect, it } from 'vitest'
import type { Item, Pack } from '../../domain/pack/schema.ts'
import { adviceGroups } from '../../domain/verdict.ts'

const textsOf = (item: Item): string[] => item.suggestions.flatMap((s) => [s.problem, s.impact, s.advice])

/** What every item of every checklist of a shipped pack holds. */
export function describeItems(pack: Pack): void {
  const items = pack.checklists.flatMap((list) => list.sections.flatMap((section) => section.items))
  describe.each(items.map((i) => [i.id, i] as const))('%s', (_id, item) => {
    it('offers advice in all three groups, and for every measure with a limit', () => {
      expect(item.suggestions.length).toBeGreaterThanOrEqual(3)
      expect(new Set(item.suggestions.map((s) => s.group))).toEqual(new Set(adviceGroups))
      for (const measure of item.measures) {
        if (!measure.abnormal && !measure.attention) continue
        expect(measure.limitText, measure.id).not.toBe('')
        expect(
          item.suggestions.some((s) => s.measure === measure.id),
          measure.id,
        ).toBe(true)
      }
    })

    it('fills only placeholders that a judged row can fill', () => {
      for (const suggestion of item.suggestions) {
        const text = suggestion.problem + suggestion.impact + suggestion.advice
        const names = Array.from(text.matchAll(/\{([^}]*)\}/g), (m) => m[1]!)
        const measure = item.measures.find((m) => m.id === suggestion.measure)
        const known = measure
          ? ['value', 'limit', ...(measure.object ? ['object', 'used', 'total', 'free', 'growth'] : [])]
          : []
        expect(
          names.filter((n) => !known.includes(n)),
          suggestion.id,
        ).toEqual([])
      }
      expect(textsOf(item).every((t) => !/[{}]/.test(t.replace(/\{\w+\}/g, '')))).toBe(true)
    })

    it('keeps 合同 out of advice that rests on an internal standard', () => {
      for (const suggestion of item.suggestions) {
        const measure = item.measures.find((m) => m.id === suggestion.measure)
        if (measure?.source === 'internal') expect(suggestion.problem).not.toContain('合同')
      }
    })

    it('says how, in numbered steps, and what to say when it cannot be done', () => {
      expect(item.steps.length).toBeGreaterThanOrEqual(5)
      expect(item.uncheckedReasons.length).toBeGreaterThanOrEqual(2)
      if (item.kind === 'check') expect(item.notApplicableReasons.length).toBeGreaterThanOrEqual(2)
    })

    it('pastes into measures in percent, seconds, days or counts that the parser gives', () => {
      const units: Record<string, string[]> = {
        tablespace: ['%'],
        disk: ['%'],
        backup: ['%', '次', 'h'],
        certificate: ['天'],
        http: ['s'],
        log: ['条'],
      }
      for (const accept of item.accepts)
        expect(units[accept.parser]).toContain(item.measures.find((m) => m.id === accept.measure)!.unit)
    })
  })
}
