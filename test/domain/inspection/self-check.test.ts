import { expect, test } from 'vitest'
import type { InspectionFacts } from '../../../domain/inspection/facts.ts'
import { selfCheck } from '../../../domain/inspection/self-check.ts'
import { evidence, hashOf, normalFacts, withItems } from '../../support/inspection-facts.ts'

const none = new Set<string>()
const complete = (): InspectionFacts =>
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
const failing = (facts: InspectionFacts, missing: ReadonlySet<string> = none) =>
  selfCheck(facts, missing).filter((l) => !l.ok)

test('a complete quarter passes every line', () => {
  const lines = selfCheck(complete(), none)
  expect(lines.map((l) => l.id)).toEqual([
    'prepare',
    'items',
    'abnormal',
    'attention',
    'advice',
    'files',
    'redaction',
    'conflicts',
  ])
  expect(lines.every((l) => l.ok && l.goTo === null)).toBe(true)
  expect(lines.find((l) => l.id === 'advice')!.detail).toBe('无 / 无 / 无')
})

test('each gap fails the line that speaks of it, which leads to the first place', () => {
  const facts = complete()
  const verdict = (value: 'abnormal' | 'attention' | null) =>
    withItems(facts, { 'ENV-09': (i) => ({ meas: { ...i.meas, verdict: value }, evidence: [evidence(1, 'ENV-09')] }) })
  expect(failing({ ...facts, firm: null })).toMatchObject([
    { id: 'prepare', detail: '缺 1 处', goTo: { step: 'prepare', field: 'hotline' } },
  ])
  expect(failing(verdict(null))).toMatchObject([{ id: 'items', goTo: { item: 'ENV-09', field: 'verdict' } }])
  expect(failing(verdict('abnormal'))).toMatchObject([
    { id: 'abnormal', goTo: { item: 'ENV-09', field: 'description' } },
  ])
  expect(failing(verdict('attention'))).toMatchObject([{ id: 'attention', goTo: { item: 'ENV-09' } }])
  expect(failing({ ...facts, inspection: { ...facts.inspection, noneSecurity: null } })).toMatchObject([
    { id: 'advice', goTo: { step: 'conclusion', field: 'none-security' } },
  ])
  expect(failing(withItems(facts, { 'BIZ-01': () => ({ conflicts: ['meas'] }) }))).toMatchObject([
    { id: 'conflicts', goTo: { item: 'BIZ-01' } },
  ])
})

test('a file that is gone fails, be it the original or the copy that the report shows', () => {
  const facts = withItems(complete(), { 'BIZ-01': () => ({ evidence: [evidence(900, 'BIZ-01')] }) })
  for (const hash of [hashOf(900), hashOf(900 + 4096)])
    expect(failing(facts, new Set([hash]))).toMatchObject([
      { id: 'files', detail: '少 1 件', goTo: { item: 'BIZ-01', field: 'evidence' } },
    ])
  expect(failing(facts, new Set([hashOf(901)]))).toEqual([])
})
