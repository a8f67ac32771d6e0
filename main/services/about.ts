import { z } from 'zod'
import { query } from '../procedure.ts'

export const about = {
  /** Which workspace this is, what time the app believes it to be, and how many evidence files are missing. */
  workspace: query(z.strictObject({}), (ctx) => ({ demo: ctx.demo, now: ctx.now(), missingFiles: ctx.missing.length })),
}
