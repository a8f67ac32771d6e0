import { isInstant } from '../fault/timeline.ts'
import { epochOf, instantOf, startOfDay } from '../time/instant.ts'
import { addMonths } from '../time/period.ts'
import type { Shift } from './coverage.ts'

export interface Person {
  /** Row id of the staff record. */
  readonly staff: string
  readonly name: string
}

/** How a rotation changes hands: once a day, by day and night, or once a week. */
export const rotationPatterns = ['day', 'half-day', 'week'] as const
export type RotationPattern = (typeof rotationPatterns)[number]

const hour = 3_600_000
const lengths: Readonly<Record<RotationPattern, number>> = { day: 24 * hour, 'half-day': 12 * hour, week: 168 * hour }

interface Rotation {
  /** `2024-02`. */
  readonly month: string
  /** In the order in which they follow each other. */
  readonly people: readonly Person[]
  readonly pattern: RotationPattern
  /** Hour of the day at which shifts change, 0–23. */
  readonly at: number
  /** Who takes the first change of the month: an index of `people`. What is before it belongs to the one before. */
  readonly first: number
}

/** Fills a whole month by rotation. Shifts are cut at the month's ends, so that two months meet without gap or overlap. */
export function fillMonth({ month, people, pattern, at, first }: Rotation): Shift[] {
  if (people.length === 0) return []
  const start = epochOf(startOfDay(`${month}-01`))
  const end = epochOf(startOfDay(addMonths(`${month}-01`, 1)))
  const length = lengths[pattern]
  const shifts: Shift[] = []
  const put = (from: number, to: number, turn: number): void => {
    const person = people[((turn % people.length) + people.length) % people.length]!
    shifts.push({ from: instantOf(from), to: instantOf(to), staff: person.staff, name: person.name })
  }
  let from = changeFrom(start, pattern, at)
  if (from > start) put(start, from, first - 1)
  for (let turn = first; from < end; turn++) {
    const to = Math.min(from + length, end)
    put(from, to, turn)
    from = to
  }
  return shifts
}

/** The first change of shifts in a month; a week changes on Monday. */
function changeFrom(start: number, pattern: RotationPattern, at: number): number {
  const change = start + at * hour
  if (pattern === 'half-day') return at >= 12 ? change - 12 * hour : change
  if (pattern === 'day') return change
  const weekday = (Math.floor((start + 8 * hour) / (24 * hour)) + 4) % 7
  return change + ((8 - weekday) % 7) * 24 * hour
}

/** Index of the person who follows the last shift of the month before, or 0. */
export function nextInTurn(people: readonly Person[], before: readonly Shift[]): number {
  const last = [...before].sort((a, b) => (a.to < b.to ? -1 : 1)).at(-1)
  const at = last ? people.findIndex((p) => (p.staff !== '' ? p.staff === last.staff : p.name === last.name)) : -1
  return at < 0 ? 0 : (at + 1) % people.length
}

/**
 * Last month's shifts on the same days of this month. Days that one of the months lacks are left out: what stays open
 * is named by the coverage, never guessed.
 */
export function copyMonth(before: readonly Shift[], from: string, to: string): Shift[] {
  const start = epochOf(startOfDay(`${from}-01`))
  const target = epochOf(startOfDay(`${to}-01`))
  const end = epochOf(startOfDay(addMonths(`${to}-01`, 1)))
  return before.flatMap((shift) => {
    if (!isInstant(shift.from) || !isInstant(shift.to)) return []
    const begins = target + epochOf(shift.from) - start
    const ends = Math.min(target + epochOf(shift.to) - start, end)
    return begins >= end ? [] : [{ ...shift, from: instantOf(begins), to: instantOf(ends) }]
  })
}
