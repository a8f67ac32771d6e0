import { z } from 'zod'
import { listRecords, readRecord } from '../../../db/records.ts'
import { fail } from '../../../domain/failure.ts'
import { archiveEntry } from '../../../domain/record/archive-entry.ts'
import { certificate } from '../../../domain/record/certificate.ts'
import { device } from '../../../domain/record/device.ts'
import { contract } from '../../../domain/record/organisation.ts'
import { cost } from '../../../domain/record/payment.ts'
import { staff } from '../../../domain/record/staff.ts'
import { coverageProblems, monthSpan } from '../../../domain/roster/coverage.ts'
import { paymentNodes } from '../../../domain/payment/schedule.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { addMonths } from '../../../domain/time/period.ts'
import { command, query, type QueryContext } from '../../procedure.ts'
import { packOf } from '../pack-version.ts'
import { certificateRows } from './certificate.ts'
import { admitRegister } from './edit.ts'
import { paymentFacts } from './payment.ts'
import { dutyWeek, shiftsOf } from './staff.ts'

const voidable = { certificate, device, archive_entry: archiveEntry, cost, staff } as const

/** Months of which the roster is looked at: this one and the next. */
function rosterWarnings(ctx: QueryContext, id: string, period: { start: string; end: string }) {
  const month = dateOf(ctx.now()).slice(0, 7)
  return [month, addMonths(`${month}-01`, 1).slice(0, 7)].flatMap((m) => {
    const span = monthSpan(m, period)
    const gaps = span ? coverageProblems(shiftsOf(ctx.db, id, m), span).filter((p) => p.kind !== 'overlap') : []
    return gaps.length === 0 ? [] : [{ month: m, gaps: gaps.length, first: gaps[0]!.sentence }]
  })
}

export const register = {
  /** Declares an entry void; its number stays and it is read-only from then on. */
  void: command(
    z.strictObject({
      table: z.enum(Object.keys(voidable) as (keyof typeof voidable)[]),
      row: z.string(),
      reason: z.string().max(4000),
    }),
    (ctx, { table, row, reason }) => {
      const type = voidable[table]
      if (!readRecord(ctx.db, type, row)?.identity) fail('not-found', '找不到这条记录。')
      const scope = admitRegister(ctx, table, row)
      if (reason.trim() === '') fail('incomplete', '作废要写明原因，编号会保留。', { reason: '请写明原因' })
      ctx.write(type, row, scope, { void: { reason, at: ctx.now() } })
    },
  ),
  /** What of the registers the home page and notifications must say: what runs out, who is on duty, what is unpaid. */
  notices: query(z.strictObject({}), (ctx) => {
    const contracts = listRecords(ctx.db, contract).filter((c) => c.pack && c.period && !c.void)
    return {
      certificates: contracts
        .flatMap((c) => certificateRows(ctx, c.id))
        .filter((c) => c.standing.reminder && c.standing.reminder.level !== 'none')
        .sort((a, b) => a.standing.reminder!.daysLeft - b.standing.reminder!.daysLeft),
      contracts: contracts.map((c) => {
        const facts = paymentFacts(ctx, c.id)
        return {
          id: c.id,
          hospital: c.hospital?.name ?? '',
          system: c.system?.name ?? '',
          duty: dutyWeek(ctx, c.id),
          /** Only where the contract asks for a hotline around the clock. */
          rosters: packOf(ctx.db, c.pack!.sha256).hotlineClause ? rosterWarnings(ctx, c.id, c.period!) : [],
          payments: paymentNodes(facts).filter((n) => n.startOn !== '' && n.state !== 'paid'),
        }
      }),
    }
  }),
}
