import { listRecords } from '../../../db/records.ts'
import { inspectionTable, itemTable } from '../../../domain/export/inspection.ts'
import type { InspectionFacts } from '../../../domain/inspection/facts.ts'
import { reportItems } from '../../../domain/inspection/problem.ts'
import { inspection } from '../../../domain/record/inspection.ts'
import type { QueryContext } from '../../procedure.ts'
import { loadFacts } from '../inspection-facts.ts'
import { type ExportList, sheetOf } from './list.ts'

/** Inspections, void ones too, the newest period first, and every item of each. */
export const inspections: ExportList = {
  name: '巡检',
  load(ctx, { contract }) {
    const ids = listRecords(ctx.db, inspection)
      .filter((i) => i.plan && (contract === '' || i.plan.contract === contract))
      .sort((a, b) => (a.plan!.period.from < b.plan!.period.from ? 1 : -1))
      .map((i) => i.id)
    return [
      sheetOf('巡检', inspectionTable, factsOf(ctx, ids), ids.length),
      sheetOf('检查项', itemTable, itemsOf(ctx, ids), ids.length),
    ]
  },
}

function* factsOf(ctx: QueryContext, ids: readonly string[]): Generator<InspectionFacts> {
  for (const id of ids) yield loadFacts(ctx, id)
}

function* itemsOf(ctx: QueryContext, ids: readonly string[]) {
  for (const facts of factsOf(ctx, ids)) for (const item of reportItems(facts)) yield { facts, item }
}
