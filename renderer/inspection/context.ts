import { createContext, useContext } from 'react'
import type { Checklist, Item } from '../../domain/pack/schema.ts'
import { type Verdict, verdictNames } from '../../domain/verdict.ts'
import type { OutputOf } from '../client/api.ts'

/** What the wizard shows of the inspection that is open. */
export type InspectionView = OutputOf<'inspection.state'>
export type ItemView = InspectionView['items'][number]
export type ChecklistView = OutputOf<'inspection.checklist'>

/** Where one may go in the wizard. `field` names what gets the focus there. */
export interface Place {
  readonly step: string
  readonly item?: string
  readonly field?: string
}

export interface OpenInspection {
  readonly view: InspectionView
  readonly checklist: Checklist
  /** What the site made of the pack's commands. */
  readonly commands: ChecklistView['commands']
  readonly place: Place
  /** Goes there, remembers it as the place where work stopped, and seals what was being typed. */
  readonly go: (place: Place) => void
  /** Offers to undo these transactions for ten seconds: `ENV-08 已记为 正常`. */
  readonly offerUndo: (what: string, transactions: readonly string[]) => void
}

export const InspectionContext = createContext<OpenInspection | null>(null)

/** The open inspection. Only inside the wizard. */
export function useInspection(): OpenInspection {
  const open = useContext(InspectionContext)
  if (!open) throw new Error('outside an inspection')
  return open
}

/** What the results are called in the open checklist. */
export function useVerdictNames(): Readonly<Record<Verdict, string>> {
  return verdictNames(useInspection().checklist.words)
}

/**
 * What stands over an item: the contract's sentence; where several items stand under one sentence, what the standard
 * asks at this point, else what is looked at and how.
 */
export function subjectOf(checklist: Checklist, item: Item): string {
  if (item.requirement !== '') return item.requirement
  const shared = checklist.sections.flatMap((s) => s.items).some((i) => i !== item && i.sentence === item.sentence)
  return shared ? `${item.name}：${item.method}` : item.sentence
}

/** The pack's item of a view's item. */
export function templateOf(checklist: Checklist, id: string): Item {
  const item = checklist.sections.flatMap((s) => s.items).find((i) => i.id === id)
  if (!item) throw new Error(`no item ${id}`)
  return item
}
