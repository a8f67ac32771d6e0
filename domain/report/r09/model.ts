import type { ServiceFacts } from '../../service/facts.ts'
import type { ReportModel } from '../block.ts'
import type { Edition } from '../edition.ts'
import { pairTable } from '../service/field-table.ts'
import { sentence, serviceForm } from '../service/form.ts'
import { fieldsPart, matterRows, rowsOf, tableSections } from '../service/part.ts'

/** R09: a backup plan, a backup that ran, a restore, or its rehearsal. */
export function reportR09(facts: ServiceFacts, edition: Edition): ReportModel {
  const restore = facts.kind.kind === 'restore'
  return serviceForm(facts, edition, {
    kind: 'R09',
    title: backupTitle(facts),
    conclusion: restore ? restored(facts) : backedUp(facts),
    middle: restore
      ? [
          { heading: '申请', blocks: [pairTable([...matterRows(facts), ...rowsOf(facts, application)])] },
          { heading: '恢复前检查与环境', blocks: fieldsPart(facts, preparation) },
          ...tableSections(facts),
          { heading: '恢复指标与影响', blocks: fieldsPart(facts, outcome) },
        ]
      : [
          { heading: '备份内容', blocks: [pairTable(matterRows(facts))] },
          { heading: isPlan(facts) ? '备份计划' : '备份执行', blocks: fieldsPart(facts) },
        ],
    ...(restore
      ? { customer: ['审批人：', '用户确认：'] as const }
      : { customer: ['信息科：'] as const, firm: ['操作人：', '审核：'] as const }),
  })
}

const application = ['record', 'scope', 'point', 'approver', 'approval']
const preparation = ['set', 'checksum', 'precheck', 'environment', 'isolated']
const outcome = ['rpo', 'rto', 'impact']

const valueOf = ({ record }: ServiceFacts, id: string): string => record.detail?.values[id] ?? ''
const isPlan = (facts: ServiceFacts): boolean => valueOf(facts, 'record') === '备份计划'

/** `恢复演练记录`. */
export function backupTitle(facts: ServiceFacts): string {
  if (facts.kind.kind === 'restore') return valueOf(facts, 'record') === '恢复演练' ? '恢复演练记录' : '数据恢复记录'
  return isPlan(facts) ? '备份计划' : '备份记录'
}

function backedUp(facts: ServiceFacts): string {
  const v = (id: string): string => valueOf(facts, id)
  return isPlan(facts)
    ? sentence(
        v('target') && `备份对象：${v('target')}`,
        v('frequency') && `频率：${v('frequency')}`,
        v('retention') && `保留：${v('retention')}`,
        facts.record.result?.text,
      )
    : sentence(
        v('outcome') && `${v('target') || '备份'}执行${v('outcome')}`,
        v('size') && `大小 ${v('size')}`,
        v('verified'),
        facts.record.result?.text,
      )
}

function restored(facts: ServiceFacts): string {
  const checks = (facts.record.detail?.tables['checks'] ?? []).filter((r) => r['item'])
  const wrong = checks.filter((r) => r['result'] !== '一致').length
  return sentence(
    facts.record.result?.text,
    checks.length > 0 && `数据校验 ${checks.length} 项，${wrong === 0 ? '全部一致' : `${wrong} 项不一致或未填`}`,
    valueOf(facts, 'rto') && `实际 RTO ${valueOf(facts, 'rto')}`,
    valueOf(facts, 'rpo') && `实际 RPO ${valueOf(facts, 'rpo')}`,
  )
}
