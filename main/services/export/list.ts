import type { ExportSheet, ExportTable } from '../../../domain/export/sheet.ts'
import type { QueryContext } from '../../procedure.ts'

/** What a list is narrowed to; empty text: everything. */
export interface ExportFilter {
  readonly contract: string
  /** Of the log `2024-02` or `2024`, of statistics an id of a period. */
  readonly period: string
  readonly state: string
  readonly text: string
}

/** A list that can be exported. `load` fails as `not-found` or `invalid-input` as the list itself would. */
export interface ExportList {
  /** Of the file: `故障`. */
  readonly name: string
  readonly load: (ctx: QueryContext, filter: ExportFilter) => readonly ExportSheet[]
}

/** A sheet of values that are at hand, or made one after the other while it is written. */
export function sheetOf<T>(name: string, table: ExportTable<T>, values: Iterable<T>, total: number): ExportSheet {
  return { name, columns: table.columns, rows: rowsOf(table, values), total }
}

function* rowsOf<T>(table: ExportTable<T>, values: Iterable<T>) {
  for (const value of values) yield table.row(value)
}
