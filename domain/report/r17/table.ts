import { effectOn } from '../../fault/force-majeure.ts'
import { orElse } from '../../or-else.ts'
import type { evidence } from '../../record/evidence.ts'
import type { Row } from '../../record/record-type.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Cell, Table } from '../block.ts'
import { centred, heads, left, small } from '../cell.ts'
import type { ForceMajeureFacts } from './facts.ts'

const grid = [2000, 1344, 1500, 1500, 1500, 1000]

/** Every fault with its deadlines, nominal and as they stand; one that is not moved says why. */
export function deadlineTable({ faults, record, proofs }: ForceMajeureFacts): Table {
  const rows = faults.flatMap((fault): Cell[][] => {
    const { number } = fault.fault.identity
    const limits = fault.sla.rows.filter((r) => r.policy === fault.sla.policy && r.deadline && r.nominalDeadline)
    const effect = effectOn(fault, record, proofs.length)
    return [
      [
        {
          text: `${number}　${orElse(fault.fault.title?.text, '')}　${effect}`.trim(),
          kind: 'small',
          span: grid.length,
        },
      ],
      ...limits.map((r) => [
        small(number),
        small(r.name),
        { ...centred(dateTimeOf(r.nominalDeadline!)), kind: 'small' } as const,
        { ...centred(dateTimeOf(r.deadline!), r.deadline !== r.nominalDeadline), kind: 'small' } as const,
        { ...centred(r.metAt ? dateTimeOf(r.metAt) : '尚未达成'), kind: 'small' } as const,
        { ...centred(r.state), kind: 'small' } as const,
      ]),
    ]
  })
  return {
    type: 'table',
    grid,
    header: heads('故障单号', '里程碑', '原期限', '现期限', '实际达成', '状态'),
    rows,
    tall: true,
  }
}

/** What proves the event, with the hash of each piece. */
export function proofTable(proofs: readonly Row<typeof evidence>[]): Table {
  return {
    type: 'table',
    grid: [800, 3544, 2500, 2000],
    header: heads('序号', '材料', '文件', 'SHA-256（前16位）'),
    rows: proofs.map((piece, n) => [
      centred(String(n + 1)),
      left(orElse(piece.caption?.text, '证明材料')),
      small(orElse(piece.file?.name, piece.file?.kind === 'text' ? '粘贴的文本' : '未命名')),
      { text: [{ text: piece.file!.sha256.slice(0, 16), mono: true }], kind: 'small' },
    ]),
  }
}
