import type { AcceptanceFacts } from '../../acceptance/facts.ts'
import { kindDefinitions, serviceKindOf } from '../../service/kind.ts'
import type { ServiceEntry } from '../../service/view.ts'
import type { Block } from '../block.ts'
import { centred, heads, left, right } from '../cell.ts'
import { body, heading } from '../acceptance/names.ts'

/** What was done, part by part: inspections, faults, then every kind of service that occurred. */
export function workBlocks(facts: AcceptanceFacts): Block[] {
  return [
    heading(2, '（一）巡检与检查'),
    ...inspectionBlocks(facts),
    heading(2, '（二）故障处理'),
    body(
      facts.statistics.faults.length === 0
        ? '服务期内未发生故障。'
        : `受理故障${facts.statistics.faults.length}起，已解决${facts.statistics.solved}起，逐起形成故障维修记录单（R03）；统计与时限见第六部分。`,
    ),
    heading(2, '（三）各项服务'),
    ...serviceBlocks(facts),
    heading(2, '（四）维护日志与档案'),
    ...logBlocks(facts),
  ]
}

function inspectionBlocks({ pack, matrix, facts }: AcceptanceFacts): Block[] {
  if (pack.checklists.length === 0) return [body('合同未约定定期检查。')]
  const periods = matrix.columns.filter((c) => c.kind === 'period')
  return [
    {
      type: 'table',
      grid: [2344, 1300, 2300, 1500, 1400],
      header: heads('检查', '期间', '报告编号', '检查日期', '状态'),
      rows: pack.checklists.flatMap((list) =>
        periods.map((period) => {
          const done = facts.inspections.find((i) => i.checklist === list.id && i.period === period.id)
          const paper = facts.documents.find((d) => d.kind === list.report && d.row === done?.id)
          return [
            left(list.name),
            centred(period.name),
            centred(paper?.number ?? done?.number ?? '未检查'),
            centred(done?.days.at(-1) ?? '未检查'),
            centred(paper ? (paper.signed ? '已签字' : '已定稿') : done ? '未定稿' : '缺'),
          ]
        }),
      ),
      tall: true,
    },
  ]
}

const named = (s: ServiceEntry): string => s.identity.number

function serviceBlocks({ facts }: AcceptanceFacts): Block[] {
  const groups = Map.groupBy(facts.services, (s) => s.identity.kind)
  const rows = kindDefinitions.flatMap((kind) => {
    const own = groups.get(kind.kind) ?? []
    if (own.length === 0) return []
    const done = own.filter((s) => s.result?.state === 'done').length
    const numbers = own.map(named).sort()
    return [
      [
        left(serviceKindOf(kind.kind).name),
        right(String(own.length)),
        right(String(done)),
        {
          text: numbers.length <= 3 ? numbers.join('\n') : `${numbers[0]} 至 ${numbers.at(-1)}，共${numbers.length}条`,
          kind: 'small' as const,
        },
      ],
    ]
  })
  if (rows.length === 0) return [body('服务期内没有登记服务记录。')]
  return [
    {
      type: 'table',
      grid: [2844, 1100, 1100, 3800],
      header: heads('服务类别', '受理', '办结', '记录编号'),
      rows,
      tall: rows.length > 8,
    },
  ]
}

function logBlocks({ facts }: AcceptanceFacts): Block[] {
  const logs = facts.documents.filter((d) => d.kind === 'R06')
  const { archive, faqs, certificates } = facts
  return [
    body(
      `维护日志汇编（R06）${logs.length}份${logs.length > 0 ? `，其中已签字${logs.filter((d) => d.signed).length}份` : ''}；档案目录${archive.length}条；常见问题${faqs.length}条；证书与授权台账${certificates.length}条。`,
    ),
  ]
}
