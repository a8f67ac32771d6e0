import type { Measure } from '../pack/schema.ts'
import type { MeasuredRow } from './measured-row.ts'
import { valueText } from './value-text.ts'

/** Where a value was read: `db01 /data`, `EBILL_DATA`, `app01`; empty for a single number. */
export function placeText(row: MeasuredRow): string {
  return [row.server, row.object].filter((part) => part !== '').join(' ')
}

/** A measure's name without the explanation in brackets that the form needs: `时钟偏差`. */
export function shortName(measure: Measure): string {
  return measure.name.replace(/（[^）]*）$/, '')
}

/** `EBILL_DATA 使用率93.41%`: place, measure and value, as sentences name them. */
export function measuredText(row: MeasuredRow, measure: Measure): string {
  const place = placeText(row)
  return `${place === '' ? '' : `${place} `}${shortName(measure)}${valueText(row, measure)}`
}
