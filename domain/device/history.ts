import type { device } from '../record/device.ts'
import type { fault } from '../record/fault.ts'
import type { inspection, inspectionItem } from '../record/inspection.ts'
import type { loaner } from '../record/loaner.ts'
import type { Row } from '../record/record-type.ts'
import type { DateText, Instant } from '../time/instant.ts'

type Device = Row<typeof device>

/** Everything in which a device may appear; records of one contract. */
export interface HistorySources {
  readonly devices: readonly Device[]
  readonly faults: readonly Row<typeof fault>[]
  /** When each fault was reported and closed. */
  readonly spans: readonly { readonly id: string; readonly reported: Instant; readonly closed: Instant }[]
  readonly loaners: readonly Row<typeof loaner>[]
  readonly inspections: readonly Row<typeof inspection>[]
  readonly items: readonly Row<typeof inspectionItem>[]
}

export interface DeviceHistory {
  readonly faults: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly reported: Instant
    readonly closed: Instant
  }[]
  readonly loaners: readonly {
    readonly id: string
    readonly number: string
    readonly model: string
    readonly inUse: Instant
  }[]
  readonly inspections: readonly {
    readonly id: string
    readonly number: string
    readonly period: string
    readonly from: DateText
    /** Items in which the device was measured; empty where the whole checklist is about it. */
    readonly items: readonly string[]
  }[]
  /** Parts that were changed in repairs, the newest first. */
  readonly parts: readonly {
    readonly fault: string
    readonly number: string
    readonly at: Instant
    readonly name: string
    readonly model: string
    readonly oldSerial: string
    readonly newSerial: string
    readonly quantity: number
  }[]
  readonly counts: {
    readonly faults: number
    readonly running: number
    readonly loaners: number
    readonly parts: number
  }
}

const same = (a: string | undefined, b: string | undefined): boolean =>
  (a ?? '').trim() !== '' && a!.trim().toLowerCase() === (b ?? '').trim().toLowerCase()

/** What happened to a device. A fault belongs to it by serial or asset number, or where it is the only one of its subject. */
export function deviceHistory(row: Device, sources: HistorySources): DeviceHistory {
  const mine = row.card
  const subject = row.identity?.subject ?? ''
  const alone = subject !== '' && sources.devices.filter((d) => d.identity?.subject === subject).length === 1
  const spans = new Map(sources.spans.map((s) => [s.id, s]))
  const faults = sources.faults
    .filter((f) => {
      const s = f.subject
      if (same(s?.serial, mine?.serial) || same(s?.asset, mine?.asset)) return true
      return alone && s?.id === subject && s.serial.trim() === '' && s.asset.trim() === ''
    })
    .map((f) => ({
      id: f.id,
      number: f.identity!.number,
      title: f.title?.text ?? '',
      reported: spans.get(f.id)?.reported ?? f.identity!.createdAt,
      closed: spans.get(f.id)?.closed ?? '',
      parts: f.parts?.rows ?? [],
    }))
    .sort((a, b) => (a.reported < b.reported ? 1 : -1))
  const ids = new Set(faults.map((f) => f.id))
  const loaners = sources.loaners
    .filter((l) => ids.has(l.identity!.fault) || same(l.original?.serial, mine?.serial))
    .map((l) => ({
      id: l.id,
      number: l.identity!.number,
      model: l.substitute?.model ?? '',
      inUse: l.delivery?.inUseAt ?? '',
    }))
  const parts = faults.flatMap((f) =>
    f.parts.map((part) => ({ fault: f.id, number: f.number, at: f.reported, ...part })),
  )
  return {
    faults: faults.map(({ parts: _parts, ...f }) => f),
    loaners,
    inspections: inspectionsWith(row, sources),
    parts,
    counts: {
      faults: faults.length,
      running: faults.filter((f) => f.closed === '').length,
      loaners: loaners.length,
      parts: parts.length,
    },
  }
}

/** Inspections in which it was measured by name, or whose checklist is about its subject. */
function inspectionsWith(row: Device, { inspections, items }: HistorySources): DeviceHistory['inspections'] {
  const name = row.card?.name
  const byInspection = Map.groupBy(items, (i) => i.link?.inspection ?? '')
  return inspections
    .flatMap((i) => {
      const plan = i.plan
      if (!plan) return []
      const measured = (byInspection.get(i.id) ?? [])
        .filter((item) => item.meas?.rows.some((r) => same(r.server, name) || same(r.object, name)))
        .map((item) => item.link!.item)
      const about = row.identity?.subject !== '' && plan.checklist === row.identity?.subject
      if (measured.length === 0 && !about) return []
      return [
        {
          id: i.id,
          number: plan.number,
          period: plan.period.name,
          from: plan.period.from,
          items: about ? [] : measured,
        },
      ]
    })
    .sort((a, b) => (a.from < b.from ? 1 : -1))
}
