/** Table grids: one list of columns that serves rows with different columns, so that nothing is nested. */

/** Widths in twips, scaled to a total without losing a twip. */
export function fitGrid(grid: readonly number[], total: number): number[] {
  const sum = grid.reduce((a, b) => a + b, 0)
  if (grid.length === 0 || sum <= 0) return [total]
  let cut = 0
  let before = 0
  return grid.map((width) => {
    cut += width
    const at = Math.round((cut * total) / sum)
    const own = at - before
    before = at
    return own
  })
}

/** Cuts closer than this are one: a sliver of a column helps nobody. */
const nearest = 60

/**
 * The common grid of several rows, each given by its columns' widths, all of the same total.
 * @returns the columns, and for each row how many of them each of its cells spans
 */
export function commonGrid(rows: readonly (readonly number[])[]): { grid: number[]; spans: number[][] } {
  const total = (rows[0] ?? []).reduce((a, b) => a + b, 0)
  const cuts: number[] = [0, total]
  const ends = rows.map((row) => {
    let at = 0
    return row.map((width) => (at += width))
  })
  for (const end of ends.flat()) if (!cuts.some((cut) => Math.abs(cut - end) < nearest)) cuts.push(end)
  cuts.sort((a, b) => a - b)
  const index = (end: number) => cuts.findIndex((cut) => Math.abs(cut - end) < nearest)
  const spans = ends.map((row) => row.map((end, cell) => index(end) - index(cell === 0 ? 0 : (row[cell - 1] ?? 0))))
  return { grid: cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)), spans }
}

/** The widths of a row's cells, some of which span several columns of the grid. */
export function cellWidths(cells: readonly { readonly span?: number }[], grid: readonly number[]): number[] {
  let column = 0
  return cells.map((cell) => {
    const from = column
    column += cell.span ?? 1
    return grid.slice(from, column).reduce((a, b) => a + b, 0)
  })
}
