import { percentOf, subtract } from '../inspection/decimal.ts'
import { parsedRow, type ParsedRow } from './recognition.ts'

export type Outcome = 'success' | 'failure' | 'running'

/** One backup run as a source tells of it. */
export interface Run {
  readonly outcome: Outcome
  /** Finished, local time `YYYY-MM-DDTHH:mm:ss`; empty where the source does not say. */
  readonly finished: string
  /** Backup set size in any one unit, where known: for the deviation from the run before. */
  readonly size: string | null
  /** Runs of one kind are comparable in size. */
  readonly kind: string
}

/**
 * What runs say together: success rate with its counts, failed runs, all runs, and the time of the last
 * success. Runs that are still going on count nowhere.
 */
export function summarise(runs: readonly Run[], server: string): ParsedRow[] {
  const done = runs.filter((r) => r.outcome !== 'running')
  const good = done.filter((r) => r.outcome === 'success')
  const rate = percentOf(String(good.length), String(done.length))
  if (rate === null) return []
  const row = (quantity: ParsedRow['quantity'], value: string, more: Partial<ParsedRow> = {}): ParsedRow =>
    parsedRow({ quantity, value, server, unit: '次', ...more })
  const rows = [
    row('success-percent', rate, { used: String(good.length), total: String(done.length) }),
    row('failed-count', String(done.length - good.length)),
    row('backup-count', String(done.length)),
  ]
  const last = good
    .map((r) => r.finished)
    .toSorted()
    .at(-1)
  if (last) rows.push(row('backup-time', '', { unit: 'h', extra: { finished: last } }))
  const deviation = sizeDeviation(good)
  if (deviation !== null) rows.push(row('size-deviation', deviation, { unit: '%' }))
  return rows
}

/** How far the latest success differs in size from the one before of its kind, in percent of that; always positive. */
function sizeDeviation(good: readonly Run[]): string | null {
  const latest = good
    .filter((r) => /FULL|全/i.test(r.kind) && r.size !== null && r.finished !== '')
    .toSorted((a, b) => (a.finished < b.finished ? 1 : -1))
  const [now, before] = latest.map((r) => r.size!)
  if (now === undefined || before === undefined) return null
  return percentOf(subtract(now, before).replace('-', ''), before)
}
