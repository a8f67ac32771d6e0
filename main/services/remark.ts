import { z } from 'zod'
import { type RemarkPlace, type Remark, remarkPlaces } from '../../domain/pack/remark.ts'
import type { Pack } from '../../domain/pack/schema.ts'
import { ambiguities, isDecided, readingOf } from '../../domain/sla/ambiguity.ts'
import { defaultSlaSetting, type SlaSetting } from '../../domain/sla/setting.ts'
import { query } from '../procedure.ts'
import { contractOf } from './guard.ts'
import { packOf } from './pack-version.ts'

/** A remark as it stands for one contract: with the clauses quoted and the reading that is in force. */
function remarkView(body: Pack, setting: SlaSetting, given: Remark) {
  const ambiguity = ambiguities.find((a) => a.id === given.setting)
  const changed = ambiguity !== undefined && isDecided(ambiguity, setting)
  return {
    ...given,
    quotes: body.clauses.filter((c) => given.clauses.includes(c.id)).map(({ id, path, text }) => ({ id, path, text })),
    /** What was decided instead of the default reading, and by whom; null while the default holds. */
    decision: changed
      ? {
          reading: ambiguity.readings[readingOf(ambiguity, setting)]?.label ?? '已另行设置',
          by: setting.decided[ambiguity.id]?.by ?? '',
          on: setting.decided[ambiguity.id]?.on ?? '',
        }
      : null,
  }
}

/** Remarks on a contract's text, all of them or those shown at one place. */
export function remarksOf(body: Pack, setting: SlaSetting | null, place?: RemarkPlace) {
  return body.remarks
    .filter((r) => place === undefined || r.places.includes(place))
    .map((r) => remarkView(body, setting ?? defaultSlaSetting, r))
}

export const remark = {
  /** What the contract's text leaves open or says twice differently, with the reading in force. */
  list: query(z.strictObject({ contract: z.string(), place: z.enum(remarkPlaces).optional() }), (ctx, input) => {
    const row = contractOf(ctx.db, input.contract)
    return remarksOf(packOf(ctx.db, row.pack.sha256), row.sla, input.place)
  }),
}
