import type { IdleFacts } from '../../obligation/idle.ts'
import type { contract, firm } from '../../record/organisation.ts'
import type { Row, Values } from '../../record/record-type.ts'
import type { Pack } from '../../pack/schema.ts'
import type { Block, ReportModel, Table } from '../block.ts'
import { centred, heads, left } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { editionBlocks } from '../form/edition-note.ts'
import { conclusionBox, formHead } from '../form/head.ts'
import { formModel, formNames } from '../form/model.ts'
import { formSignatures } from '../form/sign.ts'
import { pairTable } from '../service/field-table.ts'
import { sections } from '../service/part.ts'

const idleTitle = '本期未发生/不涉及确认单'

/** What the statement of a period prints. */
export interface IdleReportFacts {
  readonly contract: Row<typeof contract>
  readonly firm: Values<typeof firm> | null
  readonly pack: Pack
  readonly idle: IdleFacts
}

/** R20: the clauses of one period that had no occasion, each with its reason, to be signed by both sides. */
export function reportR20(facts: IdleReportFacts, edition: Edition): ReportModel {
  const names = formNames(facts)
  const { column, stated } = facts.idle
  const body: Block[] = [
    formHead(idleTitle, edition, '待双方签字'),
    conclusionBox(
      `${column.name}（${column.from} 至 ${column.to}）有 ${stated.length} 条合同条款没有发生或不涉及，逐条如下。其余条款另有证明材料。`,
    ),
    ...sections([
      {
        heading: '概况',
        blocks: [
          pairTable([
            ['用户单位', names.hospital],
            ['系统', names.system],
            ['期间', column.name],
            ['起止', `${column.from} 至 ${column.to}`],
          ]),
        ],
      },
      { heading: '未发生或不涉及的条款', blocks: [clauseTable(facts)] },
      {
        heading: '确认',
        blocks: [
          {
            type: 'paragraph',
            style: 'body',
            text: '双方确认上列条款在本期没有发生或不涉及，乙方无须就其另行提供记录；以后发现有遗漏的，仍按合同约定补办。',
          },
        ],
      },
    ]),
    formSignatures(names, ['信息科：'], ['工程师：', '审核：']),
    ...editionBlocks(edition, '修改记录'),
  ]
  return formModel({ kind: 'R20', title: idleTitle, names, edition, body })
}

function clauseTable({ idle }: IdleReportFacts): Table {
  return {
    type: 'table',
    grid: [900, 4772, 3400],
    header: heads('条款', '合同原文', '没有发生的原因'),
    rows: idle.stated.map(({ clause, reason }) => [centred(clause.id), left(clause.text), left(reason)]),
  }
}
