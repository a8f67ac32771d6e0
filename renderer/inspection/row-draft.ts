import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import type { Measure } from '../../domain/pack/schema.ts'

/** The longest text a value field keeps. */
export const longestValue = 40

/** The key that a row of this measure and object has in every quarter. */
export function rowKey(measure: string, server: string, object: string): string {
  return [measure, server, object]
    .filter((part) => part !== '')
    .join('/')
    .slice(0, 290)
}

/** A row before anything was entered. */
export function blankRow(measure: Measure, key: string): MeasuredRow {
  return {
    key,
    measure: measure.id,
    object: '',
    server: '',
    value: '',
    used: '',
    total: '',
    unit: '',
    basis: measure.bases[0] ?? 'none',
    rounded: false,
    evidence: '',
    pending: false,
  }
}

/** The row with a typed value: what it had been computed from is no longer said of it. */
export function withTyped(row: MeasuredRow, value: string): MeasuredRow {
  if (value === row.value) return row
  return { ...row, value, used: '', total: '', unit: '', rounded: false, evidence: '', pending: false }
}
