import type { CellState } from '../../domain/obligation/cell.ts'
import type { OutputOf } from '../client/api.ts'

type Matrix = OutputOf<'obligation.matrix'>
type Row = Matrix['rows'][number]

/** Which clauses of the matrix are shown; empty: all. */
export interface MatrixFilter {
  readonly states: readonly CellState[]
  /** The one period that states are looked for in. */
  readonly period: string
  /** `每季度`, `按发生`. */
  readonly often: string
  readonly text: string
}

export const noFilter: MatrixFilter = { states: [], period: '', often: '', text: '' }
export const cellStates: readonly CellState[] = ['overdue', 'due', 'active', 'proved', 'idle', 'future']

/** What the address says. */
export function readFilter(search: URLSearchParams): MatrixFilter {
  const asked = (search.get('state') ?? '').split(',')
  return {
    states: cellStates.filter((s) => asked.includes(s)),
    period: search.get('period') ?? '',
    often: search.get('often') ?? '',
    text: search.get('q') ?? '',
  }
}

/** The same for an address; what is not narrowed is left out. */
export function filterQuery({ states: wanted, period, often, text }: MatrixFilter): Readonly<Record<string, string>> {
  const all = { state: wanted.join(','), period, often, q: text }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

/** How many ways it narrows. */
export function filterCount({ states: wanted, period, often, text }: MatrixFilter): number {
  return [wanted.length > 0, period !== '', often !== '', text.trim() !== ''].filter(Boolean).length
}

/** How often a clause is due, in its own words. */
export function oftenOf({ clause }: Row): string {
  return clause.limit === '' ? '按发生' : clause.limit
}

/** The rows that are shown. Every word of the text stands in the clause, its id or its place. */
export function filteredRows(matrix: Matrix, { states: wanted, period, often, text }: MatrixFilter): readonly Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return matrix.rows.filter((row) => {
    const cells = row.cells.flatMap((c) => (c && (period === '' || c.column === period) ? [c] : []))
    const whole = `${row.clause.id} ${row.clause.text} ${row.clause.path}`.toLowerCase()
    return (
      cells.length > 0 &&
      (wanted.length === 0 || cells.some((c) => wanted.includes(c.state))) &&
      (often === '' || oftenOf(row) === often) &&
      words.every((word) => whole.includes(word))
    )
  })
}
