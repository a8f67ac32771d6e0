import type { z } from 'zod'

/** Register name to its schema. */
export type Registers = Readonly<Record<string, z.ZodType>>

/**
 * A kind of record: a table with one JSON column for each register. A register is the unit of merging, so
 * the fields that must never be mixed from two people are physically one value.
 */
export interface RecordType<T extends string = string, R extends Registers = Registers> {
  readonly table: T
  readonly registers: R
}

export function recordType<const T extends string, R extends Registers>(table: T, registers: R): RecordType<T, R> {
  return { table, registers }
}

/** The values of a record's registers; null where nothing was set yet. */
export type Values<D extends RecordType> = { readonly [K in keyof D['registers']]: z.output<D['registers'][K]> | null }
/** What may be written: some of the registers. */
export type Patch<D extends RecordType> = { readonly [K in keyof D['registers']]?: z.output<D['registers'][K]> | null }
/** The operation that each register was shown with. Sent back with an edit, so that nothing unseen is replaced. */
export type Seen = Readonly<Record<string, string | null>>

/** A record as it is read: values with drafts laid over, the heads they stand on. */
export type Row<D extends RecordType> = Values<D> & {
  readonly id: string
  readonly scope: string
  readonly heads: Seen
  /** Registers whose value is typed but not sealed yet, with the time it was saved. */
  readonly drafts: Readonly<Record<string, string>>
  /** Registers that two people set without knowing of each other. */
  readonly conflicts: readonly string[]
}
