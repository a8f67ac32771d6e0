/** The address of a rectification order, by its finding. */
export function rectificationPath(finding: string): string {
  return `/rectification/${finding}`
}
