import { z } from 'zod'
import { listRecords, readRecord } from '../../db/records.ts'
import type { Db } from '../../db/handle.ts'
import { fail } from '../../domain/failure.ts'
import { calendar as calendarRecord } from '../../domain/record/clock-note.ts'
import { contract } from '../../domain/record/organisation.ts'
import { orgScope } from '../../domain/sync/op.ts'
import { type Calendar, calendarSchema, workdaysOf } from '../../domain/time/calendar.ts'
import { parseCalendar } from '../../domain/time/calendar-file.ts'
import { daysBetween } from '../../domain/time/instant.ts'
import type { Workdays } from '../../domain/time/workday.ts'
import { command, query } from '../procedure.ts'
import { bundledCalendars } from './bundled-calendars.ts'

/** Imported calendars by their text: a text never means anything else. */
const parsed = new Map<string, Calendar>()

function parse(json: string): Calendar {
  const known = parsed.get(json) ?? calendarSchema.parse(JSON.parse(json))
  parsed.set(json, known)
  return known
}

interface Year {
  readonly calendar: Calendar
  /** Null for the one that ships with the product. */
  readonly imported: { readonly at: string; readonly name: string } | null
}

/** The calendar in force for every year that has one, in order: an imported one goes before the bundled one. */
function years(db: Db): Year[] {
  const found = new Map<number, Year>(bundledCalendars.map((calendar) => [calendar.year, { calendar, imported: null }]))
  for (const { body } of listRecords(db, calendarRecord)) {
    if (!body) continue
    const calendar = parse(body.json)
    found.set(calendar.year, { calendar, imported: { at: body.importedAt, name: body.name } })
  }
  return [...found.values()].sort((a, b) => a.calendar.year - b.calendar.year)
}

/** Which days are worked on, by the bundled and imported calendars. */
export function workdays(db: Db): Workdays {
  return workdaysOf(years(db).map((y) => y.calendar))
}

/** Years that the service period of a contract touches, with the contracts that need them. */
function neededYears(db: Db): Map<number, string[]> {
  const needed = new Map<number, string[]>()
  for (const row of listRecords(db, contract)) {
    if (!row.period || row.void) continue
    const name = `${row.hospital?.name ?? ''} ${row.system?.name ?? ''}`.trim()
    for (let year = Number(row.period.start.slice(0, 4)); year <= Number(row.period.end.slice(0, 4)); year++)
      needed.set(year, [...(needed.get(year) ?? []), name])
  }
  return needed
}

export const calendar = {
  /** Calendars in force, and the years of service periods that none covers: there Monday to Friday count. */
  get: query(z.strictObject({}), (ctx) => {
    const there = years(ctx.db)
    const covered = new Set(there.map((y) => y.calendar.year))
    return {
      years: there.map(({ calendar: { year, source, holidays }, imported }) => ({
        year,
        source,
        imported,
        holidays,
        daysOff: holidays.reduce((n, h) => n + daysBetween(h.from, h.to) + 1, 0),
        worked: holidays.reduce((n, h) => n + h.work.length, 0),
      })),
      missing: [...neededYears(ctx.db)]
        .filter(([year]) => !covered.has(year))
        .sort(([a], [b]) => a - b)
        .map(([year, contracts]) => ({ year, contracts })),
    }
  }),
  /** Takes one year's calendar from the text of a file. The version before it stays in the history. */
  import: command(z.strictObject({ text: z.string(), name: z.string().max(200) }), (ctx, input) => {
    const read = parseCalendar(input.text)
    if (!read.ok) fail('bad-file', read.sentence)
    const { year } = read.calendar
    const needed = [...neededYears(ctx.db).keys()].sort((a, b) => a - b)
    if (!needed.includes(year))
      fail(
        'bad-file',
        `这份日历是 ${year} 年的，没有合同的服务期在这一年（现有服务期：${needed.join('、') || '无'}），没有导入，原来的日历仍在用。`,
      )
    const row = String(year)
    const replaced = bundledCalendars.some((c) => c.year === year) || !!readRecord(ctx.db, calendarRecord, row)?.body
    ctx.write(calendarRecord, row, orgScope, {
      body: { json: JSON.stringify(read.calendar), importedAt: ctx.now(), name: input.name },
    })
    return { year, replaced }
  }),
}
