import { z } from 'zod'
import { dateOrNone } from './dated.ts'
import { recordType } from './record-type.ts'

const text = z.string()

/**
 * 逾期说明: why a clause was not proved in time in one period, and what is done about it. It explains and never proves:
 * the cell stays red until there is a proof, and the explanation stays after that. Row id: `<contract>:<clause>:<column>`.
 */
export const overdueNote = recordType('overdue_note', {
  identity: z.strictObject({ contract: text, clause: text, column: text, createdAt: text, createdBy: text }),
  note: z.strictObject({
    reason: text,
    /** What is done so that it does not stay so. */
    remedy: text,
    /** By when the proof will be there. */
    expected: dateOrNone,
    /** The day that was missed. */
    due: dateOrNone,
    at: text,
    by: text,
  }),
})

export const overdueNoteRow = (contract: string, clause: string, column: string): string =>
  `${contract}:${clause}:${column}`
