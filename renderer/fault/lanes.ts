/** A label that wants to stand at `centre`, in px. */
export interface Label {
  readonly key: string
  readonly centre: number
  readonly width: number
}
export interface Placed {
  readonly left: number
  readonly lane: number
}

/** Between two labels of a lane, in px. */
const gap = 10

/**
 * Gives each label a place in one of `lanes` lanes so that none covers another, earlier ones in the list first; what
 * finds no place is left out. Labels stay within `width`.
 */
export function placeLabels(labels: readonly Label[], width: number, lanes: number): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>()
  const taken: { from: number; to: number }[][] = Array.from({ length: lanes }, () => [])
  for (const label of labels) {
    const left = Math.min(Math.max(label.centre - label.width / 2, 0), Math.max(width - label.width, 0))
    const lane = taken.findIndex((row) => row.every((t) => left + label.width + gap <= t.from || left >= t.to + gap))
    if (lane < 0) continue
    taken[lane]!.push({ from: left, to: left + label.width })
    placed.set(label.key, { left, lane })
  }
  return placed
}
