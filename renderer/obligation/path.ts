/** The address of the statement of what did not occur in a period. */
export function idlePath(contract: string, period: string): string {
  return `/idle?${new URLSearchParams({ contract, period })}`
}
