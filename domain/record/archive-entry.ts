import { z } from 'zod'
import { dateOrNone } from './dated.ts'
import { recordType } from './record-type.ts'

const text = z.string()

export const archiveCategories = [
  'system',
  'account',
  'topology',
  'version',
  'configuration',
  'document',
  'backup-plan',
] as const

/** One entry of the archive index (档案目录, B-055). Files are evidence of the entry. */
export const archiveEntry = recordType('archive_entry', {
  identity: z.strictObject({
    contract: text,
    /** `DA-0001`, counted per contract without holes: a void entry keeps its number. */
    number: text,
    category: z.enum(archiveCategories),
    createdAt: text,
    createdBy: text,
  }),
  entry: z.strictObject({ title: text, version: text, on: dateOrNone, text }),
  /** Of an account: never its password. */
  account: z.strictObject({ system: text, login: text, role: text, holder: text, purpose: text }),
  /** Where the original lies: box, shelf, or the folder. */
  original: z.strictObject({ box: text, keeper: text }),
  void: z.strictObject({ reason: text, at: text }),
})
