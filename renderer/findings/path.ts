/** The screen of findings, with the drawer of one open. */
export function findingsPath(place: { readonly finding?: string } = {}): string {
  const query = new URLSearchParams(place.finding ? { finding: place.finding } : {})
  return query.size > 0 ? `/findings?${query}` : '/findings'
}
