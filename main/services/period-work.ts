import { listRecords } from '../../db/records.ts'
import type { PeriodWork } from '../../domain/inspection/facts.ts'
import type { inspection } from '../../domain/record/inspection.ts'
import type { Values } from '../../domain/record/record-type.ts'
import { serviceRecord } from '../../domain/record/service-record.ts'
import type { ServiceEntry } from '../../domain/service/view.ts'
import { serviceCounts, serviceStart } from '../../domain/statistics/service-count.ts'
import { dateOf } from '../../domain/time/instant.ts'
import type { QueryContext } from '../procedure.ts'
import { loadStatistics, statisticsBasis } from './statistics.ts'

type Plan = NonNullable<Values<typeof inspection>['plan']>

/**
 * Faults and services of an inspection's period. Null where the contract's pack says nothing of faults, and for an
 * inspection entered afterwards in whose period nothing was recorded: what nobody kept is not zero.
 */
export function loadPeriodWork(ctx: QueryContext, plan: Plan): PeriodWork | null {
  const { pack } = statisticsBasis(ctx, plan.contract)
  const { from, to } = plan.period
  const records = serviceEntries(ctx, plan)
  const services = serviceCounts(records, from, to)
  const statistics = loadStatistics(ctx, plan.contract, plan.period.id)
  const recorded = statistics.faults.length + statistics.carried.length + services.length > 0
  if (!recorded && (plan.backfilled || pack.faults.policies.length === 0)) return null
  return { statistics, services }
}

function serviceEntries(ctx: QueryContext, plan: Plan): ServiceEntry[] {
  return listRecords(ctx.db, serviceRecord, 'contract', plan.contract).filter(
    (r): r is ServiceEntry => r.identity !== null,
  )
}

/** Tests of text messages and of the encrypted way within an inspection's period, the earliest first. */
export function loadSelfTests(ctx: QueryContext, plan: Plan): ServiceEntry[] {
  const { from, to } = plan.period
  return serviceEntries(ctx, plan)
    .filter((r) => {
      const day = dateOf(serviceStart(r))
      return !r.void && (r.identity.kind === 'sms' || r.identity.kind === 'ssl') && from <= day && day <= to
    })
    .sort((a, b) => (serviceStart(a) < serviceStart(b) ? -1 : 1))
}
