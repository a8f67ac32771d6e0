import type { Block, Cell } from '../block.ts'
import { centred, heads, left } from './cell.ts'
import type { Context } from './context.ts'

const categories = ['系统故障', '设备故障', '用户咨询与服务请求'] as const

/**
 * Faults and services of the quarter. None is recorded in this product yet, and what was not recorded is not zero:
 * every count says 未采集.
 */
export function serviceChapter(context: Context): Block[] {
  const number = context.after + 2
  const period = context.facts.inspection.plan?.period
  const span = period ? `（${period.from} 至 ${period.to}）` : ''
  const row = (name: string): Cell[] => [left(name), ...Array.from({ length: 5 }, () => centred('未采集'))]
  return [
    { type: 'heading', level: 1, text: `${number}　本季度故障与服务情况` },
    {
      type: 'table',
      caption: `${context.numbers.table(number)}　故障与服务统计${span}`,
      grid: [3072, 1200, 1200, 1200, 1200, 1200],
      header: heads('类别', '受理', '已解决', '未解决', '逾期', '达标率'),
      rows: categories.map(row),
    },
    {
      type: 'paragraph',
      style: 'body',
      text: `本季度的故障与服务记录未纳入本报告的数据来源，以上各项未采集，不表示未发生；实际情况以双方留存的故障维修记录单和服务记录为准。`,
    },
  ]
}
