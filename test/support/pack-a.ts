import { readFileSync } from 'node:fs'
import { type Checklist, type Pack, packSchema } from '../../domain/pack/schema.ts'

/** Contract pack A as it ships. */
export const packA: Pack = packSchema.parse(
  JSON.parse(readFileSync(new URL('../../assets/contracts/medical-einvoice-2024.json', import.meta.url), 'utf8')),
)
export const checklistA: Checklist = packA.checklists[0]!
