import type { SheetCell } from './cell.ts'

/** What a column of an old spreadsheet can be taken as. */
export interface ImportField {
  readonly id: string
  readonly label: string
  /** Without it a row cannot become a record. */
  readonly required: boolean
  /** Headings that mean it, the surest first. Compared without blanks, brackets and signs. */
  readonly names: readonly string[]
  /** Headings that mean it when no other field wants their column: 时间 beside 日期. */
  readonly spare?: readonly string[]
  /** Several columns may be taken as it: their texts are joined. */
  readonly several?: boolean
}

/** A heading with what its column is taken as; `field` is empty where it is left out. */
export interface ImportColumn {
  readonly title: string
  readonly field: string
}

/** Something to be said of a row. An `error` keeps it from becoming a record; a `note` does not. */
export interface RowProblem {
  readonly level: 'error' | 'note'
  /** Field id, or empty where it concerns the whole row. */
  readonly field: string
  /** Column from 0, or -1. */
  readonly column: number
  readonly sentence: string
}

/** The cells of one row by the field that their columns are taken as. */
export interface FieldCells {
  /** The first cell of a field that holds anything. */
  readonly cell: (field: string) => SheetCell | undefined
  /** Its text; of a field that several columns are taken as, all of them. */
  readonly text: (field: string) => string
  readonly has: (field: string) => boolean
  readonly note: (field: string, sentence: string) => void
  readonly error: (field: string, sentence: string) => void
}
