import { describe, expect, it } from 'vitest'
import type { ItemFacts } from '../../../domain/inspection/facts.ts'
import { adviceOf, gapsOf, itemGaps } from '../../../domain/inspection/gap.ts'
import { evidence, finding, normalFacts, row, tablespace, withItems } from '../../support/inspection-facts.ts'

/** A quarter without any gap: the pack's pieces of evidence are there. */
const complete = () =>
  withItems(
    normalFacts(),
    Object.fromEntries(
      normalFacts().items.map((i, n) => [
        i.item.id,
        () => ({
          evidence: Array.from({ length: i.item.kind === 'check' ? i.item.evidence.normal : 0 }, (_, k) =>
            evidence(n * 10 + k, i.item.id),
          ),
        }),
      ]),
    ),
  )
const one = (id: string, change: (item: ItemFacts) => Partial<ItemFacts>): string[] =>
  gapsOf(withItems(complete(), { [id]: change })).map((g) => `${g.item} ${g.field}: ${g.sentence}`)
const judged =
  (verdict: ItemFacts['meas']['verdict'], over: Partial<ItemFacts['meas']> = {}) =>
  (i: ItemFacts): Partial<ItemFacts> => ({
    meas: { ...i.meas, verdict, ...over },
  })

describe('what is still missing', () => {
  it('is nothing in a complete quarter', () => {
    expect(gapsOf(complete())).toEqual([])
  })

  it('begins with preparation, and never forgets the hotline that the contract asks for', () => {
    const facts = complete()
    const inspection = {
      ...facts.inspection,
      place: { place: ' ' },
      people: { inspector: '', reviewer: '', witness: '', witnessDepartment: '' },
    }
    const gaps = gapsOf({ ...facts, inspection, firm: null })
    expect(gaps.map((g) => g.field)).toEqual(['place', 'inspector', 'witness', 'hotline'])
    expect(gaps.every((g) => g.step === 'prepare')).toBe(true)
  })

  it('is one gap for an item nobody judged, and tells recognised values apart', () => {
    expect(one('ENV-05', (i) => ({ meas: { ...i.meas, verdict: null, rows: [] } }))).toEqual([
      'ENV-05 verdict: 还没有结果。',
    ])
    const pending = (i: ItemFacts): Partial<ItemFacts> => ({
      meas: { ...i.meas, verdict: null, rows: i.meas.rows.map((r) => ({ ...r, pending: true })) },
    })
    expect(one('ENV-05', pending)).toEqual(['ENV-05 verdict: 已识别出数值，等您确认结果。'])
  })

  it('is the reason of 不适用 and 未检查', () => {
    for (const verdict of ['not-applicable', 'unchecked'] as const) {
      expect(one('BIZ-01', judged(verdict, { reason: ' ' }))).toEqual(['BIZ-01 reason: 需要写明理由。'])
      expect(one('BIZ-01', judged(verdict, { reason: '无此业务' }))).toEqual([])
    }
  })

  it('is a required value, an unreadable one, one that cannot decide, and one that waits for confirmation', () => {
    expect(one('ENV-05', judged('normal', { rows: [] }))[0]).toContain('values: 还缺实测值')
    expect(one('ENV-05', judged('normal', { rows: [row('used-percent', '-5', { object: 'A' })] }))[0]).toContain(
      '还缺实测值：A',
    )
    expect(
      one('ENV-05', judged('normal', { rows: [row('used-percent', '90.0', { object: 'A', rounded: true })] })).some(
        (g) => g.includes('values'),
      ),
    ).toBe(true)
    expect(one('ENV-05', judged('normal', { rows: [{ ...tablespace('A', 10, 100), pending: true }] }))).toEqual([
      'ENV-05 values: 粘贴识别出的数值还没有确认。',
    ])
  })

  it('is a verdict that contradicts its values', () => {
    expect(one('ENV-05', judged('normal', { rows: [tablespace('A', 9341, 10_000)] }))).toContain(
      'ENV-05 verdict: 结果与实测值矛盾。',
    )
    expect(one('ENV-05', judged('not-applicable', { reason: 'x', rows: [tablespace('A', 9341, 10_000)] }))).toContain(
      'ENV-05 verdict: 结果与实测值矛盾。',
    )
  })

  it('is a sub-point that is not marked, or not explained', () => {
    const open = (i: ItemFacts): Partial<ItemFacts> => ({
      meas: { ...i.meas, subPoints: Object.fromEntries(Object.entries(i.meas.subPoints).slice(1)) },
    })
    expect(one('BIZ-02', open)).toEqual(['BIZ-02 sub-points: 还有 1 个子项没有标记。'])
    const mute = (i: ItemFacts): Partial<ItemFacts> => {
      const [first] = i.item.subPoints
      return {
        meas: { ...i.meas, subPoints: { ...i.meas.subPoints, [first!.id]: { state: 'not-applicable', note: '' } } },
      }
    }
    expect(one('BIZ-02', mute)[0]).toMatch(/^BIZ-02 sub-points: 子项“.+”需要写明理由。$/)
  })

  it('is evidence, by the pack’s word for the verdict', () => {
    const bad = (i: ItemFacts): Partial<ItemFacts> => ({
      ...judged('abnormal')(i),
      evidence: [],
      findings: [finding('f', 'ENV-09')],
    })
    expect(one('ENV-09', bad)).toEqual(['ENV-09 evidence: 异常至少要 1 件证据。'])
  })

  it('is every part of a finding, for each of several; repaired on the spot it owes no date', () => {
    const empty = finding('f1', 'ENV-09', { problem: null, advice: null })
    const bad =
      (findings: ItemFacts['findings'], retest: ItemFacts['retest'] = null) =>
      (i: ItemFacts): Partial<ItemFacts> => ({
        ...judged('attention')(i),
        findings,
        retest,
        evidence: [evidence(1, 'ENV-09'), evidence(2, 'ENV-09')],
      })
    const fields = (findings: ItemFacts['findings'], retest?: ItemFacts['retest']): string[] =>
      itemGaps(
        withItems(complete(), { 'ENV-09': bad(findings, retest) }).items.find((i) => i.item.id === 'ENV-09')!,
      ).map((g) => g.field)
    expect(fields([empty])).toEqual(['description', 'risk', 'advice', 'group', 'party', 'due'])
    expect(fields([finding('f0', 'ENV-09'), empty])[0]).toBe('description-1')
    expect(fields([])).toEqual(['description'])
    const done = { action: '已校时', at: '', by: '', rows: [], verdict: 'normal' as const }
    const undated = finding('f1', 'ENV-09', {
      advice: { group: 'tuning', text: 'x', basis: '', party: 'contractor', due: '' },
    })
    expect(fields([undated])).toEqual(['due'])
    expect(fields([undated], done)).toEqual([])
  })

  it('is each of the three groups of advice (A-025), unless it is confirmed that there is none', () => {
    const facts = complete()
    const inspection = { ...facts.inspection, noneTuning: null, noneSecurity: { confirmed: false, at: '' } }
    const gaps = gapsOf({ ...facts, inspection })
    expect(gaps.map((g) => g.field)).toEqual(['none-tuning', 'none-security'])
    const advice = [finding('a', '', { advice: { group: 'tuning', text: 'x', basis: '', party: null, due: '' } })]
    expect(gapsOf({ ...facts, inspection, advice }).map((g) => g.field)).toEqual(['none-security'])
    expect(adviceOf({ ...facts, advice }, 'tuning')).toEqual(advice)
  })

  it('is advice without words', () => {
    const advice = [finding('a', '', { advice: { group: 'tuning', text: ' ', basis: '', party: null, due: '' } })]
    expect(gapsOf({ ...complete(), advice }).map((g) => g.field)).toEqual(['advice-0'])
  })

  it('is every conflict between two devices, wherever it stands', () => {
    expect(one('BIZ-01', () => ({ conflicts: ['meas'] }))[0]).toContain('BIZ-01 conflict')
    expect(one('BIZ-01', () => ({ evidence: [{ ...evidence(1, 'BIZ-01'), conflicts: ['caption'] }] }))[0]).toContain(
      'BIZ-01 conflict',
    )
    const facts = complete()
    expect(gapsOf({ ...facts, inspection: { ...facts.inspection, conflicts: ['people'] } })[0]!.field).toBe('conflict')
    const advice = [{ ...finding('a', ''), conflicts: ['advice'] }]
    expect(gapsOf({ ...facts, advice })[0]!.field).toBe('conflict')
  })
})
