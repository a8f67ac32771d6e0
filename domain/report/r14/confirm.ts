import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import { documentKindOf } from '../kind.ts'
import type { Block } from '../block.ts'
import { centred, heads, left, right } from '../cell.ts'
import type { Edition } from '../edition.ts'
import { dateBlank } from '../form/words.ts'
import { hashEndsOf } from '../hash.ts'
import { copiesText } from '../inspection/confirm.ts'
import { acceptanceNames, body, heading } from '../acceptance/names.ts'

/** Both sides sign; the customer says whether the service passes. Then the list of annexes. */
export function confirmBlocks(facts: AcceptanceFacts, edition: Edition): Block[] {
  const names = acceptanceNames(facts)
  return [
    { type: 'page-break' },
    heading(1, '十、双方确认与审核意见'),
    body(edition.draft ? '草稿不作确认用。' : `本报告所列履约情况经双方核对。${copiesText(edition.copies)}`),
    {
      type: 'table',
      grid: [1322, 3100, 1322, 3100],
      rows: [
        [
          { text: '报告编号', kind: 'label' },
          left(`${edition.number}　${edition.version}`),
          { text: '内容校验值', kind: 'label' },
          left(hashEndsOf(edition)),
        ],
      ],
    },
    {
      type: 'signatures',
      left: {
        title: `甲方：${names.hospital}`,
        lines: ['审核人：', '负责人：', `日期：${dateBlank}`, '（盖章处）'],
      },
      right: {
        title: `乙方：${names.firm}`,
        lines: ['编制人：', '项目负责人：', `日期：${dateBlank}`, '（盖章处）'],
      },
      opinion: '甲方审核意见：经审核，□同意　□不同意　通过终验。',
    },
    { type: 'page-break' },
    heading(1, '附件清单'),
    annexTable(facts),
    { type: 'paragraph', style: 'end', text: '（以下无正文）' },
  ]
}

/** Every kind of document with its count; the single numbers are in R15 and in the index of the package. */
function annexTable({ facts }: AcceptanceFacts): Block {
  const groups = Map.groupBy(facts.documents, (d) => d.kind)
  const kinds = [...new Set([...groups.keys(), 'R15', 'R16'])].filter((k) => k !== 'R14').sort()
  return {
    type: 'table',
    grid: [1000, 4444, 1200, 1100, 1100],
    header: heads('编号', '材料', '份数', '已签字', '备注'),
    rows: kinds.map((kind) => {
      const own = groups.get(kind) ?? []
      return [
        centred(kind),
        left(documentKindOf(kind)?.name ?? kind),
        right(String(kind === 'R15' || kind === 'R16' ? 1 : own.length)),
        kind === 'R15' || kind === 'R16' ? centred('—') : right(String(own.filter((d) => d.signed).length)),
        centred(kind === 'R16' ? '验收时签' : kind === 'R15' ? '本报告附件' : '随包'),
      ]
    }),
    tall: true,
  }
}
