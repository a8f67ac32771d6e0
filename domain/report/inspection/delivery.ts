import type { ItemFacts } from '../../inspection/facts.ts'
import { dateTimeOf } from '../../time/instant.ts'
import { adviceGroupName } from '../../verdict.ts'
import type { Block } from '../block.ts'
import { dateBlank } from '../form/words.ts'
import { type Context, numberOf } from './context.ts'

/** To be filled by hand when the paper is received: a report cannot wait for its own signature. */
export const nameBlank = '＿＿＿＿＿＿＿＿＿＿'

/** The contract's row that the report itself fulfils: its number and version, and lines to be signed. */
export function deliveryCard(context: Context, item: ItemFacts): Block {
  const { edition } = context
  const groups = context.facts.checklist.adviceGroups.map((group) => {
    const n = context.advice.filter((a) => a.group === group).length
    return `${adviceGroupName[group]}${n === 0 ? '本季度无' : `${n}条`}`
  })
  return {
    type: 'card',
    verdict: 'normal',
    rows: [
      { kind: 'wide', label: '合同原文', value: item.item.sentence },
      { kind: 'pair', left: ['服务标准', item.item.standard], right: ['报告版本', edition.version] },
      {
        kind: 'pair',
        left: ['报告编号', edition.number],
        right: ['定稿时间', edition.finalisedAt === null ? '草稿，未定稿' : dateTimeOf(edition.finalisedAt)],
      },
      { kind: 'wide', label: '三类建议', value: `${groups.join('，')}（第${numberOf(context, 'advice')}章）` },
      { kind: 'wide', label: '检查结果', value: '待签收。本项为交付物，不参与正常、关注、异常计数，签收后计为完成。' },
      { kind: 'pair', left: ['交付时间', dateBlank], right: ['签收方式', '□现场签收　□邮寄　□电子'] },
      { kind: 'pair', left: ['接收人', nameBlank], right: ['接收部门', nameBlank] },
    ],
  }
}
