import { effectOn } from '../../fault/force-majeure.ts'
import { orElse } from '../../or-else.ts'
import type { evidence } from '../../record/evidence.ts'
import type { Row } from '../../record/record-type.ts'
import { dateTimeOf } from '../../time/instant.ts'
import type { Cell, Table } from '../block.ts'
import { centred, centredSmall, heads, left, small } from '../cell.ts'
import type { ForceMajeureFacts } from './facts.ts'

const grid = [1444, 1000, 1700, 1700, 1700, 1300]

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
        small(r.name),
        centredSmall(r.clause),
        centredSmall(dateTimeOf(r.nominalDeadline!)),
        { ...centredSmall(dateTimeOf(r.deadline!)), bold: r.deadline !== r.nominalDeadline },
        centredSmall(r.metAt ? dateTimeOf(r.metAt) : '尚未达成'),
        centredSmall(r.state),
      ]),
    ]
  })
  return {
    type: 'table',
    grid,
    header: heads('里程碑', '条款', '原期限', '现期限', '实际达成', '状态'),
    rows,
    tall: true,
  }
}

/** What proves the event, with the hash of each piece. */
export function proofTable(proofs: readonly Row<typeof evidence>[]): Table {
  return {
    type: 'table',
    grid: [700, 3344, 2500, 2300],
    header: heads('序号', '材料', '文件', 'SHA-256（前16位）'),
    rows: proofs.map((piece, n) => [
      centred(String(n + 1)),
      left(orElse(piece.caption?.text, '证明材料')),
      small(orElse(piece.file?.name, piece.file?.kind === 'text' ? '粘贴的文本' : '未命名')),
      { text: [{ text: piece.file!.sha256.slice(0, 16), mono: true }], kind: 'small' },
    ]),
  }
}
