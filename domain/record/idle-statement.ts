import { z } from 'zod'
import { recordType } from './record-type.ts'

const text = z.string()

/**
 * 本期未发生/不涉及确认单 (R20): the clauses of one period that had no occasion, and why. Signed, it is the only way in
 * which an obligation without an occasion is proved. Row id: `<contract>:<period>`.
 */
export const idleStatement = recordType('idle_statement', {
  identity: z.strictObject({ contract: text, period: text, number: text, createdAt: text, createdBy: text }),
  clauses: z.strictObject({ rows: z.array(z.strictObject({ clause: text, reason: text })) }),
  correction: z.strictObject({ reason: text, at: text, by: text }),
  void: z.strictObject({ reason: text, at: text }),
})

export const idleRow = (contract: string, period: string): string => `${contract}:${period}`
