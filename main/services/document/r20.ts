import { readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { idleStatement } from '../../../domain/record/idle-statement.ts'
import { firm } from '../../../domain/record/organisation.ts'
import type { CheckLine } from '../../../domain/report/check.ts'
import { reportR20 } from '../../../domain/report/r20/model.ts'
import { loadIdle } from '../idle.ts'
import { personName } from '../people.ts'
import { cover, type DocumentKind } from './kind.ts'

/** R20 本期未发生/不涉及确认单, of one period. */
export const r20: DocumentKind = {
  load(ctx, target) {
    const record = readRecord(ctx.db, idleStatement, target.row)
    if (!record?.identity) fail('not-found', '找不到这份本期未发生确认单。')
    const { contract: contractId, period, number, createdBy } = record.identity
    const { contract, pack, idle } = loadIdle(ctx, contractId, period)
    const hospital = contract.hospital?.name ?? ''
    // What came to light after the statement was written speaks against it.
    const occurred = idle.clauses.filter((c) => c.reason.trim() !== '' && c.refusal !== '')
    const covers: Record<string, string> = {}
    cover(covers, 'idle_statement', record)
    const stated: CheckLine = {
      id: 'stated',
      label: '列明未发生的条款和原因',
      ok: idle.stated.length > 0,
      detail: `${idle.stated.length} 条`,
      goTo: idle.stated.length > 0 ? null : { step: '', item: '', field: 'reasons' },
    }
    return {
      number,
      name: `${hospital}_本期未发生确认单_${number}`,
      copies: contract.setting?.copies ?? 2,
      author: personName(ctx.db, createdBy),
      signer: contract.hospital?.contact ?? '',
      pieces: [],
      lines: [
        stated,
        ...occurred.map((c): CheckLine => ({
          id: `occurred-${c.clause.id}`,
          label: `${c.clause.id} ${c.refusal}`,
          ok: false,
          detail: '请移除',
          goTo: { step: '', item: '', field: 'reasons' },
        })),
      ],
      reminders:
        idle.open.length > 0
          ? [
              {
                sentence: `还有 ${idle.open.length} 条没有发生的条款没有列入：${idle.open.map((c) => c.id).join('、')}。`,
              },
            ]
          : [],
      covers,
      model: (edition) => reportR20({ contract, firm: readRecord(ctx.db, firm, 'firm') ?? null, pack, idle }, edition),
    }
  },
}
