/** The addresses of the obligation screens. */

/** `filter`: what the matrix is narrowed to. */
export function obligationsPath(
  contract: string,
  clause = '',
  column = '',
  filter: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ contract, ...filter })
  if (clause !== '') query.set('clause', clause)
  if (column !== '') query.set('column', column)
  return `/obligations?${query}`
}

/** `view` is the list or a month of the calendar. */
export function dutiesPath(contract: string, place: { readonly month?: string; readonly view?: string } = {}): string {
  const { month = '', view = '' } = place
  const query = new URLSearchParams({ contract })
  if (view !== '') query.set('view', view)
  if (month !== '') query.set('month', month)
  return `/duties?${query}`
}

/** The statement of what did not occur in a period. */
export function idlePath(contract: string, period: string): string {
  return `/idle?${new URLSearchParams({ contract, period })}`
}
