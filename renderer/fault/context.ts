import { createContext, useContext } from 'react'
import type { FaultEntry } from '../../domain/fault/facts.ts'
import type { FaultView } from '../../domain/fault/view.ts'
import type { FaultEventType } from '../../domain/record/fault.ts'

/** What stands over the screen of a fault: a question with one act, or a drawer. */
export type Layer =
  | { readonly kind: 'event'; readonly type: FaultEventType }
  | { readonly kind: 'end'; readonly entry: FaultEntry }
  | { readonly kind: 'strike'; readonly entry: FaultEntry }
  | { readonly kind: 'tier' }
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'void' }
  | { readonly kind: 'loaner' }
  | { readonly kind: 'force-majeure' }
  | { readonly kind: 'facts'; readonly field: string }
  | { readonly kind: 'evidence' }

export interface OpenFault {
  readonly view: FaultView
  /** Nothing can be written: closed, void, or its record is finalised. */
  readonly readOnly: boolean
  readonly show: (layer: Layer | null) => void
  /** Offers to undo these transactions for ten seconds. */
  readonly offerUndo: (what: string, transactions: readonly string[]) => void
}

export const FaultContext = createContext<OpenFault | null>(null)

/** The fault on screen. Only inside its page. */
export function useFault(): OpenFault {
  const open = useContext(FaultContext)
  if (!open) throw new Error('outside a fault')
  return open
}
