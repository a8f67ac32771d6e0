import { readRecord } from '../../db/records.ts'
import { fault } from '../../domain/record/fault.ts'
import { finding } from '../../domain/record/finding.ts'
import { dateOf } from '../../domain/time/instant.ts'
import { periodAt, periodsOf } from '../../domain/time/period.ts'
import type { CommandContext } from '../procedure.ts'
import { contractOf } from './guard.ts'
import { packOf } from './pack-version.ts'

/** The finding that a fault's measure makes: one for each fault. */
export const faultFindingId = (faultId: string): string => `${faultId}:measure`

/**
 * Keeps the finding of a fault in step with its measure (预防措施/改进建议): written it opens one, emptied or void it is
 * withdrawn. A finding that somebody closed or accepted stays so.
 */
export function syncFaultFinding(ctx: CommandContext, faultId: string): void {
  const row = readRecord(ctx.db, fault, faultId)
  if (!row?.identity) return
  const text = row.void ? '' : (row.prevention?.text.trim() ?? '')
  const id = faultFindingId(faultId)
  const there = readRecord(ctx.db, finding, id)
  const state = there?.state?.state
  if (text === '') {
    if (state === 'open')
      ctx.write(finding, id, row.scope, {
        state: {
          state: 'withdrawn',
          at: ctx.now(),
          reason: row.void ? '故障已作废' : '故障的措施已删去',
          by: ctx.author,
          inspection: '',
        },
      })
    return
  }
  if (state === 'closed' || state === 'accepted') return
  const contract = contractOf(ctx.db, row.identity.contract)
  const { cycle } = packOf(ctx.db, contract.pack.sha256)
  const { number } = row.identity
  ctx.write(finding, id, row.scope, {
    ...(there?.origin
      ? {}
      : {
          origin: {
            contract: contract.id,
            inspection: '',
            item: '',
            row: '',
            level: 'advice' as const,
            period:
              periodAt(periodsOf(cycle, contract.period.start, contract.period.end), dateOf(ctx.now()))?.name ?? '',
            raisedAt: ctx.now(),
            source: 'fault' as const,
            fault: faultId,
          },
        }),
    problem: {
      description: row.title?.text.trim() || row.symptom?.text.trim() || number,
      impact: row.impact?.scope ?? '',
      risk: there?.problem?.risk ?? null,
    },
    advice: {
      group: there?.advice?.group ?? 'prevention',
      text,
      basis: `故障 ${number}`,
      party: there?.advice?.party ?? null,
      due: there?.advice?.due ?? '',
    },
    ...(state === 'open'
      ? {}
      : { state: { state: 'open' as const, at: ctx.now(), reason: '', by: ctx.author, inspection: '' } }),
  })
}
