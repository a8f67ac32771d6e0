interface Place {
  readonly contract?: string
  /** `2024-02`, `M11`, or a day in the month. */
  readonly month?: string
  readonly tab?: 'month' | 'faq'
  /** Id of a question that is shown at once. */
  readonly entry?: string
}

/** The address of a place in the log. */
export function logPath(place: Place = {}): string {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/log?${query}` : '/log'
}
