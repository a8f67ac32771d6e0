import { orElse } from '../../or-else.ts'
import type { Block } from '../block.ts'
import { formSection } from '../form/head.ts'
import { labelledTable } from '../form/labelled.ts'
import type { FormNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { notEntered } from '../form/words.ts'
import { whenText } from './device.ts'
import type { LoanerFacts } from './facts.ts'

/** Sections 8 and 9: both hand-overs, each with its place to be signed by both sides. */
export function handoverSections({ loaner: row }: LoanerFacts, names: FormNames): Block[] {
  return [
    formSection('八、借用交接签字'),
    labelledTable([
      [
        ['交付人', orElse(row.handover?.from, notEntered)],
        ['接收人', orElse(row.handover?.to, notEntered)],
        ['交接时间', whenText(row.handover?.at, notEntered)],
      ],
    ]),
    formSignatures(names, ['接收人：', '信息科：'], ['交付人：', '审核：']),
    formSection('九、归还交接签字'),
    labelledTable([
      [
        ['归还人', orElse(row.return?.from, '未归还')],
        ['收回人', orElse(row.return?.to, '未归还')],
        ['归还时间', whenText(row.return?.returnedAt, '未归还')],
      ],
    ]),
    formSignatures(names, ['归还人：', '信息科：'], ['收回人：', '审核：']),
  ]
}
