/** Addresses of the registers (台账). */

export const registerTabs = ['certificates', 'devices', 'archive', 'staff', 'payments', 'costs'] as const
export type RegisterTab = (typeof registerTabs)[number]

export const certificatePath = (id: string): string => `/certificate/${id}`
export const devicePath = (id: string): string => `/device/${id}`

/** A tab of the registers; `row` opens one of its entries. */
export function registersPath(
  tab: RegisterTab,
  place: { readonly contract?: string; readonly row?: string } = {},
): string {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/registers/${tab}?${query}` : `/registers/${tab}`
}
