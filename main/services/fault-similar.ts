import { z } from 'zod'
import { similarRecords } from '../../db/search.ts'
import { fail } from '../../domain/failure.ts'
import { faultRowOf } from '../../domain/fault/row.ts'
import type { SimilarFault } from '../../domain/fault/view.ts'
import { fault } from '../../domain/record/fault.ts'
import type { Patch } from '../../domain/record/record-type.ts'
import { epochOf } from '../../domain/time/instant.ts'
import { command, query } from '../procedure.ts'
import { faultOf, loadFaultsById } from './fault-facts.ts'
import { openOwner } from './owner.ts'

const mostShown = 5

export const faultSimilar = {
  /** Earlier faults of the contract that resemble what is typed, the most alike first. */
  similar: query(
    z.strictObject({ contract: z.string(), text: z.string().max(20_000), except: z.string().default('') }),
    (ctx, input): SimilarFault[] => {
      const hits = similarRecords(ctx.db, input.text, {
        contract: input.contract,
        tables: ['fault'],
        except: input.except,
        limit: mostShown + 5,
      })
      return loadFaultsById(
        ctx,
        hits.map((h) => h.id),
      )
        .filter((f) => f.state !== 'void')
        .slice(0, mostShown)
        .map((facts) => {
          const row = faultRowOf(facts)
          const { cause, remedy } = facts.fault
          return {
            id: facts.id,
            number: row.number,
            title: row.title,
            cause: cause?.text || cause?.class || '',
            remedy: remedy?.text ?? '',
            repairMs: row.repairedAt && row.reportedAt ? epochOf(row.repairedAt) - epochOf(row.reportedAt) : null,
            reportedAt: row.reportedAt,
          }
        })
    },
  ),
  /** Takes over what an earlier fault says of cause, remedy and prevention, where nothing is written yet. */
  adopt: command(z.strictObject({ fault: z.string(), from: z.string() }), (ctx, input) => {
    const scope = openOwner(ctx.db, 'fault', input.fault)
    const own = faultOf(ctx.db, input.fault)
    const other = faultOf(ctx.db, input.from)
    if (own.identity.contract !== other.identity.contract) fail('not-found', '找不到那条故障。')
    const patch: Patch<typeof fault> = {
      ...(!own.remedy?.text.trim() && other.remedy ? { remedy: other.remedy } : {}),
      ...(!own.cause?.text.trim() && !own.cause?.class && other.cause ? { cause: other.cause } : {}),
      ...(!own.prevention?.text.trim() && other.prevention ? { prevention: other.prevention } : {}),
    }
    ctx.write(fault, input.fault, scope, patch)
    return { adopted: Object.keys(patch) }
  }),
}
