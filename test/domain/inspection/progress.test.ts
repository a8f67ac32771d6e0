import { expect, test } from 'vitest'
import type { ItemFacts } from '../../../domain/inspection/facts.ts'
import { emptyMeas } from '../../../domain/inspection/facts.ts'
import { countVerdicts } from '../../../domain/inspection/count.ts'
import { nextOpenItem, progressOf, totalProgress } from '../../../domain/inspection/progress.ts'
import { evidence, normalFacts, row, withItems } from '../../support/inspection-facts.ts'

const untouched = { meas: emptyMeas, findings: [], evidence: [] }
/** A quarter in which nothing was begun but what `changes` says. */
const fresh = (changes: Record<string, Partial<ItemFacts>> = {}) =>
  withItems(
    normalFacts(),
    Object.fromEntries(normalFacts().items.map((i) => [i.item.id, () => ({ ...untouched, ...changes[i.item.id] })])),
  )
const progress = (change: Partial<ItemFacts>): string =>
  progressOf(fresh({ 'ENV-05': change }).items.find((i) => i.item.id === 'ENV-05')!)

test('an item is unseen until something was entered, and complete when nothing is missing', () => {
  expect(progress({})).toBe('unseen')
  expect(progress({ note: '门锁着' })).toBe('incomplete')
  expect(progress({ evidence: [evidence(1, 'ENV-05')] })).toBe('incomplete')
  expect(progress({ meas: { ...emptyMeas, rows: [row('used-percent', '12', { object: 'A', pending: true })] } })).toBe(
    'pending',
  )
  expect(progress({ meas: { ...emptyMeas, verdict: 'unchecked' } })).toBe('incomplete')
  expect(progress({ meas: { ...emptyMeas, verdict: 'unchecked', reason: '机房断电' } })).toBe('complete')
  expect(progress({ conflicts: ['meas'] })).toBe('conflict')
  expect(progress({ evidence: [{ ...evidence(1, 'ENV-05'), conflicts: ['caption'] }] })).toBe('conflict')
})

test('the report row counts among the seventeen once a version stands', () => {
  const done = { meas: { ...emptyMeas, verdict: 'unchecked' as const, reason: 'x' } }
  const all = fresh(Object.fromEntries(normalFacts().items.map((i) => [i.item.id, done])))
  expect(totalProgress(all)).toEqual({ done: 16, total: 17 })
  const version = { superseded: null } as (typeof all.reports)[number]
  expect(totalProgress({ ...all, reports: [version] })).toEqual({ done: 17, total: 17 })
  expect(totalProgress({ ...all, reports: [{ ...version, superseded: { by: '', at: '', reason: '' } }] })).toEqual({
    done: 16,
    total: 17,
  })
})

test('key 1 goes to the next item that nobody judged, around the end, and nowhere when there is none', () => {
  const judged = { meas: { ...emptyMeas, verdict: 'unchecked' as const } }
  const ids = normalFacts().items.map((i) => i.item.id)
  const open = (...left: string[]) =>
    fresh(Object.fromEntries(ids.filter((id) => !left.includes(id)).map((id) => [id, judged])))
  expect(nextOpenItem(fresh(), 'BIZ-01')).toBe('BIZ-02')
  expect(nextOpenItem(open('BIZ-02'), 'ENV-09')).toBe('BIZ-02')
  expect(nextOpenItem(open('ENV-05'), 'ENV-05')).toBe('ENV-05')
  expect(nextOpenItem(open(), 'ENV-05')).toBeNull()
  expect(nextOpenItem(fresh(), 'not there')).toBe(ids[0])
})

test('items are counted by their first result; a repair on the spot does not rewrite it', () => {
  const retest = { action: '', at: '', by: '', rows: [], verdict: 'normal' as const }
  const facts = fresh({ 'ENV-03': { meas: { ...emptyMeas, verdict: 'attention' }, retest } })
  expect(countVerdicts(facts.items)).toEqual({
    normal: 0,
    abnormal: 0,
    attention: 1,
    'not-applicable': 0,
    unchecked: 0,
    total: 16,
    open: 15,
  })
})
