import { listRecords } from '../../db/records.ts'
import { finding } from '../../domain/record/finding.ts'
import type { CommandContext } from '../procedure.ts'

/** The next rectification order of a contract and period, `ZG-S1-001`. Withdrawn ones keep their number. */
export function newOrder(ctx: CommandContext, contract: string, period: string) {
  const start = `ZG-${period}-`
  const taken = listRecords(ctx.db, finding, 'contract', contract).filter((f) =>
    f.rectification?.number.startsWith(start),
  ).length
  return { number: `${start}${String(taken + 1).padStart(3, '0')}`, issuedAt: ctx.now() }
}
