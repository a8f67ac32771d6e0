import { createContext, type ReactNode, useContext } from 'react'
import type { InputOf, OutputOf } from '../client/api.ts'

export type DocumentTarget = InputOf<'report.check'>
/** What the app knows of a document: its check, versions, and whether it may be changed. */
export type DocumentState = OutputOf<'report.check'>
export type ReportVersion = DocumentState['versions'][number]
type GoTo = NonNullable<DocumentState['lines'][number]['goTo']>

/** The document on screen, and what its screen lets one do with it. */
export interface OpenDocument {
  readonly target: DocumentTarget
  readonly state: DocumentState
  /** Names what a draft would state; another name draws it again. */
  readonly stateKey: string
  /** How many things are still missing. */
  readonly gaps: number
  /** Leads to where a line of the check is put right. */
  readonly goTo: (place: GoTo) => void
  /** Leads to the first thing that is missing. */
  readonly toGap: () => void
  /** Leads to what is worth a second look; null where the list is all there is. */
  readonly toReminders: (() => void) | null
  /** Item ids that the paper names and one can go to. */
  readonly items: readonly string[]
  readonly onItem: (id: string) => void
  /** What is being signed, in the dialog of 定稿. */
  readonly about: ReactNode
}

export const DocumentContext = createContext<OpenDocument | null>(null)

/** The document on screen. Only inside {@link DocumentContext}. */
export function useDocument(): OpenDocument {
  const open = useContext(DocumentContext)
  if (!open) throw new Error('outside a document')
  return open
}
