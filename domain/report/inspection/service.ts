import type { PeriodWork } from '../../inspection/facts.ts'
import type { ServiceCount } from '../../statistics/service-count.ts'
import { type ListedFault } from '../../statistics/listed.ts'
import { fewestForTrend, rateText } from '../../statistics/trend.ts'
import { durationText } from '../../time/duration.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Block, Cell } from '../block.ts'
import { centred, heads, left, right, small } from '../cell.ts'
import { lateTable } from '../fault-late.ts'
import { type Context, numberOf } from './context.ts'

/**
 * Faults and services of the quarter, each by its number. What nobody recorded is not zero: it says 未采集, once,
 * instead of a table without a number.
 */
export function serviceChapter(context: Context): Block[] {
  const number = numberOf(context, 'work')
  const head: Block = { type: 'heading', level: 1, text: `${number}　${context.terms.work}` }
  const { work } = context.facts
  const reference = context.facts.checklist.report === 'R02' ? [statisticsReference(context)] : []
  if (!work) return [head, ...reference, notCollected(context)]
  return [head, ...reference, ...faultBlocks(context, work, number), ...serviceBlocks(context, work.services, number)]
}

/** The contract asks for 系统故障统计分析说明 with every 检修: it is a document of its own, which this one names. */
function statisticsReference({ facts }: Context): Block {
  return body(
    `与本次检测一并提供《系统故障统计分析说明》（编号 GZTJ-${facts.inspection.plan?.period.id ?? ''}），含分布、时限、原因分析与改进措施；没有故障时同样提供。摘要如下。`,
  )
}

function notCollected(context: Context): Block {
  const period = context.facts.inspection.plan?.period
  const span = period ? `（${period.from} 至 ${period.to}）` : ''
  return {
    type: 'paragraph',
    style: 'body',
    text: [
      { text: `本季度${span}系统故障、设备故障、用户咨询与服务请求的受理、解决、逾期件数与时限达标率：` },
      { text: '未采集', bold: true },
      { text: '。未采集不表示未发生；实际情况以双方留存的故障维修记录单和服务记录为准。' },
    ],
  }
}

function body(text: string): Block {
  return { type: 'paragraph', style: 'body', text }
}

function faultBlocks(context: Context, { statistics: s }: PeriodWork, number: number): Block[] {
  const span = `${s.period.from} 至 ${s.period.to}，统计截至 ${dateTimeOf(s.now)}`
  const voided: Block[] =
    s.voided.length > 0 ? [body(`另有作废的故障单${s.voided.length}张：${s.voided.join('、')}。`)] : []
  const carried: Block[] =
    s.carried.length > 0
      ? [
          body(
            `上期遗留故障${s.carried.length}起：${s.carried.map((f) => `${f.number}（${stateText(f)}）`).join('、')}。`,
          ),
        ]
      : []
  if (s.faults.length === 0) {
    const ran = s.carried.length === 0 ? `，设备连续运行${s.days}天` : ''
    return [
      body(
        `本季度（${span}）${s.carried.length > 0 ? '未新发生' : '未发生'}故障（0起）${ran}。依据为双方使用的故障登记记录。`,
      ),
      ...carried,
      ...voided,
    ]
  }
  const late = s.late.filter((l) => l.contractual)
  const table = context.numbers.table
  return [
    countTable(s.faults, s.contractual, `${table(number)}　故障统计（${s.period.from} 至 ${s.period.to}）`),
    ...(late.length > 0
      ? [lateTable(late, `${table(number)}　逾期事项说明`)]
      : s.contractual
        ? [
            body(
              s.faults.some((f) => f.outcome === 'pending')
                ? '截至统计时没有逾期的时限；处理中的故障尚未全部到期。'
                : '本季度故障的各项时限没有逾期。',
            ),
          ]
        : []),
    ...[...s.exempt, ...s.loaner].map((c) => body(`${c.number}“${c.name}”：${c.state}，${c.reason}。`)),
    faultTable(s.faults, s.contractual, `${table(number)}　故障明细`),
    ...carried,
    ...voided,
  ]
}

