/** `tall`: its rows are so high that even a short table must be allowed to break. `never`: it must not break at all. */
export type Breaking = boolean | 'never'

/**
 * Which rows of a table stay on the page of the next row. Up to 14 rows stay whole; longer or tall tables keep their
 * first and last four rows together, so that no row stands alone on a page, and may break between.
 * @param rows number of rows, header and note included
 * @param tall true for tall rows, `never` where no break is allowed
 */
export function keptWithNext(rows: number, tall: Breaking): boolean[] {
  const whole = tall === 'never' || (rows <= 14 && !tall)
  return Array.from({ length: rows }, (_, row) => row < rows - 1 && (whole || row < 3 || row >= rows - 4))
}
