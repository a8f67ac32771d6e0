import { z } from 'zod'
import { listRecords, readRecord } from '../../../db/records.ts'
import type { Db } from '../../../db/handle.ts'
import { fail } from '../../../domain/failure.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { Row } from '../../../domain/record/record-type.ts'
import { dutyRoster, rosterRow, staff as record } from '../../../domain/record/staff.ts'
import { coverageProblems, monthSpan, onDutyAt, type Shift } from '../../../domain/roster/coverage.ts'
import { copyMonth, fillMonth, nextInTurn, rotationPatterns } from '../../../domain/roster/fill.ts'
import { serving, staffProblems } from '../../../domain/roster/staff.ts'
import { orgScope } from '../../../domain/sync/op.ts'
import { addDays, dateOf, startOfDay, weekdayOf } from '../../../domain/time/instant.ts'
import { addMonths } from '../../../domain/time/period.ts'
import { command, query, type QueryContext } from '../../procedure.ts'
import { contractOf } from '../guard.ts'
import { packOf } from '../pack-version.ts'
import { personName } from '../people.ts'
import { admitRegister } from './edit.ts'

type Staff = Row<typeof record>
const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请给出月份，如 2024-02')

/** People who serve a contract, void ones left out, in the order in which they were listed. */
export function staffOf(db: Db, contract: string): Staff[] {
  return listRecords(db, record)
    .filter((s) => s.identity && !s.void && serving(s, contract))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

const orderOf = (row: Staff): string => `${row.identity!.createdAt} ${row.person?.name ?? ''}`

export function shiftsOf(db: Db, contract: string, month: string): readonly Shift[] {
  return readRecord(db, dutyRoster, rosterRow(contract, month))?.shifts?.rows ?? []
}

const monthBefore = (month: string): string => addMonths(`${month}-01`, -1).slice(0, 7)

/** Every month that a service period touches. */
export function monthsOf(period: { readonly start: string; readonly end: string }): string[] {
  const months: string[] = []
  for (let day = `${period.start.slice(0, 7)}-01`; day <= period.end; day = addMonths(day, 1))
    months.push(day.slice(0, 7))
  return months
}

/** Who takes over on a day; where nobody does, who is on duty through it. Midnight cuts the shifts of two months. */
function namesOn(shifts: readonly Shift[], day: string): string[] {
  const begin = startOfDay(day)
  const end = startOfDay(addDays(day, 1))
  const on = shifts.filter((s) => s.from < end && s.to > begin).sort((a, b) => (a.from < b.from ? -1 : 1))
  const taking = on.filter((s) => s.from > begin)
  return (taking.length > 0 ? taking : on).map((s) => s.name)
}

/** Who is on duty now and on each day of this week, for a contract. */
export function dutyWeek(ctx: QueryContext, contract: string) {
  const now = ctx.now()
  const today = dateOf(now)
  const weekday = '一二三四五六日'.indexOf(weekdayOf(today).at(-1)!)
  const days = Array.from({ length: 7 }, (_, n) => addDays(today, n - weekday))
  const months = [...new Set([monthBefore(days[0]!.slice(0, 7)), ...days.map((d) => d.slice(0, 7))])]
  const shifts = months.flatMap((m) => shiftsOf(ctx.db, contract, m))
  const phones = new Map(staffOf(ctx.db, contract).map((s) => [s.id, s.person?.phone ?? '']))
  return {
    now: onDutyAt(shifts, now).map((s) => ({ name: s.name, phone: phones.get(s.staff) ?? '', to: s.to })),
    days: days.map((day) => ({
      day,
      weekday: weekdayOf(day),
      names: [...new Set(namesOn(shifts, day))],
    })),
  }
}

export const staff = {
  /** The people of a contract, whether all of them belong to the firm, and how its months are covered. */
  list: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const { pack, period } = contractOf(ctx.db, input.contract)
    const body = packOf(ctx.db, pack.sha256)
    const firmRow = readRecord(ctx.db, firm, 'firm')
    const firmName = firmRow?.name?.name ?? ''
    const rows = staffOf(ctx.db, input.contract)
    const today = dateOf(ctx.now())
    return {
      now: ctx.now(),
      firm: firmName,
      hotline: firmRow?.hotline?.phone ?? '',
      hotlineClause: body.hotlineClause ?? '',
      rows: rows.map((row) => ({ id: row.id, record: row })),
      problems: staffProblems(rows, firmName, body.registers.ownStaffClause, today),
      months: monthsOf(period).map((month) => {
        const span = monthSpan(month, period)
        const problems = span ? coverageProblems(shiftsOf(ctx.db, input.contract, month), span) : []
        return {
          month,
          shifts: shiftsOf(ctx.db, input.contract, month).length,
          gaps: problems.filter((p) => p.kind !== 'overlap').length,
          overlaps: problems.filter((p) => p.kind === 'overlap').length,
        }
      }),
      week: dutyWeek(ctx, input.contract),
    }
  }),
  /** Adds a person of the firm to the people of one contract. */
  add: command(
    z.strictObject({ contract: z.string(), name: z.string().trim().min(1, '请填写姓名').max(60) }),
    (ctx, input) => {
      const { period } = contractOf(ctx.db, input.contract)
      const id = ctx.newId()
      ctx.write(record, id, orgScope, {
        identity: { createdAt: ctx.now(), createdBy: personName(ctx.db, ctx.author) },
        person: {
          name: input.name,
          unit: readRecord(ctx.db, firm, 'firm')?.name?.name ?? '',
          role: '',
          qualification: '',
          phone: '',
        },
        service: { contracts: [input.contract], from: period.start, to: '' },
      })
      return { staff: id }
    },
  ),
}

