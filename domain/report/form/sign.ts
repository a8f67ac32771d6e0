import type { Block } from '../block.ts'
import type { FormNames } from './model.ts'
import { dateBlank } from './words.ts'

/** 满意度 with empty boxes: the customer ticks it on paper. */
export const satisfactionBoxes = '□满意　□基本满意　□不满意'

/** Both sides sign: the customer on the left, the firm on the right. */
export function formSignatures(
  names: FormNames,
  customer: readonly string[] = ['用户确认：', '信息科：'],
  firm: readonly string[] = ['工程师：', '审核：'],
): Block {
  const date = `日期：${dateBlank}`
  return {
    type: 'sign-boxes',
    boxes: [
      { title: `甲方：${names.hospital}`, lines: [...customer, date] },
      { title: `乙方：${names.firm}`, lines: [...firm, date] },
    ],
  }
}
