import { z } from 'zod'
import { fail } from '../../domain/failure.ts'
import { logOf, logSpanOf } from '../../domain/service/log.ts'
import type { LogMonth } from '../../domain/service/view.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { query, type QueryContext } from '../procedure.ts'
import { workdays } from './calendar.ts'
import { contractOf } from './guard.ts'
import { logLines } from './log-line.ts'
import { packOf } from './pack-version.ts'

/** The maintenance log of a contract for a month `2024-02` or `M01`, a year `2024`, or the whole `service`. Fails as `invalid-input`. */
export function logFor(ctx: QueryContext, contractId: string, period: string): LogMonth {
  const { period: service, pack } = contractOf(ctx.db, contractId)
  const span =
    logSpanOf(period, packOf(ctx.db, pack.sha256).cycle, service) ??
    fail('invalid-input', '月份看不懂，请写成 2024-02 的样子。')
  return logOf(logLines(ctx.db, contractId, span.from, span.to), {
    ...span,
    today: dateOf(ctx.now()),
    service,
    workdays: workdays(ctx.db),
  })
}

export const log = {
  /** Day by day what was done: service records, one line per fault and day, one per inspection and day. */
  month: query(z.strictObject({ contract: z.string(), month: z.string() }), (ctx, input) =>
    logFor(ctx, input.contract, input.month),
  ),
}
