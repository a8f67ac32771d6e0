/**
 * What stands in a column of a list that is exported. `date` holds a date `YYYY-MM-DD`, `time` an instant,
 * `hours` milliseconds; empty text and null are an empty cell.
 */
export type ColumnKind = 'text' | 'long' | 'number' | 'date' | 'time' | 'hours'

export interface ExportColumn {
  readonly title: string
  readonly kind: ColumnKind
  /** In characters of the body type; a Chinese character takes two. */
  readonly width: number
}

export type ExportCell = string | number | null
export type ExportRow = readonly ExportCell[]

/** A list as a sheet: its rows come one after the other, so that they need not lie in memory together. */
export interface ExportSheet {
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly rows: Iterable<ExportRow>
  /** How many rows there are, for the progress. */
  readonly total: number
}

/** A list that can be exported, with what one record shows in each column. */
export interface ExportTable<T> {
  readonly columns: readonly ExportColumn[]
  readonly row: (of: T) => ExportRow
}

/** Builds a table out of columns that each say what they show. */
export function exportTable<T>(
  ...columns: readonly (readonly [title: string, kind: ColumnKind, width: number, cell: (of: T) => ExportCell])[]
): ExportTable<T> {
  return {
    columns: columns.map(([title, kind, width]) => ({ title, kind, width })),
    row: (of) => columns.map(([, , , cell]) => cell(of)),
  }
}
