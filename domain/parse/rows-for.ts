import { epochOf, startOfDay, type Instant } from '../time/instant.ts'
import { compareDecimal, isDecimal } from '../inspection/decimal.ts'
import type { MeasuredRow } from '../inspection/measured-row.ts'
import type { Item, Measure } from '../pack/schema.ts'
import type { ParsedRow, Quantity, Recognition } from './recognition.ts'

/** What the recognition itself cannot know. */
export interface Reading {
  /** Time of the check: certificates and last backups become days and hours against it. */
  readonly at?: Instant
  /** Basis chosen in the project; the measure's first otherwise. */
  readonly basis?: 'max' | 'allocated'
  /** Server the engineer named, for rows whose paste names none. */
  readonly server?: string
}

/** Which measures a quantity may fill: unit first, then words that tell two measures of one unit apart. */
const fits: Readonly<Record<Quantity, { units: readonly string[]; words: RegExp | null; not: RegExp | null }>> = {
  'used-percent': { units: ['%'], words: null, not: /inode|success|成功|deviation|偏差|failure|失败/i },
  'inode-percent': { units: ['%'], words: /inode/i, not: null },
  'success-percent': { units: ['%'], words: /success|成功/i, not: null },
  'size-deviation': { units: ['%'], words: /deviation|偏差/i, not: null },
  size: { units: ['B', 'KB', 'MB', 'GB', 'TB'], words: null, not: null },
  'failed-count': { units: ['次', '个'], words: /fail|失败/i, not: null },
  'backup-count': { units: ['次', '个'], words: /count|total|due|次数/i, not: /fail|失败|success|成功/i },
  'backup-time': { units: ['h', '小时'], words: null, not: null },
  'certificate-end': { units: ['天', '日', 'd'], words: null, not: null },
  'error-count': { units: ['条', '次', '个'], words: /error|错误/i, not: /serious|severe|严重|unexplained|未说明/i },
  'serious-count': { units: ['条', '次', '个'], words: /serious|severe|严重/i, not: /unexplained|未说明/i },
  'http-code': { units: ['码'], words: null, not: null },
  seconds: { units: ['s', '秒'], words: null, not: null },
}

function fills(row: ParsedRow, measure: Measure): boolean {
  const { units, words, not } = fits[row.quantity]
  const name = `${measure.id} ${measure.name}`
  return (
    units.includes(measure.unit) &&
    (row.quantity !== 'size' || row.unit === measure.unit) &&
    (words?.test(name) ?? true) &&
    !(not?.test(name) ?? false)
  )
}

const hour = 3_600_000

function valueOf(row: ParsedRow, at: Instant | undefined): string | null {
  if (row.quantity === 'certificate-end') {
    if (at === undefined) return null
    return String(Math.floor((Date.parse(row.extra['end']!) - epochOf(at)) / (24 * hour)))
  }
  if (row.quantity === 'backup-time') {
    if (at === undefined) return null
    const [date, clock] = row.extra['finished']!.split('T') as [string, string]
    const finished = epochOf(startOfDay(date).replace('00:00:00', clock))
    return ((epochOf(at) - finished) / hour).toFixed(4).replace(/\.?0+$/, '')
  }
  return row.value
}

/** One row per object: on the wanted basis, else on another that the measure allows. */
function onBasis(rows: readonly ParsedRow[], measure: Measure, wanted: 'max' | 'allocated' | undefined): ParsedRow[] {
  const order = [...(wanted ? [wanted] : []), ...measure.bases]
  const rankOf = (row: ParsedRow): number => {
    const place = order.indexOf(row.basis as 'max' | 'allocated')
    return place < 0 ? order.length : place
  }
  const best = new Map<string, ParsedRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.server, row.object, row.quantity, row.basis === 'none' ? best.size : ''])
    const known = best.get(key)
    if (!known || rankOf(row) < rankOf(known)) best.set(key, row)
  }
  return [...best.values()]
}

function inRange(value: string, measure: Measure): boolean {
  return (
    isDecimal(value) &&
    compareDecimal(value, measure.min) >= 0 &&
    (measure.max === null || compareDecimal(value, measure.max) <= 0)
  )
}

/**
 * The rows that a recognised paste gives to `item`, by the item's own `accepts`; empty when it accepts none.
 * They are pending until the engineer confirms them. Can be applied to a neighbour too: one tablespace paste
 * fills ENV-05 (user) and ENV-06 (system). Values outside a measure's bounds are left out, but an expired
 * certificate counts 0 days.
 */
export function rowsFor(recognition: Recognition, item: Item, evidence: string, reading: Reading = {}): MeasuredRow[] {
  const rows: MeasuredRow[] = []
  const keys = new Map<string, number>()
  for (const accept of item.accepts) {
    const measure = item.measures.find((m) => m.id === accept.measure)
    if (!measure || accept.parser !== recognition.parser) continue
    const own = recognition.rows.filter(
      (r) => (accept.select === 'all' || r.group === accept.select) && fills(r, measure),
    )
    for (const row of onBasis(own, measure, reading.basis)) {
      const read = valueOf(row, reading.at)
      if (read === null) continue
      const value =
        row.quantity === 'certificate-end' && compareDecimal(read, measure.min) < 0 ? String(measure.min) : read
      if (!inRange(value, measure)) continue
      const server = row.server || (reading.server ?? '')
      const key = [measure.id, server, row.object]
        .filter((part) => part !== '')
        .join('/')
        .slice(0, 290)
      const times = (keys.get(key) ?? 0) + 1
      keys.set(key, times)
      rows.push({
        key: times === 1 ? key : `${key}#${times}`,
        measure: measure.id,
        object: row.object.slice(0, 200),
        server: server.slice(0, 200),
        value: value.slice(0, 40),
        used: row.used.slice(0, 40),
        total: row.total.slice(0, 40),
        unit: row.used === '' ? '' : row.unit,
        basis: row.basis,
        rounded: row.rounded,
        evidence,
        pending: true,
      })
    }
  }
  return rows
}
