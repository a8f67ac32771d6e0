import { z } from 'zod'
import { dateOrNone } from './dated.ts'
import { recordType } from './record-type.ts'

const text = z.string()

/**
 * 挂接材料: a paper or record that was there before, said to prove clauses of one period. Its scans are evidence of it;
 * a document or an archive entry of this workspace is named by `link` instead.
 */
export const attachedProof = recordType('attached_proof', {
  identity: z.strictObject({
    contract: text,
    /** `GJ-0001`, counted per contract without holes: a void one keeps its number. */
    number: text,
    createdAt: text,
    createdBy: text,
  }),
  /** What it proves: clauses in one column of the matrix. */
  cover: z.strictObject({ column: text, clauses: z.array(text).max(200) }),
  paper: z.strictObject({
    /** `R01` where the paper stands for such a report; else empty. */
    kind: text,
    title: text,
    /** The number on the paper. */
    number: text,
    /** The day of the check or the service that it tells of. */
    doneOn: dateOrNone,
    signedOn: dateOrNone,
    /** How many items of the checklist it judges, where it stands for a check; null else. */
    items: z.int().min(0).max(500).nullable(),
    text,
  }),
  /** A record here: its table and row, and what a document is besides. Empty where the scans are the proof. */
  link: z.strictObject({ table: text, row: text, kind: text, period: text }),
  void: z.strictObject({ reason: text, at: text }),
})