/** One row for each tier; for a contract without hours one for each symptom class, and no rates. */
function countTable(faults: readonly ListedFault[], contractual: boolean, caption: string): Block {
  const classOf = (f: ListedFault): string => (contractual ? f.tierName : f.symptomClass)
  const classes = [...new Set(faults.map(classOf))]
  const row = (name: string, own: readonly ListedFault[], bold = false): Cell[] => {
    const solved = own.filter((f) => f.solved).length
    const count = (n: number): Cell => right(String(n), bold)
    const cells = [
      { ...left(name), ...(bold ? { bold } : {}) },
      count(own.length),
      count(solved),
      count(own.length - solved),
    ]
    return contractual
      ? [...cells, count(own.filter((f) => f.outcome === 'late').length), centred(rateOf(own)), small(waysText(own))]
      : [...cells, centred(meanReply(own)), small(waysText(own))]
  }
  const rows = [
    ...classes.map((c) =>
      row(
        c,
        faults.filter((f) => classOf(f) === c),
      ),
    ),
    ...(classes.length > 1 ? [row('合计', faults, true)] : []),
  ]
  const common = { type: 'table', caption, rows } as const
  return contractual
    ? {
        ...common,
        grid: [2272, 700, 900, 900, 700, 1500, 2100],
        header: heads('类别', '受理', '已解决', '未解决', '逾期', '时限达标', '处理方式'),
        note: `注：“时限达标”为全部时限达标的故障数与已判定故障数之比，豁免另列；少于${fewestForTrend}起只列件数，不作百分比。应达成时间按报障时间起算的7×24自然小时计算。`,
      }
    : {
        ...common,
        grid: [3072, 800, 1000, 1000, 1500, 1700],
        header: heads('症状类别', '受理', '已解决', '未解决', '平均首次响应', '处理方式'),
        note: '注：合同未约定响应与处理的小时数，不计时限达标率。',
      }
}

function rateOf(own: readonly ListedFault[]): string {
  const met = own.filter((f) => f.outcome === 'met').length
  const late = own.filter((f) => f.outcome === 'late').length
  const exempt = own.filter((f) => f.outcome === 'exempt').length
  const rate = met + late === 0 ? (exempt > 0 ? '' : '未到期') : rateText(met, met + late)
  return [rate, exempt > 0 ? `豁免${exempt}` : ''].filter((t) => t !== '').join('，')
}

function meanReply(own: readonly ListedFault[]): string {
  const replies = own.flatMap((f) => f.responseMs ?? [])
  return replies.length === 0 ? '未记录' : durationText(replies.reduce((a, b) => a + b, 0) / replies.length)
}

/** `电话1、网络2`. */
function waysText(own: readonly ListedFault[]): string {
  const ways = ['电话', '网络', '现场', '未记录'] as const
  return ways
    .flatMap((way) => {
      const n = own.filter((f) => f.way === way).length
      return n > 0 ? [`${way}${n}`] : []
    })
    .join('、')
}

function stateText(fault: ListedFault): string {
  if (fault.repairMs !== null) return `${durationText(fault.repairMs)}修复`
  return fault.solved ? '已解决' : '处理中'
}

function faultTable(faults: readonly ListedFault[], contractual: boolean, caption: string): Block {
  return {
    type: 'table',
    caption,
    grid: [1750, 1550, 2372, 1200, 900, 1300],
    header: heads('故障单号', '报障时间', '现象', contractual ? '层级' : '症状类别', '响应', '结果'),
    rows: faults.map((f) => [
      small(f.number),
      small(dateTimeOf(f.t0)),
      small(f.title),
      small(contractual ? f.tierName : f.symptomClass),
      small(f.responseMs === null ? '未记录' : durationText(f.responseMs)),
      small(stateText(f)),
    ]),
  }
}

/** Numbers that are written out for one kind; the rest stands in the log. */
const mostNumbers = 8

function serviceBlocks(context: Context, services: readonly ServiceCount[], number: number): Block[] {
  if (services.length === 0) return [body('本季度没有登记咨询与其他服务请求。')]
  const sum = (count: (s: ServiceCount) => number): string => String(services.reduce((n, s) => n + count(s), 0))
  return [
    {
      type: 'table',
      caption: `${context.numbers.table(number)}　咨询与服务统计`,
      grid: [2000, 800, 900, 900, 1372, 3100],
      header: heads('类别', '件数', '已办结', '未办结', '平均首次答复', '编号'),
      rows: [
        ...services.map((s) => [
          left(s.name),
          right(String(s.numbers.length)),
          right(String(s.done)),
          right(String(s.open)),
          centred(s.replyMs === null ? '不涉及' : durationText(s.replyMs)),
          small(numbersText(s.numbers)),
        ]),
        ...(services.length > 1
          ? [
              [
                { ...left('合计'), bold: true },
                right(
                  sum((s) => s.numbers.length),
                  true,
                ),
                right(
                  sum((s) => s.done),
                  true,
                ),
                right(
                  sum((s) => s.open),
                  true,
                ),
                centred('—'),
                small('逐条见维护日志'),
              ],
            ]
          : []),
      ],
    },
  ]
}

function numbersText(numbers: readonly string[]): string {
  if (numbers.length <= mostNumbers) return numbers.join('\n')
  return `${numbers[0]} 至 ${numbers.at(-1)}，共${numbers.length}件，逐条见维护日志`
}
