import type { SheetRow } from '../../domain/import/cell.ts'

/** What is known of a sheet before its rows are read. */
export interface SheetInfo {
  /** Empty for a CSV file. */
  readonly name: string
  readonly hidden: boolean
  /** Rows that the file names, empty ones too: for the progress. */
  readonly rows: number
  readonly hiddenRows: number
  /** Ranges of merged cells over more than one row, `A3:A7`. */
  readonly merged: readonly string[]
}

/** A spreadsheet whose rows are read one after the other. */
export interface SheetFile {
  /** `UTF-8`, `GB18030` … of a CSV file; empty for a workbook. */
  readonly encoding: string
  readonly sheets: readonly SheetInfo[]
  /** The rows of a sheet that hold anything, in order. A cell merged over rows stands in each of them. */
  rows(sheet: number): AsyncGenerator<SheetRow>
}

/** More rows than this nobody looks through. */
export const mostRows = 200_000
export const mostColumns = 200
