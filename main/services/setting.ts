import { z } from 'zod'
import type { Db } from '../../db/handle.ts'
import { readState, writeState } from '../../db/state.ts'
import { command, query } from '../procedure.ts'
import { ownKey } from './people.ts'

const key = 'settings'

const choices = z.strictObject({
  density: z.enum(['comfortable', 'compact']),
  /** Percent. */
  fontScale: z.union([z.literal(100), z.literal(115), z.literal(130)]),
  theme: z.enum(['light', 'high-contrast', 'system']),
  /** Keys 1–5 in the list; can be switched off (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  /** Hours after which work that was not sent is pointed out. */
  nagHours: z.int().min(1).max(720),
})

/** How this laptop shows things. Belongs to the device, never synced. */
export const settingsSchema = z.strictObject({
  density: choices.shape.density.default('comfortable'),
  fontScale: choices.shape.fontScale.default(100),
  theme: choices.shape.theme.default('system'),
  singleKeys: choices.shape.singleKeys.default(true),
  nagHours: choices.shape.nagHours.default(24),
})
export type Settings = z.infer<typeof settingsSchema>

export function readSettings(db: Db, at = key): Settings {
  return settingsSchema.parse(JSON.parse(readState(db, at) ?? '{}'))
}

export const setting = {
  read: query(z.strictObject({}), (ctx) => readSettings(ctx.db, ownKey(ctx, key))),
  change: command(choices.partial(), (ctx, patch): Settings => {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const next = settingsSchema.parse({ ...JSON.parse(readState(ctx.db, ownKey(ctx, key)) ?? '{}'), ...given })
    writeState(ctx.db, ownKey(ctx, key), JSON.stringify(next))
    return next
  }),
}
