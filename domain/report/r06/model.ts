import { isLate } from '../../service/log.ts'
import type { LogLine } from '../../service/view.ts'
import { durationText } from '../../time/duration.ts'
import { clockOf, dateOf, dateTimeOf } from '../../time/instant.ts'
import type { Block, ReportModel, Table } from '../block.ts'
import { centred, centredSmall, heads, left, right, small } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { pairTable } from '../service/field-table.ts'
import { sections } from '../service/part.ts'
import type { LogFacts } from './facts.ts'

export const logTitle = '维护日志汇编'

/** R06 维护日志汇编: every day's work, what was written late and why, and the workdays without a record, named. */
export function reportR06(facts: LogFacts, edition: Edition): ReportModel {
  const names = formNames(facts)
  const { log, contract, now } = facts
  const { totals } = log
  const lines = log.days.flatMap((d) => d.entries)
  const open = (log.days.at(-1)?.date ?? '') >= dateOf(now)
  const service = contract.period ?? facts.pack.period
  const body: Block[] = [
    formHead(logTitle, edition, open ? `截至 ${dateOf(now)}` : '定期汇编'),
    conclusionBox(summaryOf(facts)),
    ...sections([
      {
        heading: '概况',
        blocks: [
          pairTable([
            ['用户单位', names.hospital],
            ['系统', names.system],
            ['汇编期间', periodName(facts)],
            ['服务期', `${service.start} 至 ${service.end}`],
            ['记录条数', String(totals.entries)],
            ['应有记录工作日', `${totals.workdays} 天`],
          ]),
        ],
      },
      { heading: '按工作类别合计', blocks: [classTable(facts)] },
      { heading: '维护日志', blocks: lines.length === 0 ? [plain('本期没有记录。')] : [dayTable(lines)] },
      { heading: '录入晚于发生的说明', blocks: lateBlocks(lines.filter(isLate)) },
      { heading: '没有记录的工作日', blocks: missingBlocks(facts) },
    ]),
    formSignatures(names, ['信息科：'], ['工程师：', '审核：']),
    ...editionBlocks(edition, '修改记录'),
  ]
  return formModel({ kind: 'R06', title: logTitle, names, edition, body })
}

const plain = (text: string): Block => ({ type: 'paragraph', style: 'plain', text })

/** `2024年2月`, `2024年`, `第11个服务月（2027-05-26 至 2027-06-25）`. */
function periodName({ period, log: { days } }: LogFacts): string {
  const service = /^M(\d\d)$/.exec(period)
  if (service) return `第${Number(service[1])}个服务月（${days[0]?.date ?? ''} 至 ${days.at(-1)?.date ?? ''}）`
  if (period === 'service') return `服务期（${days[0]?.date ?? ''} 至 ${days.at(-1)?.date ?? ''}）`
  return calendarName(period)
}

function calendarName(period: string): string {
  const [year, month] = period.split('-')
  return month ? `${year}年${Number(month)}月` : `${year}年`
}

function summaryOf(facts: LogFacts): string {
  const { totals } = facts.log
  return [
    `${periodName(facts)}共记录 ${totals.entries} 条`,
    totals.missing > 0 ? `应有记录的 ${totals.workdays} 个工作日中 ${totals.missing} 天没有记录` : '工作日均有记录',
    totals.late > 0 ? `${totals.late} 条录入晚于发生 24 小时以上` : '没有迟录',
    totals.leftovers > 0 ? `${totals.leftovers} 条有遗留或待完成` : '没有遗留',
  ]
    .join('；')
    .concat('。')
}

function classTable({ log: { totals } }: LogFacts): Table {
  return {
    type: 'table',
    grid: [6048, 3024],
    header: heads('工作类别', '条数'),
    rows: [
      ...totals.byClass.map((c) => [centred(c.class), right(String(c.count))]),
      [centred('合计', true), right(String(totals.entries), true)],
    ],
  }
}

function dayTable(lines: readonly LogLine[]): Table {
  return {
    type: 'table',
    grid: [620, 820, 1120, 580, 1560, 1120, 1112, 560, 1580],
    header: heads('日期', '人员', '时段', '类别', '内容', '对象', '结果', '遗留', '单号'),
    rows: lines.map((line) => [
      centredSmall(dateOf(line.at).slice(5)),
      centredSmall(line.who || '未填写'),
      centredSmall(hoursOf(line)),
      centredSmall(line.class),
      small(line.text),
      small(line.objects || '不涉及'),
      small(line.result || '未填写'),
      small(line.leftover || '无'),
      centredSmall(line.number),
    ]),
    tall: true,
  }
}

/** `08:30—09:10`; a day or more later with its date. */
function hoursOf({ at, to }: LogLine): string {
  if (to === '') return clockOf(at)
  const end = dateOf(to) === dateOf(at) ? clockOf(to) : `${dateOf(to).slice(5)} ${clockOf(to)}`
  return `${clockOf(at)}—${end}`
}

function lateBlocks(lines: readonly LogLine[]): Block[] {
  if (lines.length === 0) return [plain('没有晚于发生 24 小时以上录入的记录。')]
  return [
    {
      type: 'table',
      grid: [1700, 1700, 1700, 1300, 2672],
      header: heads('单号', '发生时间', '录入时间', '相差', '原因'),
      rows: lines.map((line) => [
        centredSmall(line.number),
        centredSmall(dateTimeOf(line.at)),
        centredSmall(dateTimeOf(line.recordedAt)),
        centredSmall(durationText(line.lateMs)),
        small(line.lateReason || '未填写'),
      ]),
      tall: lines.length > 10,
    },
  ]
}

/** The days of each month in a row of their own: dates in running text would break apart. */
function missingBlocks({ log }: LogFacts): Block[] {
  const missing = log.days.filter((d) => d.missing).map((d) => d.date)
  if (missing.length === 0) return [plain('无。')]
  return [
    {
      type: 'table',
      grid: [1700, 1000, 6372],
      header: heads('月份', '天数', '日期'),
      rows: [...Map.groupBy(missing, (date) => date.slice(0, 7))].map(([month, dates]) => [
        centred(calendarName(month)),
        right(String(dates.length)),
        left(`${dates.map((date) => Number(date.slice(8))).join('、')}日`),
      ]),
    },
  ]
}
