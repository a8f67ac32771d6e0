import { z } from 'zod'
import { ownerTables } from './evidence.ts'
import { recordType } from './record-type.ts'

const text = z.string()

/** One version of a finalised document. What it says never changes; what happens to the paper is added. */
export const report = recordType('report', {
  version: z.strictObject({
    contract: text,
    /** What it is about: table and row id; for a document of a period the contract, and the period. */
    table: z.enum(ownerTables),
    row: text,
    /** `2024-Q1`, `2024-02`, `2024`; empty where the record itself is the subject. */
    period: text,
    /** `R01`. */
    kind: text,
    number: text,
    /** File name without version and extension. */
    name: text,
    /** `V1.0`, `V1.1`… */
    version: text,
    finalisedAt: text,
    by: text,
    /** Why this version replaces the one before; empty for V1.0. */
    reason: text,
    /** Row id of the version before, or empty. */
    supersedes: text,
    /** SHA-256 of the model's canonical JSON: the content hash printed in the report. */
    content: text,
    /** SHA-256 of the .docx bytes. */
    docx: text,
    size: z.int(),
    /** The operations that the report states, `table/row/register → op`: a later change under it shows. */
    covers: z.record(z.string(), text),
  }),
  superseded: z.strictObject({ by: text, at: text, reason: text }),
  printed: z.strictObject({ at: text, copies: z.int().min(1) }),
  /** The signed and stamped paper, scanned: ids of evidence records. */
  scan: z.strictObject({ evidence: z.array(text), at: text, signedBy: text, signedOn: text }),
  delivery: z.strictObject({ at: text, receiver: text, way: text }),
  archived: z.strictObject({ at: text, box: text }),
})
