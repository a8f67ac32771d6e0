import { expect, test } from 'vitest'
import { byUrgency, findingText, isSettled, isSigned, urgencyOf } from '../../domain/finding/follow.ts'
import { sourceOf } from '../../domain/finding/word.ts'
import { finding } from '../support/inspection-facts.ts'

const today = '2024-04-12'

test('the due day itself is not late, a week before it is soon', () => {
  expect(urgencyOf('open', '2024-04-11', today)).toBe('overdue')
  expect(urgencyOf('open', '2024-04-12', today)).toBe('soon')
  expect(urgencyOf('open', '2024-04-19', today)).toBe('soon')
  expect(urgencyOf('open', '2024-04-20', today)).toBe('later')
  expect(urgencyOf('open', '', today)).toBe('undated')
  expect(urgencyOf('closed', '2024-01-01', today)).toBe('done')
})

test('the late stand first by their due date, what has no date after what has one, what is over last', () => {
  const row = (due: string, raisedAt: string, state: 'open' | 'closed' = 'open') => ({
    due,
    raisedAt,
    urgency: urgencyOf(state, due, today),
  })
  const rows = [
    row('', 'b'),
    row('2024-01-01', 'x', 'closed'),
    row('2024-05-01', 'a'),
    row('2024-04-01', 'a'),
    row('2024-03-01', 'c'),
    row('2024-02-01', 'y', 'closed'),
    row('', 'a'),
  ]
  expect(rows.toSorted(byUrgency).map((r) => `${r.urgency} ${r.due} ${r.raisedAt}`)).toEqual([
    'overdue 2024-03-01 c',
    'overdue 2024-04-01 a',
    'later 2024-05-01 a',
    'undated  a',
    'undated  b',
    'done 2024-02-01 y',
    'done 2024-01-01 x',
  ])
})

test('a risk is accepted only under a name, a date and the signed paper', () => {
  const accepted = { state: 'accepted' as const, at: '', reason: '业务低峰再扩容', by: '', inspection: '' }
  const signature = { name: '院方丙', position: '信息科', on: '2024-04-10', until: '' }
  expect(isSigned(finding('f', 'ENV-05', { state: accepted, acceptance: signature }), 1)).toBe(true)
  expect(isSigned(finding('f', 'ENV-05', { state: accepted, acceptance: signature }), 0)).toBe(false)
  expect(isSigned(finding('f', 'ENV-05', { state: accepted, acceptance: { ...signature, name: ' ' } }), 1)).toBe(false)
  expect(isSigned(finding('f', 'ENV-05', { state: accepted, acceptance: { ...signature, on: '' } }), 1)).toBe(false)
  expect(isSigned(finding('f', 'ENV-05', { state: accepted }), 1)).toBe(false)
  expect(isSigned(finding('f', 'ENV-05', { acceptance: signature }), 1)).toBe(false)
  const risk = finding('f', 'ENV-05', { state: accepted, acceptance: signature })
  expect(isSettled(risk, ['f'])).toBe(true)
  expect(isSettled(risk, ['another'])).toBe(false)
  expect(isSettled(finding('f', 'ENV-05'), ['f'])).toBe(false)
})

test('a finding says its problem, else its measure, and where it comes from', () => {
  expect(findingText(finding('f', 'ENV-05'))).toBe('示例问题')
  expect(findingText(finding('f', '', { problem: null }))).toBe('示例建议')
  const { origin } = finding('f', 'ENV-05')
  expect(sourceOf(origin!)).toBe('item')
  expect(sourceOf({ ...origin!, source: 'self-check' })).toBe('self-check')
  expect(sourceOf({ ...origin!, item: '' })).toBe('advice')
  expect(sourceOf({ ...origin!, item: '', fault: 'fault-1' })).toBe('fault')
})
