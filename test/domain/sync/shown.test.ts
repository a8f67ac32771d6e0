import { expect, test } from 'vitest'
import { applyToHeads, type Head, newer } from '../../../domain/sync/heads.ts'
import { sound } from '../../../domain/sync/rules.ts'
import { isVoidContested, shownHead } from '../../../domain/sync/shown.ts'

const head = (op: string, value: unknown, clock = '1'): Head => ({ op, value, clock })
/** The value that is shown of two, the same whichever came first; the milder one is always the newer. */
function shown(table: string, register: string, worse: unknown, milder: unknown): unknown {
  const [a, b] = [head('a', worse, '1'), head('b', milder, '2')]
  const first = shownHead(table, register, [a, b])
  expect(shownHead(table, register, [b, a])).toBe(first)
  return first.value
}

test('of two verdicts the worse one is shown, an open judgement last', () => {
  const order = ['abnormal', 'attention', 'unchecked', 'not-applicable', 'normal', null].map((verdict) => ({ verdict }))
  for (const register of ['meas', 'retest'])
    for (let n = 1; n < order.length; n++)
      expect(shown('inspection_item', register, order[n - 1], order[n])).toBe(order[n - 1])
  expect(shown('inspection_item', 'meas', { verdict: 'normal' }, null)).toEqual({ verdict: 'normal' })
})

test('of two states the more severe or more open one is shown', () => {
  const pairs: readonly (readonly [table: string, register: string, worse: unknown, milder: unknown])[] = [
    ['finding', 'state', { state: 'open' }, { state: 'accepted' }],
    ['finding', 'state', { state: 'accepted' }, { state: 'closed' }],
    ['finding', 'state', { state: 'closed' }, { state: 'withdrawn' }],
    ['finding', 'state', { state: 'withdrawn' }, null],
    ['finding', 'problem', { risk: 'high' }, { risk: 'medium' }],
    ['finding', 'problem', { risk: 'low' }, { risk: null }],
    ['finding', 'problem', { risk: 'low' }, null],
    ['fault', 'level', { level: '1' }, { level: '2' }],
    ['fault', 'level', { level: '4' }, { level: null }],
    ['fault', 'level', { level: '4' }, null],
    ['fault', 'remedy', { kind: 'temporary' }, { kind: 'permanent' }],
    ['fault', 'remedy', { kind: 'permanent' }, null],
    ['fault', 'data', { loss: 'lost' }, { loss: 'restored' }],
    ['fault', 'data', { loss: 'restored' }, { loss: 'none' }],
    ['fault', 'data', { loss: 'none' }, null],
    ['service_record', 'result', { state: 'open' }, { state: 'done' }],
    ['service_record', 'result', { state: 'done' }, null],
    ['evidence', 'state', { state: 'kept' }, { state: 'removed' }],
    ['evidence', 'state', { state: 'removed' }, null],
    ['evidence', 'redaction', { boxes: [1], marks: [] }, { boxes: [], marks: [] }],
    ['evidence', 'redaction', { boxes: [], marks: [] }, null],
    ['fault', 'void', null, { reason: '误建' }],
    ['fault_event', 'struck', null, { reason: '写错' }],
    ['inspection', 'correction', { reason: '补' }, null],
  ]
  for (const [table, register, worse, milder] of pairs)
    expect(shown(table, register, worse, milder), `${table}.${register}`).toBe(worse)
})

test('of anything else the newest by the clock is shown, and of two at one time the one with the greater id', () => {
  const [a, b, c] = [head('a', 1, '1'), head('b', 2, '2'), head('c', 3, '2')]
  expect(shownHead('inspection', 'place', [b, a]).op).toBe('b')
  expect(shownHead('inspection', 'place', [b, c, a]).op).toBe('c')
  expect(shownHead('inspection', 'place', [c, a, b]).op).toBe('c')
  expect(newer(a, b)).toBe(false)
  expect(newer(b, a)).toBe(true)
})

test('a void record is contested by a head that was not seen, and by nothing else', () => {
  expect(isVoidContested([{ place: ['a'] }], { place: ['a'], void: ['v'] })).toBe(false)
  expect(isVoidContested([{ place: ['a'] }], { place: ['b'] })).toBe(true)
  expect(isVoidContested([{ place: ['a'] }], { place: ['a'], people: ['c'] })).toBe(true)
  expect(isVoidContested([{ place: ['a'] }, { place: ['a'], people: ['c'] }], { people: ['c'] })).toBe(false)
  expect(isVoidContested([{}], JSON.parse('{"constructor":["c"]}') as Record<string, string[]>)).toBe(true)
})

test('with the last writer winning an unseen value is gone: the rule that must never be used', () => {
  const lww = { ...sound, keepUnseen: false }
  const heads = applyToHeads([head('a', 1, '2')], head('b', 2, '1'), [], lww)
  expect(heads.map((h) => h.op)).toEqual(['a'])
  expect(applyToHeads(heads, head('c', 3, '3'), [], lww).map((h) => h.op)).toEqual(['c'])
})
