import { listedFaultTable, rateTable } from '../../../domain/export/statistics.ts'
import { loadStatistics } from '../statistics.ts'
import { type ExportList, sheetOf } from './list.ts'

/** The faults that a period's statistics count, those carried over into it, and how each promise was kept. */
export const statistics: ExportList = {
  name: '故障统计',
  load(ctx, { contract, period }) {
    const { faults, carried, milestones } = loadStatistics(ctx, contract, period)
    return [
      sheetOf('本期故障', listedFaultTable, faults, faults.length),
      sheetOf('时限达成', rateTable, milestones, milestones.length),
      ...(carried.length > 0 ? [sheetOf('期前未结', listedFaultTable, carried, carried.length)] : []),
    ]
  },
}
