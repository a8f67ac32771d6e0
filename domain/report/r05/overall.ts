import { rateText } from '../../statistics/trend.ts'
import type { Statistics } from '../../statistics/statistics.ts'
import { durationText } from '../../time/duration.ts'
import { dateOf, dateTimeOf } from '../../time/instant.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left, right, small } from '../cell.ts'
import { labelledTable } from '../form/labelled.ts'
import type { StatisticsFacts } from './facts.ts'

export function body(text: string): Block {
  return { type: 'paragraph', style: 'body', text }
}

/** The sentence for a period without a fault; it claims no running where one from before was still open. */
export function noFaultSentence({ period, carried, days }: Statistics): string {
  if (carried.length > 0) return `${period.self}未新发生故障（0起），上期遗留故障${carried.length}起。`
  return `${period.self}未发生故障（0起），设备连续运行${days}天。`
}

export function conclusionText(s: Statistics): string {
  const so = s.running ? '（统计期尚未结束）' : ''
  if (s.faults.length === 0) return `${noFaultSentence(s)}${so}`
  const late = s.late.filter((l) => l.contractual).length
  const limits = !s.contractual
    ? '合同未约定时限小时数'
    : late > 0
      ? `时限逾期${late}项，逐条列于第三节`
      : '没有逾期的时限'
  const spared = [
    s.exempt.length > 0 ? `豁免${s.exempt.length}项` : '',
    s.loaner.length > 0 ? `备机保障${s.loaner.length}项` : '',
  ].filter((t) => t !== '')
  const halted = `登记的业务中断合计${durationText(s.metrics.interruptionMs, true)}`
  return `${s.period.self}发生故障${s.faults.length}起，已解决${s.solved}起，未解决${s.unsolved}起；${[limits, ...spared].join('，')}；${halted}。${so}`
}

export function basisBlocks({ statistics: s, contract }: StatisticsFacts, system: string): Block[] {
  const numbers = s.faults.map((f) => f.number).sort()
  const list =
    numbers.length === 0
      ? '无'
      : numbers.length <= 6
        ? numbers.join('、')
        : `${numbers[0]} 至 ${numbers.at(-1)}，共${numbers.length}张，逐张列于第二节`
  const service = contract.period ? `${contract.period.start} 至 ${contract.period.end}` : '未填写'
  return [
    labelledTable([
      [
        ['统计期', `${s.period.from} 至 ${s.period.to}${s.running ? '（尚未结束）' : ''}`],
        ['统计截至', dateTimeOf(s.now)],
      ],
      [
        ['统计对象', s.subjects.map((x) => x.name).join('、') || system],
        ['服务期', service],
      ],
      [['数据来源', `故障维修记录单（R03）及其时间记录：${list}`]],
      [
        [
          '计数规则',
          `按报障时间（T0）所在日期归入统计期；此前报障而未解决的另列为遗留，不计入件数${
            s.voided.length > 0 ? `；作废${s.voided.length}张（${s.voided.join('、')}）不计入` : ''
          }。`,
        ],
      ],
      [
        [
          '指标定义',
          `修复时长＝修复−T0，修复指业务恢复；平均无故障时间＝运行时长÷故障数；可用率＝1−业务中断时长÷应运行时长，重叠的中断只计一次；重复故障按${s.recurrence.days}日计。`,
        ],
      ],
    ]),
  ]
}

export function overallBlocks(s: Statistics): Block[] {
  const bySubject: Block = {
    type: 'table',
    grid: [4172, 1000, 1000, 1000, 1900],
    header: heads('系统与设备', '故障数', '已解决', '未解决', '解决率'),
    rows: [
      ...s.subjects.map((x) =>
        row(
          x.model ? `${x.name} ${x.model}`.replace(` ${x.model} ${x.model}`, ` ${x.model}`) : x.name,
          x.faults,
          x.solved,
        ),
      ),
      ...(s.subjects.length > 1 ? [row('合计', s.faults.length, s.solved, true)] : []),
    ],
  }
  return [
    ...(s.faults.length === 0 ? [body(noFaultSentence(s))] : []),
    bySubject,
    ...s.trend.map(body),
    ...(s.faults.length > 0 ? [faultList(s)] : []),
    ...(s.carried.length > 0
      ? [
          body(
            `上期遗留${s.carried.length}起：${s.carried
              .map(
                (f) => `${f.number}（${dateOf(f.t0)}报障，${f.solvedAt ? `${dateOf(f.solvedAt)}解决` : '尚未解决'}）`,
              )
              .join('、')}。`,
          ),
        ]
      : []),
  ]
}

function row(name: string, faults: number, solved: number, bold = false): Cell[] {
  return [
    { ...left(name), ...(bold ? { bold } : {}) },
    right(String(faults), bold),
    right(String(solved), bold),
    right(String(faults - solved), bold),
    centred(rateText(solved, faults)),
  ]
}

function faultList(s: Statistics): Block {
  return {
    type: 'table',
    caption: '故障清单',
    grid: [1650, 1500, 2422, 1300, 1000, 1200],
    header: heads('故障单号', '报障时间', '标题', s.contractual ? '层级' : '症状类别', '响应', '修复时长'),
    rows: s.faults.map((f) => [
      small(f.number),
      small(dateTimeOf(f.t0)),
      small(f.title),
      small(s.contractual ? f.tierName : f.symptomClass),
      small(f.responseMs === null ? '未记录' : durationText(f.responseMs)),
      small(f.repairMs !== null ? durationText(f.repairMs) : f.solved ? '已解决' : '未解决'),
    ]),
    tall: s.faults.length > 8,
  }
}
