import { type Fulfilment, rateText } from '../../acceptance/line.ts'
import type { Block } from '../block.ts'
import { centred, heads, left, right } from '../cell.ts'

/** 履约情况总表: 100 % plain, whatever differs grey and bold. */
export function fulfilmentTable({ lines, notes }: Fulfilment): Block {
  return {
    type: 'table',
    grid: [760, 2960, 1000, 840, 840, 964, 1480],
    header: heads('条款', '合同条款（原文）', '频次', '应完成', '已完成', '完成率', '证明材料'),
    rows: lines.map((l) => {
      const rate = rateText(l)
      const short = l.missing.length > 0 || l.done < l.due
      return [
        centred(l.clause),
        left(l.text),
        centred(l.frequency),
        right(String(l.due)),
        right(String(l.done)),
        short
          ? {
              text: rate === '100%' ? '欠手续' : rate,
              kind: 'verdict',
              verdict: 'attention',
              align: 'center',
              bold: true,
            }
          : centred(rate),
        { text: proofText(l.proofs, l.idle), kind: 'small' },
      ]
    }),
    tall: true,
    note: [
      '注：单份材料的编号逐格列于《履约追溯矩阵》（R15）。',
      ...notes.map((note, n) => `${'①②③④⑤⑥⑦⑧⑨⑩'[n]}${note}。`),
    ].join(''),
  }
}

function proofText(proofs: readonly string[], idle: string): string {
  const text = proofs.join('\n')
  if (idle === 'whole') return `本期未发生\n${text}`
  return text === '' ? '无' : text
}
