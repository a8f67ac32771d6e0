import { z } from 'zod'
import { recordType } from './record-type.ts'

const text = z.string()

/** Where an imported record came from: the batch, the row of its sheet as the spreadsheet counts, its number there. */
export const importedSchema = z.strictObject({ batch: text, row: z.int().min(1), number: text })

/** What spreadsheets are imported as. */
const importTargets = ['fault', 'service', 'device'] as const

/** One import of an old spreadsheet. Its records name it; declaring it void declares them void. Row id: random. */
export const importBatch = recordType('import_batch', {
  source: z.strictObject({
    contract: text,
    target: z.enum(importTargets),
    /** File name, hash and size of the spreadsheet, which is kept. */
    file: text,
    sha256: text,
    size: z.int().min(0),
    /** Name of the sheet; of a CSV file empty. */
    sheet: text,
    /** Row of the headings, from 1. */
    header: z.int().min(1),
    at: text,
    by: text,
  }),
  /** What each column was taken as: its heading, and the field or empty. */
  mapping: z.strictObject({ columns: z.array(z.strictObject({ title: text, field: text })) }),
  outcome: z.strictObject({
    /** Rows below the headings that hold anything, and how many of them became records. */
    rows: z.int().min(0),
    imported: z.int().min(0),
    /** Rows that were left out by choice, with what was wrong with them. */
    left: z.array(z.strictObject({ row: z.int().min(1), why: text })),
  }),
  void: z.strictObject({ reason: text, at: text, by: text }),
})
