import { sha256 } from '../../../db/crypto.ts'
import { readRecord } from '../../../db/records.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { LogFacts } from '../../../domain/report/r06/facts.ts'
import { logTitle, reportR06 } from '../../../domain/report/r06/model.ts'
import { canonical } from '../../../domain/sync/canonical.ts'
import { contractPeriodName } from '../../../domain/time/quarter-name.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { contractOf } from '../guard.ts'
import { logFor } from '../log.ts'
import { packOf } from '../pack-version.ts'
import type { DocumentKind } from './kind.ts'

/** R06 维护日志汇编 of a contract for a month `2024-02` or a year `2024`. It states missing days and is never kept back by them. */
export const r06: DocumentKind = {
  load(ctx, target) {
    const contract = contractOf(ctx.db, target.row)
    const log = logFor(ctx, target.row, target.period)
    const firmRow = readRecord(ctx.db, firm, 'firm') ?? null
    const facts: LogFacts = {
      now: ctx.now(),
      period: target.period,
      log,
      contract,
      firm: firmRow,
      pack: packOf(ctx.db, contract.pack.sha256),
    }
    const hotline = (firmRow?.hotline?.phone ?? '').trim() !== ''
    const number = `RZHB-${target.period}`
    const { missing } = log.totals
    const begun = (log.days[0]?.date ?? '') <= dateOf(facts.now)
    return {
      number,
      name: `${contract.hospital?.name ?? ''}_${contractPeriodName(target.period)}${logTitle}_${number}`,
      copies: contract.setting?.copies ?? 2,
      author: '',
      signer: contract.hospital?.contact ?? '',
      pieces: [],
      lines: [
        { id: 'period', label: '汇编期间已开始', ok: begun, detail: begun ? '完成' : '还没到', goTo: null },
        { id: 'entries', label: '日志', ok: true, detail: `${log.totals.entries} 条`, goTo: null },
        {
          id: 'hotline',
          label: '7×24 服务热线已填',
          ok: hotline,
          detail: hotline ? '完成' : '在设置里填写',
          goTo: hotline ? null : { step: '', item: '', field: 'hotline' },
        },
      ],
      reminders: missing > 0 ? [{ sentence: `${missing} 个工作日没有记录，汇编里会如实列出；可以先补录再定稿。` }] : [],
      // A line is made of many rows: it is covered by what it says.
      covers: Object.fromEntries(
        log.days.flatMap((d) => d.entries.map((e) => [`${e.table}/${e.row}/log ${d.date}`, sha256(canonical(e))])),
      ),
      model: (edition) => reportR06(facts, edition),
    }
  },
}
