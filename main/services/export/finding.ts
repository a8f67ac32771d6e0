import { listRecords } from '../../../db/records.ts'
import { findingTable } from '../../../domain/export/finding.ts'
import type { Finding } from '../../../domain/finding/word.ts'
import { fault } from '../../../domain/record/fault.ts'
import { finding } from '../../../domain/record/finding.ts'
import { inspection } from '../../../domain/record/inspection.ts'
import { contract as contractRecord } from '../../../domain/record/organisation.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { contractNames } from './names.ts'
import { type ExportList, sheetOf } from './list.ts'

/** Findings of every state, the oldest first. */
export const findings: ExportList = {
  name: '问题整改',
  load(ctx, { contract, state }) {
    const today = dateOf(ctx.now())
    const names = contractNames(listRecords(ctx.db, contractRecord))
    const inspections = new Map(listRecords(ctx.db, inspection).map((i) => [i.id, i.plan?.number ?? '']))
    const chosen = listRecords(ctx.db, finding)
      .filter((f): f is Finding => f.origin !== null)
      .filter((f) => contract === '' || f.origin.contract === contract)
      .filter((f) => state === '' || f.state?.state === state)
      .sort((a, b) => (a.origin.raisedAt < b.origin.raisedAt ? -1 : 1))
    const faults = new Map(
      listRecords(
        ctx.db,
        fault,
        'id',
        chosen.flatMap((f) => f.origin.fault ?? []),
      ).map((f) => [f.id, f.identity?.number ?? '']),
    )
    const rows = chosen.map((f) => ({
      finding: f,
      hospital: names(f.origin.contract).hospital,
      origin: (f.origin.fault ? faults.get(f.origin.fault) : inspections.get(f.origin.inspection)) ?? '',
      overdue: f.state?.state === 'open' && !!f.advice?.due && f.advice.due < today,
    }))
    return [sheetOf('问题整改', findingTable, rows, rows.length)]
  },
}
