import { readdirSync, readFileSync } from 'node:fs'
import { type Calendar, calendarSchema } from '../../domain/time/calendar.ts'
import { assetUrl } from '../worker-entry.ts'

const folder = assetUrl('calendars/')

/** The announced holidays that ship with the product, one file a year: data, checked at start like an imported one. */
export const bundledCalendars: readonly Calendar[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => calendarSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
