import { addDays, dateOf, type DateText, epochOf, type Instant } from '../time/instant.ts'
import { monthsOf } from '../time/month.ts'
import type { Cycle } from '../time/period.ts'
import type { Workdays } from '../time/workday.ts'
import { workClasses } from './definition.ts'
import { objectsOf, serviceKindOf, workClassOf } from './kind.ts'
import { lateness } from './time.ts'
import type { LogDay, LogLine, LogMonth, LogTotals, ServiceEntry } from './view.ts'

/** Days of the log, both included, and what says which of them should have an entry. */
export interface LogSpan {
  readonly from: DateText
  readonly to: DateText
  readonly today: DateText
  /** The contract's service period: outside it no day is missing. */
  readonly service: { readonly start: DateText; readonly end: DateText }
  readonly workdays: Workdays
}

/** First and last day of `2024-02`, of the year `2024`, of a service month `M01`, of the whole `service`, or null for anything else. */
export function logSpanOf(
  period: string,
  cycle: Cycle,
  service: LogSpan['service'],
): { from: DateText; to: DateText } | null {
  if (/^M\d\d$/.test(period)) {
    const month = monthsOf(cycle, service.start, service.end).find((m) => m.id === period)
    return month ? { from: month.from, to: month.to } : null
  }
  if (period === 'service') return { from: service.start, to: service.end }
  if (/^20\d\d$/.test(period)) return { from: `${period}-01-01`, to: `${period}-12-31` }
  const month = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(period)
  if (!month) return null
  const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate()
  return { from: `${period}-01`, to: `${period}-${last}` }
}

/**
 * The log of some days: every line under the day that it began on. A workday without a line is missing once it is
 * past; today may still get one.
 */
export function logOf(lines: readonly LogLine[], span: LogSpan): LogMonth {
  const byDay = Map.groupBy(lines, (line) => dateOf(line.at))
  const days: LogDay[] = []
  for (let date = span.from; date <= span.to; date = addDays(date, 1)) {
    const entries = (byDay.get(date) ?? []).toSorted(byTime)
    const workday = span.workdays.isWorkday(date)
    const served = date >= span.service.start && date <= span.service.end
    days.push({ date, workday, entries, missing: workday && served && date < span.today && entries.length === 0 })
  }
  return { days, totals: totalsOf(days, span) }
}

const byTime = (a: LogLine, b: LogLine): number =>
  epochOf(a.at) - epochOf(b.at) || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)

function totalsOf(days: readonly LogDay[], { today, service }: LogSpan): LogTotals {
  const lines = days.flatMap((d) => d.entries)
  const due = days.filter((d) => d.workday && d.date < today && d.date >= service.start && d.date <= service.end)
  return {
    entries: lines.length,
    byClass: workClasses
      .map((name) => ({ class: name, count: lines.filter((l) => l.class === name).length }))
      .filter(({ count }) => count > 0),
    workdays: due.length,
    missing: due.filter((d) => d.missing).length,
    late: lines.filter(isLate).length,
    leftovers: lines.filter((l) => l.leftover !== '').length,
  }
}

const day = 86_400_000

/** True when a line was written down more than 24 h after what it tells: the log says so. */
export function isLate(line: Pick<LogLine, 'lateMs'>): boolean {
  return line.lateMs > day
}

/** The log's line of a service record; null for a void one. */
export function serviceLine(record: ServiceEntry): LogLine | null {
  const { identity, span } = record
  if (record.void || !span?.from) return null
  const values = record.detail?.values ?? {}
  const kind = serviceKindOf(identity.kind)
  const subject = record.subject?.text.trim() || kind.name
  const open = record.result?.state !== 'done'
  return {
    at: span.from,
    to: span.to,
    who: (record.people?.names ?? []).join('、'),
    class: workClassOf(identity.kind, values),
    text: subject,
    objects: objectsOf(identity.kind, values),
    result: [record.reply?.text, values['outcome'], record.result?.text]
      .map((t) => t?.trim().replace(/[。；]+$/, ''))
      .filter(Boolean)
      .join('；'),
    leftover: record.result?.leftover.trim() || (open ? '待完成' : ''),
    number: identity.number,
    table: 'service_record',
    row: record.id,
    recordedAt: identity.createdAt,
    lateMs: lateness(span.from, identity.createdAt),
    lateReason: record.backdated?.reason ?? '',
  }
}

/** What happened in one fault on one day. */
export interface FaultDay {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly subject: string
  /** Of one day, in order. */
  readonly events: readonly {
    readonly at: Instant
    readonly to: string
    readonly name: string
    readonly by: string
    readonly text: string
    readonly recordedAt: Instant
    readonly backdated: string
  }[]
  /** Closed at the end of that day. */
  readonly closed: boolean
}

/** The log's line of a fault on one day: its events in one sentence. */
export function faultLine(day: FaultDay): LogLine {
  const first = day.events[0]!
  const last = day.events.at(-1)!
  const latest = day.events.reduce((a, b) => (lateness(b.at, b.recordedAt) > lateness(a.at, a.recordedAt) ? b : a))
  return {
    at: first.at,
    to: last.at === first.at ? '' : last.at,
    who: [...new Set(day.events.map((e) => e.by).filter(Boolean))].join('、'),
    class: '故障',
    text: `${day.title}：${[...new Set(day.events.map((e) => e.name))].join('、')}`,
    objects: day.subject,
    result: last.text.trim(),
    leftover: day.closed ? '' : '处理中',
    number: day.number,
    table: 'fault',
    row: day.id,
    recordedAt: latest.recordedAt,
    lateMs: lateness(latest.at, latest.recordedAt),
    lateReason: latest.backdated,
  }
}

/** What was checked in one inspection on one day. */
export interface InspectionDay {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly place: string
  /** Of one day, in order. */
  readonly checks: readonly { readonly at: Instant; readonly who: string; readonly verdict: string }[]
}

/** The log's line of an inspection on one day. */
export function inspectionLine(day: InspectionDay): LogLine {
  const first = day.checks[0]!
  const last = day.checks.at(-1)!
  const abnormal = day.checks.filter((c) => c.verdict === 'abnormal').length
  const attention = day.checks.filter((c) => c.verdict === 'attention').length
  const found = [abnormal > 0 ? `异常 ${abnormal} 项` : '', attention > 0 ? `关注 ${attention} 项` : ''].filter(Boolean)
  return {
    at: first.at,
    to: last.at === first.at ? '' : last.at,
    who: [...new Set(day.checks.map((c) => c.who).filter(Boolean))].join('、'),
    class: '巡检',
    text: `${day.name}，检查 ${day.checks.length} 项`,
    objects: day.place,
    result: found.length > 0 ? found.join('，') : '未发现异常',
    leftover: '',
    number: day.number,
    table: 'inspection',
    row: day.id,
    recordedAt: last.at,
    lateMs: 0,
    lateReason: '',
  }
}
