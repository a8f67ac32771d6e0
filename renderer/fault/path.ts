/** Addresses of the screens for faults. */

export const faultPath = (fault: string): string => `/fault/${fault}`
export const loanerPath = (loaner: string): string => `/loaner/${loaner}`
export const forceMajeurePath = (id: string): string => `/force-majeure/${id}`

/** What another screen already knows of a fault that is to be registered. */
export interface Prefill {
  readonly contract?: string
  /** What was said: proposals are read from it. */
  readonly text?: string
  /** The service record that it comes from. */
  readonly service?: string
}

/** Where a fault is registered. */
export function newFaultPath(prefill: Prefill = {}): string {
  const query = new URLSearchParams(Object.entries(prefill).filter(([, value]) => value !== ''))
  return query.size > 0 ? `/fault/new?${query}` : '/fault/new'
}
