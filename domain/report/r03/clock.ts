import type { FaultEventType } from '../../record/fault.ts'
import { isBreach } from '../../sla/state.ts'
import { durationText } from '../../time/duration.ts'
import type { Block, Cell } from '../block.ts'
import { heads } from '../cell.ts'
import { formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import { notCollected, notConcerned } from '../form/words.ts'
import { clockNotes } from './clock-note.ts'
import { overdueReason } from './conclusion.ts'
import { type FaultPaper, whenOf } from './context.ts'
import { internalRow, limitRow, mergedRows } from './limit-row.ts'
import { lateText } from './spent.ts'

const grid = [1300, 2282, 1270, 1270, 1490, 1460]
const startNames = { reported: '报障时间', occurred: '故障发生时间', accepted: '受理时间' } as const

/** Section 2: what was promised, when it was due, when it was met; then every other time and what moved a deadline. */
export function clockSection(paper: FaultPaper): Block[] {
  const { sla, setting } = paper.facts
  const hours = setting.hours === 'natural' ? '7×24自然小时' : '工作时间'
  const from = startNames[setting.start]
  const title = paper.contractual ? `二、时间与时限（自${from}起算，${hours}）` : '二、时间与时限（合同没有约定小时数）'
  const small = (text: string): Cell => ({ text, kind: 'small', align: 'center' })
  const rows: Cell[][] = [
    [
      { text: `${from.replace('时间', '')}（T0）`, kind: 'small' },
      small('—'),
      small('—'),
      small(whenOf(paper, sla.start, '未记录')),
      { ...small('—'), align: 'right' },
      small('起算'),
    ],
  ]
  for (const row of mergedRows(sla.rows, sla.policy)) {
    rows.push(limitRow(paper, row))
    if (isBreach(row.state))
      rows.push([
        {
          text: `“${row.name}”逾期${lateText(row, paper.facts.now)}，原因：${overdueReason(paper, row)}`,
          kind: 'small',
          span: grid.length,
        },
      ])
  }
  rows.push(...sla.internal.map((target) => internalRow(paper, target)))
  return [
    formSection(title),
    {
      type: 'table',
      grid,
      header: heads('里程碑', '合同原文（节选）', '应达成', '实际达成', '用时', '状态'),
      rows,
    },
    ...clockNotes(paper).map((text): Block => ({ type: 'paragraph', style: 'note', text })),
    timesTable(paper),
  ]
}

/** Every other time of the course, and both clocks. */
function timesTable(paper: FaultPaper): Block {
  const { sla, events, state } = paper.facts
  const missing = state === 'closed' || state === 'void' ? notConcerned : '未记录'
  const at = (type: FaultEventType): string =>
    whenOf(paper, events.findLast((e) => e.entry.type === type)?.entry.at, missing)
  const recorded = whenOf(paper, events.find((e) => e.entry.type === 'reported')?.entry.recordedAt, '未记录')
  const clock = (ms: number): string => (sla.start === null ? '未起算' : durationText(ms, true))
  return labelledTable([
    [
      ['发生时间', whenOf(paper, events.find((e) => e.entry.type === 'occurred')?.entry.at, notCollected)],
      ['登记时间', recorded],
      ['受理时间', at('accepted')],
    ],
    [
      ['到达现场', at('on_site')],
      ['判定需维修', at('repair_needed')],
      ['处理完成', at('handled')],
    ],
    [
      ['修复时间', at('repaired')],
      ['解决时间', at('resolved')],
      ['关闭时间', at('closed')],
    ],
    [
      [paper.contractual ? '合同计时' : '历时', clock(sla.contractMs)],
      ['净耗时', clock(sla.workingMs)],
    ],
  ])
}
