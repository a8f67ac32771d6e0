import { z } from 'zod'
import { readState, writeState } from '../../db/state.ts'
import { command, query } from '../procedure.ts'

const key = 'settings'

const choices = z.strictObject({
  density: z.enum(['comfortable', 'compact']),
  /** Percent. */
  fontScale: z.union([z.literal(100), z.literal(115), z.literal(130)]),
  theme: z.enum(['light', 'high-contrast', 'system']),
  /** Keys 1–5 in the list; can be switched off (WCAG 2.1.4). */
  singleKeys: z.boolean(),
})

/** How this laptop shows things. Belongs to the device, never synced. */
export const settingsSchema = z.strictObject({
  density: choices.shape.density.default('comfortable'),
  fontScale: choices.shape.fontScale.default(100),
  theme: choices.shape.theme.default('system'),
  singleKeys: choices.shape.singleKeys.default(true),
})
export type Settings = z.infer<typeof settingsSchema>

export const setting = {
  read: query(z.strictObject({}), (ctx): Settings => settingsSchema.parse(JSON.parse(readState(ctx.db, key) ?? '{}'))),
  change: command(choices.partial(), (ctx, patch): Settings => {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const next = settingsSchema.parse({ ...JSON.parse(readState(ctx.db, key) ?? '{}'), ...given })
    writeState(ctx.db, key, JSON.stringify(next))
    return next
  }),
}
