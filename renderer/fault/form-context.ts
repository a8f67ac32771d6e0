import { createContext, useContext } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import type { Editable } from '../client/register.ts'

/** The record whose registers a form edits. */
export interface OpenForm {
  readonly record: Editable
  readonly readOnly: boolean
  readonly now: Instant
  /** Registers that are missing before it is complete. */
  readonly missing: ReadonlySet<string>
}

export const FormContext = createContext<OpenForm | null>(null)

export function useForm(): OpenForm {
  const form = useContext(FormContext)
  if (!form) throw new Error('outside a form')
  return form
}
