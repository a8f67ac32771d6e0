import { describe, expect, it } from 'vitest'
import type { Checklist, Item, Pack } from '../../domain/pack/schema.ts'

const itemsOf = (list: Checklist): Item[] => list.sections.flatMap((section) => section.items)
const textsOf = (item: Item): string[] => item.suggestions.flatMap((s) => [s.problem, s.impact, s.advice])

/** What every checklist of a shipped pack holds, and every item of it. */
export function describeItems(pack: Pack): void {
  describe.each(pack.checklists.map((list) => [list.id, list] as const))('%s', (_id, list) => {
    it('offers advice in the groups that its report has a heading for, and in each of them', () => {
      const offered = new Set(itemsOf(list).flatMap((item) => item.suggestions.map((s) => s.group)))
      if (list.adviceGroups.length > 0) expect([...offered].toSorted()).toEqual(list.adviceGroups.toSorted())
    })

    describe.each(itemsOf(list).map((i) => [i.id, i] as const))('%s', (_item, item) => {
      describeItem(list, item)
    })
  })
}

function describeItem(list: Checklist, item: Item): void {
  const conformity = list.words === 'conformity'

  it('offers advice, and for every measure with a limit', () => {
    expect(item.suggestions.length).toBeGreaterThanOrEqual(conformity ? 1 : 2)
    for (const measure of item.measures) {
      if (!measure.abnormal && !measure.attention) continue
      expect(measure.limitText, measure.id).not.toBe('')
      expect(item.suggestions.some((s) => s.measure === measure.id) || conformity, measure.id).toBe(true)
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

  it('shows no empty bracket in its sentence where no value need be given', () => {
    expect(item.normalSentence).toMatch(/结论：(正常|符合)。$|报告编号与版本见封面。$/)
    expect(item.normalSentence.includes('结论：符合。')).toBe(conformity)
    if (item.normalSentence.includes('{values}')) expect(item.measures.some((m) => m.required)).toBe(true)
  })

  it('keeps 合同 out of advice that rests on an internal standard', () => {
    for (const suggestion of item.suggestions) {
      const measure = item.measures.find((m) => m.id === suggestion.measure)
      if (measure?.source === 'internal') expect(suggestion.problem).not.toContain('合同')
    }
  })

  it('says how, in numbered steps, by what it is judged, and what to say when it cannot be done', () => {
    expect(item.steps.length).toBeGreaterThanOrEqual(conformity ? 3 : 4)
    for (const step of item.steps) expect(step).toMatch(/。$/)
    expect(item.criterion).not.toBe('')
    expect(item.uncheckedReasons.length).toBeGreaterThanOrEqual(2)
    if (item.kind === 'check') expect(item.notApplicableReasons.length).toBeGreaterThanOrEqual(1)
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
}
