import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { contract } from '../../domain/record/organisation.ts'
import { defaultSlaSetting } from '../../domain/sla/setting.ts'
import {
  periodsBefore,
  periodYearBefore,
  statisticsPeriodOf,
  statisticsPeriods,
} from '../../domain/statistics/period.ts'
import { faultStatistics, type Statistics } from '../../domain/statistics/statistics.ts'
import { addDays, dateOf, epochOf, startOfDay } from '../../domain/time/instant.ts'
import { query, type QueryContext } from '../procedure.ts'
import { loadFaultsById, spansOf } from './fault-facts.ts'
import { packOf } from './pack-version.ts'

/** What periods and faults of a contract are counted by. Fails as `not-found`. */
export function statisticsBasis(ctx: QueryContext, contractId: string) {
  const row = readRecord(ctx.db, contract, contractId)
  if (!row?.pack || !row.period) fail('not-found', '找不到这份合同。')
  return { contract: row, pack: packOf(ctx.db, row.pack.sha256), service: row.period }
}

/**
 * Statistics of a contract's faults over a period, computed anew. Reads the faults of the period and those it is
 * compared with. Fails as `not-found` for the contract and as `invalid-input` for the period.
 */
export function loadStatistics(ctx: QueryContext, contractId: string, periodId: string): Statistics {
  const { contract: row, pack, service } = statisticsBasis(ctx, contractId)
  const period = statisticsPeriodOf(periodId, pack.cycle, service)
  if (!period) fail('invalid-input', '没有这个统计期。')
  const { recurrenceDays } = row.sla ?? defaultSlaSetting
  const before = periodsBefore(period, pack.cycle, service)
  const yearBefore = periodYearBefore(period, pack.cycle, service)
  const first = [before[0]?.from, yearBefore?.from, addDays(period.from, -recurrenceDays)]
    .filter((d) => d !== undefined)
    .reduce((a, b) => (a < b ? a : b))
  const [from, end] = [epochOf(startOfDay(first)), epochOf(startOfDay(addDays(period.to, 1)))]
  const ids = spansOf(ctx.db, contractId, true)
    .filter((s) => s.reported === '' || (epochOf(s.reported) < end && (s.closed === '' || epochOf(s.closed) >= from)))
    .map((s) => s.id)
  return faultStatistics({
    faults: loadFaultsById(ctx, ids),
    period,
    before,
    yearBefore,
    service,
    now: ctx.now(),
    recurrenceDays,
    contract: pack.faults,
  })
}

export const statistics = {
  /** Fault statistics of a period. */
  of: query(z.strictObject({ contract: z.string(), period: z.string() }), (ctx, input) =>
    loadStatistics(ctx, input.contract, input.period),
  ),
  /** The quarters and years of a contract, and the quarter that today is in (else the last one, or the first). */
  periods: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const { pack, service } = statisticsBasis(ctx, input.contract)
    const today = dateOf(ctx.now())
    const periods = statisticsPeriods(pack.cycle, service)
    const quarters = periods.filter((p) => p.kind === 'quarter')
    const current = quarters.findLast((p) => p.from <= today) ?? quarters[0]
    return { periods, current: current?.id ?? '' }
  }),
}
