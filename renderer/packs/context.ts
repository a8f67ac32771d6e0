import { createContext, useContext } from 'react'
import type { DraftPack } from '../../domain/pack/edit.ts'
import type { Path } from '../../domain/pack/place.ts'
import type { PackProblem } from '../../domain/pack/read.ts'

/** The pack being edited, for every field of it. */
export interface PackEditing {
  readonly body: DraftPack
  readonly problems: readonly PackProblem[]
  readonly change: (edit: (body: DraftPack) => DraftPack) => void
  /** Typing stopped: what was typed is sealed. */
  readonly leave: () => void
  /** Clauses to choose from. */
  readonly clauses: readonly { readonly value: string; readonly label: string }[]
}

export const EditingContext = createContext<PackEditing | null>(null)

export function useEditing(): PackEditing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('outside the editor')
  return editing
}

/** What is wrong at a place or inside it, as the first sentence; empty when nothing is. */
export function problemOf(problems: readonly PackProblem[], path: Path): string {
  return problems.find((p) => path.every((key, i) => p.path[i] === key))?.said ?? ''
}
