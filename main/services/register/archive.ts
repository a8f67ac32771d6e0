import { z } from 'zod'
import { listRecords } from '../../../db/records.ts'
import { archiveCategories, archiveEntry } from '../../../domain/record/archive-entry.ts'
import { report } from '../../../domain/record/report.ts'
import { documentKindOf } from '../../../domain/report/kind.ts'
import { dateOf } from '../../../domain/time/instant.ts'
import { command, query } from '../../procedure.ts'
import { contractOf } from '../guard.ts'
import { nextInRow } from '../number.ts'
import { ownerEvidence } from '../owned.ts'
import { personName } from '../people.ts'

export const archive = {
  /** The archive index of a contract: its entries, then every finalised document with version and box. */
  index: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    contractOf(ctx.db, input.contract)
    const entries = listRecords(ctx.db, archiveEntry, 'contract', input.contract)
      .filter((e) => e.identity)
      .sort((a, b) => (a.identity!.number < b.identity!.number ? -1 : 1))
    return {
      now: ctx.now(),
      entries: entries.map((e) => ({
        id: e.id,
        record: e,
        number: e.identity!.number,
        category: e.identity!.category,
        files: ownerEvidence(ctx.db, e.id),
      })),
      documents: listRecords(ctx.db, report, 'contract', input.contract)
        .filter((r) => r.version)
        .map((r) => ({
          id: r.id,
          kind: r.version!.kind,
          name: documentKindOf(r.version!.kind)?.name ?? r.version!.kind,
          number: r.version!.number,
          version: r.version!.version,
          on: dateOf(r.version!.finalisedAt),
          superseded: r.superseded !== null,
          signed: r.scan !== null,
          box: r.archived?.box ?? '',
          table: r.version!.table,
          row: r.version!.row,
          period: r.version!.period,
        }))
        .sort((a, b) => (`${a.kind}${a.number}${a.on}` < `${b.kind}${b.number}${b.on}` ? -1 : 1)),
    }
  }),
  start: command(z.strictObject({ contract: z.string(), category: z.enum(archiveCategories) }), (ctx, input) => {
    const { scope } = contractOf(ctx.db, input.contract)
    const id = ctx.newId()
    const number = nextInRow(ctx.db, 'archive_entry', input.contract, 'DA')
    ctx.write(archiveEntry, id, scope, {
      identity: { ...input, number, createdAt: ctx.now(), createdBy: personName(ctx.db, ctx.author) },
      entry: { title: '', version: '', on: dateOf(ctx.now()), text: '' },
    })
    return { entry: id, number }
  }),
}
