import type { Block } from '../block.ts'
import type { Context } from './context.ts'

/**
 * Faults and services of the quarter. None is recorded in this product yet, and what was not recorded is not zero: it
 * says 未采集, once, instead of a table without a number.
 */
export function serviceChapter(context: Context): Block[] {
  const period = context.facts.inspection.plan?.period
  const span = period ? `（${period.from} 至 ${period.to}）` : ''
  return [
    { type: 'heading', level: 1, text: `${context.after + 2}　本季度故障与服务情况` },
    {
      type: 'paragraph',
      style: 'body',
      text: [
        { text: `本季度${span}系统故障、设备故障、用户咨询与服务请求的受理、解决、逾期件数与时限达标率：` },
        { text: '未采集', bold: true },
        { text: '。未采集不表示未发生；实际情况以双方留存的故障维修记录单和服务记录为准。' },
      ],
    },
  ]
}
