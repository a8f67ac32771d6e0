import { statisticsCharts } from '../../statistics/chart.ts'
import type { Distribution } from '../../statistics/distribution.ts'
import type { Statistics } from '../../statistics/statistics.ts'
import { fewestForTrend, rateText } from '../../statistics/trend.ts'
import { durationText } from '../../time/duration.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left, right, small } from '../cell.ts'
import { lateTable } from '../fault-late.ts'
import { body } from './overall.ts'

/** Section 3: rates by milestone, then each late one, each exemption and each loaner by itself. */
export function limitBlocks(s: Statistics): Block[] {
  if (s.faults.length === 0)
    return [body(s.contractual ? `${s.period.self}没有发生故障，没有应判定的时限。` : `${s.period.self}没有发生故障。`)]
  const promised = s.milestones.filter((m) => m.contractual)
  const internal = s.milestones.filter((m) => !m.contractual)
  const late = s.late.filter((l) => l.contractual)
  const missed = s.late.filter((l) => !l.contractual)
  const mean = s.metrics.responseMs
  return [
    ...(s.contractual ? [] : [body('合同未约定响应与处理的小时数，不计时限达成率，只列首次响应。')]),
    body(
      mean === null ? '没有记录首次响应。' : `平均首次响应${durationText(mean)}（${s.metrics.responded}起有记录）。`,
    ),
    ...(promised.length > 0 ? [rateTable(promised)] : []),
    ...(promised.length > 0 ? (late.length > 0 ? [lateTable(late, '逾期逐条说明')] : [body('没有逾期的时限。')]) : []),
    ...[...s.exempt, ...s.loaner].map((c) => body(`${c.number}“${c.name}”：${c.state}。${c.reason}。`)),
    ...(internal.length > 0 ? [rateTable(internal, '内部目标（非合同约定）')] : []),
    ...(missed.length > 0 ? [lateTable(missed, '超过内部目标的故障（非合同约定）')] : []),
  ]
}

function rateTable(rates: Statistics['milestones'], caption?: string): Block {
  const count = (n: number): Cell => right(String(n))
  return {
    type: 'table',
    ...(caption === undefined ? {} : { caption }),
    grid: [1700, 1400, 1000, 800, 800, 800, 800, 1772],
    header: heads('层级', '时限', '条款', '达标', '备机', '豁免', '逾期', '达成率'),
    rows: rates.map((m) => [
      small(m.tierName),
      small(m.name),
      small(m.clauses.join('、') || '不涉及'),
      count(m.met),
      count(m.loaner),
      count(m.exempt),
      count(m.late + m.broken),
      centred(
        m.judged > 0
          ? rateText(m.met + m.loaner, m.judged)
          : m.pending > 0
            ? '未到期'
            : m.exempt > 0
              ? '豁免'
              : '不涉及',
      ),
    ]),
    note: `注：达成率＝（达标＋备机保障）÷（已判定−豁免）；少于${fewestForTrend}起只列件数，不作百分比。`,
    tall: rates.length > 8,
  }
}

/** Section 4: the charts, then every division in words, so that each adds up to the list. */
export function spreadBlocks(s: Statistics): Block[] {
  if (s.faults.length === 0) return [body(`${s.period.self}没有故障，不作分布。`)]
  const charts = statisticsCharts(s).map(({ title, alt, chart }, n): Block => ({
    type: 'figure',
    caption: `图${n + 1}　${title}`,
    alt,
    source: { kind: 'chart', chart },
  }))
  const table: Block = {
    type: 'table',
    caption: '分布汇总（各行之和均等于故障数）',
    grid: [1500, 7572],
    header: heads('口径', `件数（共${s.faults.length}起）`),
    rows: s.distributions.map((d) => [{ text: d.title, kind: 'label' as const }, left(sharesText(d))]),
    tall: true,
  }
  return [table, ...charts]
}

function sharesText({ id, rows }: Distribution): string {
  // Hours without a fault say nothing; months and the contract's fixed classes do.
  const shown = id === 'hour' ? rows.filter((r) => r.count > 0) : rows
  return shown.map((r) => `${r.label}（${r.count}）`).join('、')
}

/** Section 5. */
export function indicatorBlocks(s: Statistics): Block[] {
  const cells = (name: string, m: Statistics['metrics'], faults: number): Cell[] => [
    small(name),
    small(`${Math.round(m.runningMs / 3_600_000)}小时`),
    small(m.mttrMs === null ? '不涉及' : durationText(m.mttrMs)),
    small(m.mtbfMs === null ? (faults === 0 ? '未发生故障' : '不涉及') : durationText(m.mtbfMs)),
    small(durationText(m.interruptionMs, true)),
    small(m.availability === null ? '不涉及' : `${m.availability}%`),
  ]
  const { recurrence: r, metrics } = s
  return [
    {
      type: 'table',
      grid: [2672, 1100, 1300, 1400, 1600, 1000],
      header: heads('对象', '应运行', '平均修复', '平均无故障', '业务中断', '可用率'),
      rows: [
        ...s.subjects.map((x) => cells(x.name, x.metrics, x.faults)),
        ...(s.subjects.length > 1 ? [cells('合计', metrics, s.faults.length)] : []),
      ],
      note: `注：${
        metrics.withoutInterruption > 0 ? `${metrics.withoutInterruption}起没有登记业务中断，按0计；` : ''
      }可用率向下取两位小数。`,
    },
    ...(s.faults.length > 0
      ? [
          body(
            `一次解决率${rateText(r.once, r.solved)}；${r.days}日内重复故障率${rateText(r.repeats.length, s.faults.length)}${
              r.repeats.length > 0 ? `（${r.repeats.join('、')}）` : ''
            }。`,
          ),
        ]
      : []),
  ]
}
