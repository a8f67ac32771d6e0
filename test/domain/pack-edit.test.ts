import { expect, test } from 'vitest'
import {
  followClauses,
  freeId,
  isWithin,
  listAt,
  withAt,
  withEntry,
  withMoved,
  withoutEntry,
} from '../../domain/pack/edit.ts'

const root = {
  name: 'A',
  clauses: [
    { id: 'C-01', text: '甲' },
    { id: 'C-02', text: '乙' },
  ],
  period: { start: 'x' },
}

test('a change copies the way to it and nothing else', () => {
  const next = withAt(root, ['clauses', 1, 'text'], '丙')
  expect(next.clauses.map((c) => c.text)).toEqual(['甲', '丙'])
  expect(next.clauses[0]).toBe(root.clauses[0])
  expect(next.period).toBe(root.period)
  expect(root.clauses[1]!.text).toBe('乙')
})

test('what is not there is made on the way', () => {
  expect(withAt({}, ['period', 'end'], '2024-12-31')).toEqual({ period: { end: '2024-12-31' } })
  expect(withEntry({ clauses: null }, ['clauses'], { id: 'C-01' })).toEqual({ clauses: [{ id: 'C-01' }] })
})

test('entries are added, moved and taken away', () => {
  const ids = (value: typeof root) => value.clauses.map((c) => c.id)
  expect(ids(withEntry(root, ['clauses'], { id: 'C-03', text: '' }))).toEqual(['C-01', 'C-02', 'C-03'])
  expect(ids(withoutEntry(root, ['clauses'], 0))).toEqual(['C-02'])
  expect(ids(withMoved(root, ['clauses'], 1, -1))).toEqual(['C-02', 'C-01'])
  expect(withMoved(root, ['clauses'], 0, -1)).toBe(root)
  expect(withMoved(root, ['clauses'], 1, 1)).toBe(root)
})

test.each([
  [[{ id: 'g01' }, { id: 'g02' }], 'g03'],
  [[{ id: 'g02' }], 'g03'],
  [[{ id: 'g01' }, { id: 'g03' }], 'g04'],
  [[], 'g01'],
])('a new entry after %j is %s', (entries, id) => {
  expect(freeId(entries, 'g')).toBe(id)
})

test('an item says what its clause says, also after the clause was changed', () => {
  const item = { clause: 'C-02', sentence: '乙' }
  const pack = { ...root, checklists: [{ sections: [{ items: [item, { clause: 'C-99', sentence: '丁' }] }] }] }
  expect(followClauses(pack)).toBe(pack)
  const changed = followClauses(withAt(pack, ['clauses', 1, 'text'], '丙'))
  expect(changed.checklists[0]!.sections[0]!.items.map((i) => i.sentence)).toEqual(['丙', '丁'])
})

test('a list that is none is empty; a place holds what lies in it', () => {
  expect(listAt({ clauses: '<90' }, ['clauses'])).toEqual([])
  expect(isWithin(['clauses', 1, 'text'], ['clauses', 1])).toBe(true)
  expect(isWithin(['clauses', 11], ['clauses', 1])).toBe(false)
})
