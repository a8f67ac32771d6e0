import { faultEventName } from '../../fault/event-name.ts'
import type { FaultFacts } from '../../fault/facts.ts'
import { endOf } from '../../fault/timeline.ts'
import { channelNames } from '../../fault/word.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Table } from '../block.ts'
import { heads, small } from '../cell.ts'

/** The course as it stands; what was struck stays in the record (R03). Width of the official profile. */
export function courseTable({ events }: FaultFacts): Table {
  return {
    type: 'table',
    grid: [1800, 1000, 4844, 1200],
    header: heads('时间', '方式', '经过', '人员'),
    rows: events.map((e) => {
      const { type, at, text, channel, by, detail } = e.entry
      const end = endOf(e)
      const members = detail.members?.length ? `（${detail.members.join('、')}）` : ''
      return [
        small(end === '' ? dateTimeOf(at) : `${dateTimeOf(at)}\n至 ${dateTimeOf(end)}`),
        small(channel ? channelNames[channel] : '—'),
        small([
          { text: `${faultEventName(type)}${members}`, bold: true },
          { text: text.trim() === '' ? '' : `　${text.trim()}` },
        ]),
        small(by.trim() === '' ? '—' : by),
      ]
    }),
    tall: true,
  }
}

/** Every limit with its clause, when it was due and met. */
export function limitTable({ sla }: FaultFacts): Table {
  return {
    type: 'table',
    grid: [1500, 1100, 2000, 2000, 2244],
    header: heads('时限', '条款', '应达成', '实际达成', '状态'),
    rows: sla.rows.map((r) => [
      small(r.name),
      small(r.clause || '不涉及'),
      small(r.deadline ? dateTimeOf(r.deadline) : '立即'),
      small(r.metAt ? dateTimeOf(r.metAt) : '尚未达成'),
      small(r.deadline === null ? (r.metAt ? '已组织' : '没有记录') : r.state),
    ]),
  }
}
