import type { shiftSchema } from '../record/staff.ts'
import { isInstant } from '../fault/timeline.ts'
import { type DateText, dateTimeOf, epochOf, type Instant, instantOf, startOfDay } from '../time/instant.ts'
import { addMonths } from '../time/period.ts'
import type { z } from 'zod'

export type Shift = z.output<typeof shiftSchema>

/** Milliseconds since 1970, `to` not included. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** What a roster promises and does not hold. */
export interface CoverageProblem {
  readonly kind: 'gap' | 'overlap' | 'shift'
  readonly from: Instant
  readonly to: Instant
  /** A whole sentence that names the place. */
  readonly sentence: string
}

/** The part of a month that belongs to a service period, both given in days; null where they do not meet. */
export function monthSpan(
  month: string,
  service: { readonly start: DateText; readonly end: DateText },
): Stretch | null {
  const first = epochOf(startOfDay(`${month}-01`))
  const next = epochOf(startOfDay(addMonths(`${month}-01`, 1)))
  const from = Math.max(first, epochOf(startOfDay(service.start)))
  const to = Math.min(next, epochOf(startOfDay(service.end)) + 86_400_000)
  return from < to ? { from, to } : null
}

const span = (from: number, to: number): string => `${dateTimeOf(instantOf(from))} 至 ${endText(to)}`

/** The end of a stretch; midnight is 24:00 of the day before, as rosters write it. */
function endText(ms: number): string {
  const text = dateTimeOf(instantOf(ms))
  return text.endsWith('00:00') ? `${dateTimeOf(instantOf(ms - 60_000)).slice(0, 10)} 24:00` : text
}

/**
 * Every gap, overlap and unreadable shift of a roster over `wanted`, in order of time. 7×24 means that there is no gap
 * two people at once are named because one of them may be a slip.
 */
export function coverageProblems(shifts: readonly Shift[], wanted: Stretch): CoverageProblem[] {
  const problems: (CoverageProblem & { readonly at: number })[] = []
  const add = (kind: CoverageProblem['kind'], from: number, to: number, sentence: string): void => {
    problems.push({ kind, from: instantOf(from), to: instantOf(to), sentence, at: from })
  }
  const read = shifts.flatMap((shift, n) => {
    if (!isInstant(shift.from) || !isInstant(shift.to)) {
      add('shift', wanted.from, wanted.from, `第 ${n + 1} 班的时间没有写完整`)
      return []
    }
    const from = epochOf(shift.from)
    const to = epochOf(shift.to)
    if (to <= from) {
      add('shift', from, from, `第 ${n + 1} 班 ${dateTimeOf(shift.from)} 开始，结束却不晚于开始`)
      return []
    }
    if (shift.name.trim() === '') {
      add('shift', from, to, `${span(from, to)} 的班没有写人`)
      return []
    }
    return [{ from, to, name: shift.name.trim() }]
  })
  const sorted = read
    .filter((s) => s.to > wanted.from && s.from < wanted.to)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  let covered = wanted.from
  let last = ''
  for (const { from, to, name } of sorted) {
    if (from > covered) add('gap', covered, from, `${span(covered, from)} 无人值班`)
    else if (from < covered && last !== '') {
      const end = Math.min(covered, to)
      const who = last === name ? `${name} 排了两次` : `${last} 与 ${name} 重叠`
      add('overlap', from, end, `${span(Math.max(from, wanted.from), end)} ${who}`)
    }
    if (to > covered) {
      covered = to
      last = name
    }
  }
  if (covered < wanted.to) add('gap', covered, wanted.to, `${span(covered, wanted.to)} 无人值班`)
  return problems.sort((a, b) => a.at - b.at).map(({ at: _at, ...problem }) => problem)
}

/** Who answers the hotline at `now`; several where shifts overlap. */
export function onDutyAt(shifts: readonly Shift[], now: Instant): Shift[] {
  const at = epochOf(now)
  return shifts.filter((s) => isInstant(s.from) && isInstant(s.to) && epochOf(s.from) <= at && at < epochOf(s.to))
}
