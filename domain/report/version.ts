interface Version {
  readonly id: string
  readonly version: { readonly version: string; readonly finalisedAt: string } | null
}

/** The number behind the point: 1 of `V1.1`; -1 where there is none. */
function step(version: string): number {
  const found = /\.(\d+)$/.exec(version)
  return found ? Number(found[1]) : -1
}

/**
 * Orders the versions of one document, the first one first: by their number, because the clock may have been set back
 * in between. Two devices can both have made V1.1; their order is then by time, and by id, so that it is the same
 * everywhere.
 */
export function byVersion(a: Version, b: Version): number {
  return (
    step(a.version?.version ?? '') - step(b.version?.version ?? '') ||
    byText(a.version?.finalisedAt ?? '', b.version?.finalisedAt ?? '') ||
    byText(a.id, b.id)
  )
}

/** Orders documents by the time of finalising, the newest first; equal times by {@link byVersion}, the later first. */
export function byFinalising(a: Version, b: Version): number {
  return byText(b.version?.finalisedAt ?? '', a.version?.finalisedAt ?? '') || byVersion(b, a)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
