import { z } from 'zod'
import { matrixOf } from '../../domain/obligation/matrix.ts'
import { query } from '../procedure.ts'
import { loadObligations } from './obligation/load.ts'

export const obligation = {
  /** Clause by clause and period by period what proves it, or what is missing and by when. */
  matrix: query(z.strictObject({ contract: z.string() }), (ctx, input) => {
    const { pack, facts } = loadObligations(ctx, input.contract)
    return { now: ctx.now(), ...matrixOf(pack, facts, ctx.now()) }
  }),
}
