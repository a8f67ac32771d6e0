import type { MilestoneCase } from '../statistics/milestone.ts'
import { durationText } from '../time/duration.ts'
import { dateTimeOf } from '../time/instant.ts'
import type { Table } from './block.ts'
import { heads, small } from './cell.ts'

/** 逾期说明: every late milestone with what was due, what was done, and why. Never shortened. */
export function lateTable(late: readonly MilestoneCase[], caption?: string): Table {
  return {
    type: 'table',
    ...(caption === undefined ? {} : { caption }),
    grid: [1750, 1250, 1550, 1550, 2972],
    header: heads('故障单号', '时限', '应达成', '实际达成', '状态与原因'),
    rows: late.map((l) => [
      small(l.number),
      small(l.clauses.length > 0 ? `${l.name}\n${l.clauses.join('、')}` : l.name),
      small(l.deadline ? dateTimeOf(l.deadline) : '不涉及'),
      small(l.metAt ? dateTimeOf(l.metAt) : '尚未达成'),
      small([
        { text: `${l.state}，超${durationText(l.lateMs)}`, bold: true },
        { text: `。${l.reason.replace(/。$/, '')}。` },
      ]),
    ]),
  }
}
