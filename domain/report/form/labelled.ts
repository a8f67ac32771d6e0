import type { Cell, Inline, Table } from '../block.ts'
import { plainTextOf } from '../cell.ts'

export type Pair = readonly [label: string, value: Inline]

const grid = [1300, 1724, 1300, 1724, 1300, 1724]
/** Characters of a row above which the table may break before it. */
const long = 300

/**
 * A table of labels and values. A row holds one pair over the whole width, two with the first one wide, or three.
 * Values must not be empty: say 未填写, 未采集 or 不涉及.
 */
export function labelledTable(rows: readonly (readonly Pair[])[]): Table {
  const tall = rows.some((row) => row.some(([, value]) => plainTextOf(value).length > long))
  return { type: 'table', grid, rows: rows.map(rowOf), ...(tall ? { tall } : {}) }
}

function rowOf(pairs: readonly Pair[]): Cell[] {
  const free = 3 - Math.min(pairs.length, 3)
  return pairs.flatMap(([label, value], at): Cell[] => [
    { text: label, kind: 'label' },
    { text: value, ...(at === 0 && free > 0 ? { span: 1 + free * 2 } : {}) },
  ])
}
