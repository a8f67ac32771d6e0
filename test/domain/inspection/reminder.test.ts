import { expect, test } from 'vitest'
import type { InspectionFacts } from '../../../domain/inspection/facts.ts'
import { remindersOf } from '../../../domain/inspection/reminder.ts'
import { instantOf, epochOf } from '../../../domain/time/instant.ts'
import { evidence, normalFacts, row, withItems } from '../../support/inspection-facts.ts'

const kinds = (facts: InspectionFacts): string[] => remindersOf(facts).map((r) => r.kind)
const only = (facts: InspectionFacts, kind: string) => remindersOf(facts).filter((r) => r.kind === kind)

test('an ordinary quarter has nothing to look at again', () => {
  expect(remindersOf(normalFacts())).toEqual([])
})

test('a value equal to last quarter’s is named, one that differs is not', () => {
  const history = [
    {
      period: '2023 Q4',
      checkedAt: '2023-12-20T10:00:00+08:00',
      verdict: 'normal' as const,
      rows: [row('used-percent', '42.18', { object: 'A' })],
    },
  ]
  const with_ = (value: string) =>
    withItems(normalFacts(), {
      'ENV-05': (i) => ({
        history,
        meas: { ...i.meas, rows: [row('used-percent', value, { object: 'A', unit: '%' })] },
      }),
    })
  expect(only(with_('42.18'), 'same-value')).toMatchObject([
    { items: ['ENV-05'], sentence: 'A 42.18% 与上季度完全相同。' },
  ])
  expect(only(with_('42.19'), 'same-value')).toEqual([])
  history[0]!.rows[0]!.value = '0'
  expect(only(with_('0'), 'same-value')).toEqual([])
  expect(only(with_(''), 'same-value')).toEqual([])
})

/** Every item judged `seconds` after the one before. */
function paced(seconds: number, count = 16): InspectionFacts {
  const start = epochOf('2024-03-20T09:00:00+08:00')
  const checks = normalFacts().items.filter((i) => i.item.kind === 'check')
  const changes = checks
    .slice(0, count)
    .map(
      (i, n) =>
        [
          i.item.id,
          (f: typeof i) => ({ meas: { ...f.meas, checkedAt: instantOf(start + n * seconds * 1000) } }),
        ] as const,
    )
  return withItems(normalFacts(), Object.fromEntries(changes))
}

test('judging item after item within seconds is named with its length', () => {
  expect(only(paced(1), 'fast')).toMatchObject([{ sentence: 'BIZ-01 至 ENV-09 共 16 项在 15 秒内连续记为正常。' }])
  expect(only(paced(1, 5), 'fast')[0]!.items.length).toBe(5)
  expect(only(paced(1, 4), 'fast')).toEqual([])
  expect(only(paced(2), 'fast')).toEqual([])
})

test('one picture under two items is named; twice under one item it is not, nor is text', () => {
  const picture = (item: string, over = {}) => evidence(7, item, over)
  const two = withItems(normalFacts(), {
    'ENV-05': () => ({ evidence: [picture('ENV-05'), picture('ENV-05')] }),
    'ENV-06': () => ({ evidence: [picture('ENV-06')] }),
  })
  expect(only(two, 'same-picture')).toEqual([
    { kind: 'same-picture', items: ['ENV-05', 'ENV-06'], sentence: '同一张截图用在 ENV-05、ENV-06。' },
  ])
  expect(
    only(
      withItems(normalFacts(), { 'ENV-05': () => ({ evidence: [picture('ENV-05'), picture('ENV-05')] }) }),
      'same-picture',
    ),
  ).toEqual([])
  const text = { kind: 'text' as const }
  expect(
    kinds(
      withItems(normalFacts(), {
        'ENV-05': () => ({ evidence: [picture('ENV-05', text)] }),
        'ENV-06': () => ({ evidence: [picture('ENV-06', text)] }),
      }),
    ),
  ).toEqual([])
})

test('pictures that nobody looked at for patients’ data are counted', () => {
  const open = (n: number) => ({ ...evidence(n, 'ENV-05'), redaction: null })
  const facts = withItems(normalFacts(), { 'ENV-05': () => ({ evidence: [open(1), open(2), evidence(3, 'ENV-05')] }) })
  expect(only(facts, 'not-cleared')).toEqual([
    { kind: 'not-cleared', items: ['ENV-05'], sentence: '2 张截图还没有确认是否需要脱敏。' },
  ])
})

test('work and pictures outside the period are named, by the day in Shanghai', () => {
  const at = (checkedAt: string) => withItems(normalFacts(), { 'ENV-05': (i) => ({ meas: { ...i.meas, checkedAt } }) })
  expect(kinds(at('2024-04-01T00:00:00+08:00'))).toEqual(['outside-period'])
  expect(kinds(at('2024-03-31T23:59:59+08:00'))).toEqual([])
  // The same evening, as a machine in London would write it; and New Year's morning in Shanghai.
  expect(kinds(at('2024-03-31T15:59:59Z'))).toEqual([])
  expect(kinds(at('2023-12-31T16:00:00Z'))).toEqual([])
  const old = withItems(normalFacts(), {
    'ENV-05': () => ({ evidence: [evidence(1, 'ENV-05', { capturedAt: '2023-11-02T10:00:00+08:00' })] }),
  })
  expect(kinds(old)).toEqual(['captured-outside'])
})
