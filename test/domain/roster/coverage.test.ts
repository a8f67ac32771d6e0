import { expect, test } from 'vitest'
import { coverageProblems, monthSpan, onDutyAt, type Shift } from '../../../domain/roster/coverage.ts'
import { copyMonth, fillMonth, nextInTurn } from '../../../domain/roster/fill.ts'

const year = { start: '2024-01-01', end: '2024-12-31' }
const shift = (from: string, to: string, name = '工程师甲'): Shift => ({
  from: `${from.replace(' ', 'T')}:00.000+08:00`,
  to: `${to.replace(' ', 'T')}:00.000+08:00`,
  staff: '',
  name,
})
const problems = (shifts: readonly Shift[], month = '2024-02', service = year): string[] =>
  coverageProblems(shifts, monthSpan(month, service)!).map((p) => p.sentence)
const people = [
  { staff: 'a', name: '工程师甲' },
  { staff: 'b', name: '工程师乙' },
  { staff: 'c', name: '工程师丙' },
]

test.each([
  ['nobody at all', [], ['2024-02-01 00:00 至 2024-02-29 24:00 无人值班']],
  ['one for the whole month', [shift('2024-02-01 00:00', '2024-03-01 00:00')], []],
  ['wider than the month', [shift('2024-01-20 08:00', '2024-03-02 08:00')], []],
  [
    'begins late and ends early',
    [shift('2024-02-01 08:00', '2024-02-29 20:00')],
    ['2024-02-01 00:00 至 2024-02-01 08:00 无人值班', '2024-02-29 20:00 至 2024-02-29 24:00 无人值班'],
  ],
  [
    'the leap day is missing',
    [shift('2024-02-01 00:00', '2024-02-29 00:00')],
    ['2024-02-29 00:00 至 2024-02-29 24:00 无人值班'],
  ],
  [
    'one minute',
    [shift('2024-02-01 00:00', '2024-02-10 08:00'), shift('2024-02-10 08:01', '2024-03-01 00:00', '工程师乙')],
    ['2024-02-10 08:00 至 2024-02-10 08:01 无人值班'],
  ],
  [
    'two at once',
    [shift('2024-02-01 00:00', '2024-02-10 09:00'), shift('2024-02-10 08:00', '2024-03-01 00:00', '工程师乙')],
    ['2024-02-10 08:00 至 2024-02-10 09:00 工程师甲 与 工程师乙 重叠'],
  ],
  [
    'one inside another, and what follows still counts from the longer one',
    [
      shift('2024-02-01 00:00', '2024-02-20 00:00'),
      shift('2024-02-05 00:00', '2024-02-06 00:00', '工程师乙'),
      shift('2024-02-21 00:00', '2024-03-01 00:00'),
    ],
    ['2024-02-05 00:00 至 2024-02-05 24:00 工程师甲 与 工程师乙 重叠', '2024-02-20 00:00 至 2024-02-20 24:00 无人值班'],
  ],
  [
    'a shift without a person covers nothing',
    [shift('2024-02-01 00:00', '2024-03-01 00:00', ' ')],
    ['2024-02-01 00:00 至 2024-02-29 24:00 的班没有写人', '2024-02-01 00:00 至 2024-02-29 24:00 无人值班'],
  ],
  [
    'a shift that ends before it begins',
    [shift('2024-02-01 00:00', '2024-03-01 00:00'), shift('2024-02-05 08:00', '2024-02-04 08:00')],
    ['第 2 班 2024-02-05 08:00 开始，结束却不晚于开始'],
  ],
])('%s', (_what, shifts, sentences) => {
  expect(problems(shifts)).toEqual(sentences)
})

test('a month that the service period only touches is covered for its own days alone', () => {
  const b = { start: '2026-07-26', end: '2027-07-25' }
  expect(problems([], '2026-07', b)).toEqual(['2026-07-26 00:00 至 2026-07-31 24:00 无人值班'])
  expect(problems([], '2027-07', b)).toEqual(['2027-07-01 00:00 至 2027-07-25 24:00 无人值班'])
  expect(monthSpan('2026-06', b)).toBeNull()
})

test('a month filled by rotation has no gap and no overlap, whatever the month and the change of shifts', () => {
  for (const pattern of ['day', 'half-day', 'week'] as const)
    for (const at of [0, 8, 20])
      for (let m = 1; m <= 12; m++) {
        const month = `2024-${String(m).padStart(2, '0')}`
        expect(problems(fillMonth({ month, people, pattern, at, first: m }), month)).toEqual([])
      }
})

test('the rotation goes on where last month ended', () => {
  const january = fillMonth({ month: '2024-01', people, pattern: 'day', at: 8, first: 0 })
  const first = nextInTurn(people, january)
  const february = fillMonth({ month: '2024-02', people, pattern: 'day', at: 8, first })
  // The last shift of January runs on over midnight in the same hands.
  expect(february[0]!.name).toBe(january.at(-1)!.name)
  expect(february[1]!.name).toBe(people[first]!.name)
  expect(nextInTurn(people, [])).toBe(0)
})

test('a week changes on Monday', () => {
  const shifts = fillMonth({ month: '2024-02', people, pattern: 'week', at: 9, first: 0 })
  expect(shifts.map((s) => s.from.slice(0, 16))).toEqual([
    '2024-02-01T00:00',
    '2024-02-05T09:00',
    '2024-02-12T09:00',
    '2024-02-19T09:00',
    '2024-02-26T09:00',
  ])
})

test('last month is copied day by day; the days it lacked are named as gaps', () => {
  const february = fillMonth({ month: '2024-02', people, pattern: 'day', at: 0, first: 0 })
  expect(problems(copyMonth(february, '2024-02', '2024-03'), '2024-03')).toEqual([
    '2024-03-30 00:00 至 2024-03-31 24:00 无人值班',
  ])
  const january = fillMonth({ month: '2024-01', people, pattern: 'day', at: 8, first: 0 })
  expect(problems(copyMonth(january, '2024-01', '2024-02'), '2024-02')).toEqual([])
})

test('who is on duty now; at the change it is the one who comes', () => {
  const shifts = [
    shift('2024-02-01 08:00', '2024-02-02 08:00'),
    shift('2024-02-02 08:00', '2024-02-03 08:00', '工程师乙'),
  ]
  const at = (now: string): string[] => onDutyAt(shifts, now).map((s) => s.name)
  expect(at('2024-02-02T07:59:59+08:00')).toEqual(['工程师甲'])
  expect(at('2024-02-02T00:00:00Z')).toEqual(['工程师乙'])
  expect(at('2024-02-03T08:00:00+08:00')).toEqual([])
})
