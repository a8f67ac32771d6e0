import { z } from 'zod'
import { recordType } from './record-type.ts'

const text = z.string()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A rectangle in fractions (0–1) of the upright picture. */
export const boxSchema = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
})
export type Box = z.infer<typeof boxSchema>

/** A stretch of text, in UTF-16 units of the raw text. */
export const markSchema = z.strictObject({ from: z.int().min(0), to: z.int().min(0) })
export type Mark = z.infer<typeof markSchema>

/** What evidence and documents may belong to. */
export const ownerTables = [
  'inspection',
  'fault',
  'service_record',
  'loaner',
  'force_majeure',
  'contract',
  'finding',
  'certificate',
  'device',
  'archive_entry',
  'payment',
  'cost',
  'idle_statement',
  'attached_proof',
] as const
export type OwnerTable = (typeof ownerTables)[number]

/**
 * Proof of what a record says: a picture, pasted text or a file. The original is kept by its hash and never changed;
 * reports and packages use only the copy in `redaction`, or the shrunk copy where nothing was hidden.
 */
export const evidence = recordType('evidence', {
  file: z.strictObject({
    contract: text,
    /** The record that it belongs to: table and row id. */
    ownerTable: z.enum(ownerTables),
    owner: text,
    /** Item id of an inspection; empty when it belongs to the whole record (a signed scan). */
    item: text,
    kind: z.enum(['picture', 'text', 'file']),
    /** The original, byte for byte. */
    sha256,
    size: z.int().min(0),
    mime: text,
    name: text,
    source: z.enum(['paste', 'drop', 'file', 'screenshot', 'scan']),
    addedAt: text,
    addedBy: text,
    /** When the picture was taken, by its own data; empty where unknown. */
    capturedAt: text,
    /** Upright pixels of a picture, else 0. */
    width: z.int().min(0),
    height: z.int().min(0),
    /** Shrunk upright copy for reports; empty for what is not a readable picture. */
    copy: text,
    thumbnail: text,
    /** What the recogniser made of pasted text; empty when it was not recognised. */
    recognised: text,
    /** A sentence for the user where the file could not be read as a picture. */
    notice: text,
  }),
  caption: z.strictObject({ text }),
  position: z.strictObject({ n: z.number() }),
  redaction: z.strictObject({
    boxes: z.array(boxSchema),
    marks: z.array(markSchema),
    /** The copy with the boxes or marks burnt in; empty when nothing is hidden. */
    copy: text,
    thumbnail: text,
    /** The engineer looked and says that nothing has to be hidden. */
    cleared: z.boolean(),
  }),
  state: z.strictObject({ state: z.enum(['kept', 'removed']), reason: text, at: text }),
})
