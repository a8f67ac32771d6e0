import { z } from 'zod'
import { query } from '../procedure.ts'

export const about = {
  /** Which workspace this is and what time the app believes it to be. */
  workspace: query(z.strictObject({}), (ctx) => ({ demo: ctx.demo, now: ctx.now() })),
}