const place = z.strictObject({ contract: z.string(), month: monthText })

export const roster = {
  /** The shifts of one month with every gap and overlap by name. */
  month: query(place, (ctx, input) => {
    const { period } = contractOf(ctx.db, input.contract)
    const row = readRecord(ctx.db, dutyRoster, rosterRow(input.contract, input.month))
    const span = monthSpan(input.month, period)
    const people = staffOf(ctx.db, input.contract)
    const before = shiftsOf(ctx.db, input.contract, monthBefore(input.month))
    const persons = people.map((s) => ({ staff: s.id, name: s.person?.name ?? '' }))
    return {
      row: rosterRow(input.contract, input.month),
      now: ctx.now(),
      heads: row?.heads ?? {},
      shifts: row?.shifts?.rows ?? [],
      notice: row?.notice ?? null,
      inService: span !== null,
      problems: span ? coverageProblems(row?.shifts?.rows ?? [], span) : [],
      people: persons,
      hasBefore: before.length > 0,
    }
  }),
  /** Fills a month by rotation, or with last month's shifts. What stood there stays in the history. */
  fill: command(
    place.extend({
      pattern: z.enum(rotationPatterns),
      /** Hour at which shifts change. */
      at: z.int().min(0).max(23),
      people: z.array(z.string()).min(1, '请至少选一个人').max(60),
      /** Who of `people` takes the first change of shifts; left out, the rotation goes on where last month ended. */
      first: z.int().min(0).max(59).optional(),
    }),
    (ctx, input) => {
      const known = new Map(staffOf(ctx.db, input.contract).map((s) => [s.id, s.person?.name ?? '']))
      const people = input.people.map((id) => ({
        staff: id,
        name:
          known.get(id) ||
          fail('not-found', '所选的人不在这份合同的人员名单里，请重新选择。', { people: '请重新选择' }),
      }))
      const { month, pattern, at } = input
      const first = input.first ?? nextInTurn(people, shiftsOf(ctx.db, input.contract, monthBefore(month)))
      return put(ctx, input, fillMonth({ month, people, pattern, at, first: first % people.length }))
    },
  ),
  copy: command(place, (ctx, input) => {
    const from = monthBefore(input.month)
    const before = shiftsOf(ctx.db, input.contract, from)
    if (before.length === 0) fail('not-found', `${from} 没有值班表，无法复制。`)
    return put(ctx, input, copyMonth(before, from, input.month))
  }),
}

function put(ctx: Parameters<typeof admitRegister>[0], at: z.output<typeof place>, shifts: readonly Shift[]) {
  const row = rosterRow(at.contract, at.month)
  const scope = admitRegister(ctx, 'duty_roster', row)
  ctx.write(dutyRoster, row, scope, { shifts: { rows: [...shifts] } })
  const span = monthSpan(at.month, contractOf(ctx.db, at.contract).period)
  return { shifts: shifts.length, problems: span ? coverageProblems(shifts, span) : [] }
}
