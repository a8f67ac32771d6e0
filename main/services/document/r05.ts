import { listRecords, readRecord } from '../../../db/records.ts'
import { fault, faultEvent } from '../../../domain/record/fault.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import { r05Title, reportR05 } from '../../../domain/report/r05/model.ts'
import { noReason } from '../../../domain/statistics/milestone.ts'
import { contractPeriodName } from '../../../domain/time/quarter-name.ts'
import { loadStatistics, statisticsBasis } from '../statistics.ts'
import { cover, type DocumentKind } from './kind.ts'

/** R05 系统故障统计分析说明, of a contract and a period. */
export const r05: DocumentKind = {
  load(ctx, target) {
    const { contract, pack } = statisticsBasis(ctx, target.row)
    const statistics = loadStatistics(ctx, target.row, target.period)
    const ids = [...statistics.faults, ...statistics.carried].map((f) => f.id)
    const covers: Record<string, string> = {}
    for (const row of listRecords(ctx.db, fault, 'id', ids)) cover(covers, 'fault', row)
    for (const row of listRecords(ctx.db, faultEvent, 'fault', ids)) cover(covers, 'fault_event', row)
    const silent = statistics.late.filter((l) => l.contractual && l.reason === noReason)
    const begun: CheckLine = {
      id: 'period',
      label: '统计期已开始',
      ok: statistics.days > 0,
      detail: `${statistics.days} 天`,
      goTo: statistics.days > 0 ? null : { step: '', item: '', field: '' },
    }
    const hospital = contract.hospital?.name ?? ''
    const number = `GZTJ-${target.period}`
    return {
      number,
      name: `${hospital}_${contractPeriodName(target.period)}${r05Title}_${number}`,
      copies: contract.setting?.copies ?? 2,
      author: '',
      signer: contract.hospital?.contact ?? '',
      pieces: [],
      lines: [begun],
      reminders: [
        ...(statistics.running ? [{ sentence: '统计期还没有结束，数字只到现在为止。' }] : []),
        ...silent.map((l) => ({ sentence: `${l.number}“${l.name}”逾期，没有写原因。` })),
      ],
      covers,
      model: (edition) =>
        reportR05({ contract, firm: readRecord(ctx.db, firm, 'firm') ?? null, pack, statistics }, edition),
    }
  },
}
