/** The address of a version of a contract pack. */
export function packPath(sha256: string): string {
  return `/packs/${sha256}`
}
