import type { ImportColumn } from '../../domain/import/field.ts'
import type { ImportContext } from '../../domain/import/context.ts'
import type { ImportDraft, ImportTarget, ReadRow } from '../../domain/import/target.ts'
import type { Failure } from '../../domain/failure.ts'
import type { SheetInfo } from './file.ts'

/** A file to be read, and where its rows and headings are. */
export interface SheetPlace {
  readonly path: string
  /** The user's name of the file, for sentences. */
  readonly name: string
  readonly sheet: number
  /** Row of the headings, from 1. */
  readonly header: number
}

/** How the rows of a sheet are taken. */
export interface RowReading extends SheetPlace {
  readonly target: ImportTarget
  readonly columns: readonly ImportColumn[]
  readonly context: ImportContext
  /** Keys of records that there are, with their numbers. */
  readonly known: readonly (readonly [key: string, number: string])[]
}

/** Rows that are left out by the user's choice. */
export interface LeftOut {
  readonly errors: boolean
  readonly duplicates: boolean
  readonly hidden: boolean
  readonly rows: readonly number[]
  /** What is beyond the most that is taken at once waits for the next time; else that is refused. */
  readonly rest: boolean
}

export type SheetJob =
  | { readonly task: 'look'; readonly path: string; readonly name: string }
  | (RowReading & {
      readonly task: 'preview'
      readonly show: 'all' | 'problem'
      readonly offset: number
      readonly limit: number
    })
  | (RowReading & { readonly task: 'take'; readonly leave: LeftOut; readonly most: number })

/** A sheet with its first rows, and what its headings seem to say. */
export interface LookedSheet extends SheetInfo {
  readonly columns: number
  readonly head: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly proposals: Readonly<
    Record<ImportTarget, { readonly header: number; readonly columns: readonly ImportColumn[]; readonly known: number }>
  >
}

export interface Looked {
  readonly encoding: string
  readonly sheets: readonly LookedSheet[]
}

/** A row of the preview. `duplicate` says of what, or is empty. */
export interface PreviewRow extends Omit<ReadRow, 'keys'> {
  readonly duplicate: string
  /** Reasons for which it may be left out: 1 it cannot be read, 2 it repeats another, 4 it is hidden; added up. */
  readonly reasons: number
}

/** Every row of the sheet counted, and one page of them. */
export interface Previewed {
  readonly total: number
  readonly errors: number
  readonly notes: number
  readonly duplicates: number
  readonly hidden: number
  /** How many rows have each sum of reasons, 0 to 7. */
  readonly byReasons: readonly number[]
  /** Rows that the page is of. */
  readonly shown: number
  readonly rows: readonly PreviewRow[]
}

export interface Taken {
  /** Name of the sheet; of a CSV file empty. */
  readonly sheet: string
  readonly total: number
  readonly drafts: readonly { readonly row: number; readonly draft: ImportDraft }[]
  readonly left: readonly { readonly row: number; readonly why: string }[]
  /** Rows were left for the next time. */
  readonly rest: boolean
}

export type SheetAnswer<J extends SheetJob['task'] = SheetJob['task']> = {
  look: Looked
  preview: Previewed
  take: Taken
}[J]

export type FromSheetWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly answer: SheetAnswer }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'bug'; readonly message: string; readonly stack: string }
