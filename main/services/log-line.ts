import type { Db } from '../../db/handle.ts'
import { listRecords } from '../../db/records.ts'
import { faultEventName, faultEventRank } from '../../domain/fault/event-name.ts'
import { fault, faultEvent } from '../../domain/record/fault.ts'
import { inspection, inspectionItem } from '../../domain/record/inspection.ts'
import type { Row, Values } from '../../domain/record/record-type.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import { faultLine, inspectionLine, serviceLine } from '../../domain/service/log.ts'
import type { LogLine, ServiceEntry } from '../../domain/service/view.ts'
import { addDays, dateOf, type DateText, epochOf } from '../../domain/time/instant.ts'
import { personName } from './people.ts'

/** Every line of a contract's log between two days, both included, in no order. */
export function logLines(db: Db, contract: string, from: DateText, to: DateText): LogLine[] {
  return [
    ...serviceLines(db, contract, from, to),
    ...faultLines(db, contract, from, to),
    ...inspectionLines(db, contract),
  ].filter((line) => dateOf(line.at) >= from && dateOf(line.at) <= to)
}

/** Bounds for texts of instants with any offset: a day more at both ends, cut exactly afterwards. */
function bounds(from: DateText, to: DateText): [string, string] {
  return [addDays(from, -1), addDays(to, 2)]
}

function serviceLines(db: Db, contract: string, from: DateText, to: DateText): LogLine[] {
  const ids = db
    .prepare('SELECT id FROM service_record WHERE contract = ? AND started >= ? AND started < ?')
    .pluck()
    .all(contract, ...bounds(from, to)) as string[]
  return listRecords(db, serviceRecord, 'id', ids).flatMap((r) =>
    r.identity ? (serviceLine(r as ServiceEntry) ?? []) : [],
  )
}

type Entry = Row<typeof faultEvent> & { readonly entry: NonNullable<Values<typeof faultEvent>['entry']> }

function faultLines(db: Db, contract: string, from: DateText, to: DateText): LogLine[] {
  const ids = db
    .prepare(
      `SELECT e.id FROM fault_event e JOIN fault f ON f.id = e.fault
       WHERE e.at >= ? AND e.at < ? AND e.struck IS NULL AND f.contract = ? AND f.void IS NULL`,
    )
    .pluck()
    .all(...bounds(from, to), contract) as string[]
  const events = listRecords(db, faultEvent, 'id', ids).filter((e): e is Entry => e.entry !== null)
  const faults = new Map(
    listRecords(db, fault, 'id', [...new Set(events.map((e) => e.entry.fault))]).map((f) => [f.id, f]),
  )
  const names = new Map<string, string>()
  const nameOf = (id: string): string => {
    if (!names.has(id)) names.set(id, personName(db, id) || id)
    return names.get(id)!
  }
  const days = Map.groupBy(events, (e) => `${e.entry.fault}/${dateOf(e.entry.at)}`)
  return [...days.values()].flatMap((entries) => {
    const of = faults.get(entries[0]!.entry.fault)
    if (!of?.identity) return []
    const ordered = entries.toSorted(
      (a, b) =>
        epochOf(a.entry.at) - epochOf(b.entry.at) || faultEventRank(a.entry.type) - faultEventRank(b.entry.type),
    )
    return faultLine({
      id: of.id,
      number: of.identity.number,
      title: of.title?.text ?? '',
      subject: of.subject?.name ?? '',
      events: ordered.map(({ entry }) => ({ ...entry, name: faultEventName(entry.type), by: nameOf(entry.by) })),
      closed: wasClosed(db, of.id, dateOf(entries[0]!.entry.at)),
    })
  })
}

/** True when the fault was closed at the end of that day. */
function wasClosed(db: Db, id: string, date: DateText): boolean {
  const steps = db
    .prepare(
      `SELECT type, at FROM fault_event WHERE fault = ? AND struck IS NULL AND type IN ('reported', 'closed', 'reopened')`,
    )
    .all(id) as { type: string; at: string }[]
  const last = steps
    .filter((s) => dateOf(s.at) <= date)
    .sort((a, b) => epochOf(a.at) - epochOf(b.at))
    .at(-1)
  return last?.type === 'closed'
}

function inspectionLines(db: Db, contract: string): LogLine[] {
  return listRecords(db, inspection, 'contract', contract)
    .filter((i) => i.plan && !i.void)
    .flatMap((i) => {
      const checks = listRecords(db, inspectionItem, 'inspection', i.id)
        .flatMap(({ meas }) =>
          meas?.checkedAt ? [{ at: meas.checkedAt, who: meas.checker, verdict: meas.verdict ?? '' }] : [],
        )
        .sort((a, b) => epochOf(a.at) - epochOf(b.at))
      return [...Map.groupBy(checks, (c) => dateOf(c.at)).values()].map((day) =>
        inspectionLine({
          id: i.id,
          number: i.plan!.number,
          name: `季度巡检 ${i.plan!.period.name}`,
          place: i.place?.place ?? '',
          checks: day,
        }),
      )
    })
}
