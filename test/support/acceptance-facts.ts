import type { AcceptanceFacts } from '../../domain/acceptance/facts.ts'
import type { ContractFacts } from '../../domain/obligation/facts.ts'
import { matrixOf } from '../../domain/obligation/matrix.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { statisticsPeriodOf } from '../../domain/statistics/period.ts'
import { faultStatistics } from '../../domain/statistics/statistics.ts'
import { addDays, startOfDay } from '../../domain/time/instant.ts'
import { contractId } from './contract-facts.ts'

/** What acceptance is judged on, sixty days after the service period, from the facts of a contract. */
export function acceptanceFacts(
  pack: Pack,
  facts: ContractFacts,
  over: Partial<AcceptanceFacts> = {},
): AcceptanceFacts {
  const { service } = facts
  const now = startOfDay(addDays(service.end, 60))
  return {
    now,
    contract: {
      id: contractId,
      scope: contractId,
      heads: {},
      drafts: {},
      conflicts: [],
      pack: { sha256: '0'.repeat(64), id: pack.id },
      hospital: { name: '示例医院', department: '信息科', contact: '接口人乙' },
      system: {
        name: pack.systemName,
        vendor: '',
        database: 'any',
        databaseVersion: '',
        platform: 'any',
        servers: [],
      },
      period: service,
      setting: null,
      sla: null,
      void: null,
    },
    firm: {
      name: { name: '示例科技公司' },
      hotline: { phone: '400-000-0000' },
      brand: null,
    },
    pack,
    facts,
    matrix: matrixOf(pack, facts, now),
    statistics: faultStatistics({
      faults: facts.faults,
      period: statisticsPeriodOf(`${service.start}..${service.end}`, pack.cycle, service)!,
      before: [],
      yearBefore: null,
      service,
      now,
      recurrenceDays: 30,
      contract: pack.faults,
    }),
    pieces: [{ id: 'piece-1', owner: 'XJ-1', name: '截图', state: 'whole' }],
    voids: [],
    ...over,
  }
}
