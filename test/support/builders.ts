import type { MeasuredRow } from '../../domain/inspection/measured-row.ts'
import { setUpDemo } from '../../main/demo/fill.ts'
import { type TestApp, testApp } from './app.ts'

/** An app after its first run, with the 2024 contract and its first quarter begun. */
export async function begunInspection(there: TestApp = testApp()) {
  const contract = await setUpDemo(there, { start: '2024-01-01', end: '2024-12-31' })
  const { inspection } = await there.act('inspection', 'start', { contract, period: '2024-Q1' })
  const state = () => there.act('inspection', 'state', { inspection })
  const item = async (id: string) => (await state()).items.find((i) => i.id === id)!
  /** Judges an item over what stands. */
  const judge = async (
    id: string,
    verdict: 'normal' | 'abnormal' | 'attention' | 'not-applicable' | 'unchecked',
    reason = '',
  ) =>
    there.act('item', 'judge', { inspection, item: id, verdict, reason, seen: (await item(id)).heads['meas'] ?? null })
  /** Types a value into an item, sealed. */
  const measure = async (id: string, row: MeasuredRow) =>
    there.act('item', 'setRow', { inspection, item: id, row, seen: (await item(id)).heads['meas'] ?? null, seal: true })
  return { ...there, contract, inspection, state, item, judge, measure }
}

/** A measured row; percent of a tablespace unless changed. */
export function measured(value: string, change: Partial<MeasuredRow> = {}): MeasuredRow {
  return {
    key: 'used-percent/EBILL_DATA',
    measure: 'used-percent',
    object: 'EBILL_DATA',
    server: '',
    value,
    used: '',
    total: '',
    unit: '%',
    basis: 'max',
    rounded: false,
    evidence: '',
    pending: false,
    ...change,
  }
}
