import type { Inline, Table } from '../block.ts'
import { centredSmall, heads, small } from '../cell.ts'

/** One line of what was done. `at` as it is printed. */
export interface FormEvent {
  readonly at: string
  readonly way: string
  readonly text: Inline
  readonly who: string
}

const grid = [1500, 1000, 5272, 1300]

/** What was done, in the order in which it happened. */
export function eventTable(events: readonly FormEvent[], what = '处理内容'): Table {
  return {
    type: 'table',
    grid,
    header: heads('时间', '方式', what, '人员'),
    rows: events.map((e) => [centredSmall(e.at), centredSmall(e.way), small(e.text), centredSmall(e.who)]),
    tall: events.length > 8,
  }
}
