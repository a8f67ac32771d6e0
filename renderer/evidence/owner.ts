import { createContext, useContext } from 'react'
import type { OwnerTable } from '../../domain/record/evidence.ts'
import type { Piece } from './piece.ts'

/** The record whose evidence is shown, and what its screen lets one do with it. */
export interface EvidenceOwner {
  readonly table: OwnerTable
  readonly row: string
  /** Item id of an inspection; empty for a record without items. */
  readonly item: string
  /** What is kept, in order. */
  readonly pieces: readonly Piece[]
  readonly locked: boolean
  /** How much proof is wanted: `本项至少 1 件`, `可选`. */
  readonly wanted: string
  /** True while there is less than that. */
  readonly lacking: boolean
  /** The name of an item that a paste also filled. */
  readonly nameOfItem: (id: string) => string
  /** Offers to undo these transactions. */
  readonly offerUndo: (what: string, transactions: readonly string[]) => void
}

/** Where pieces go: what the procedures take. */
export interface Target {
  readonly ownerTable: OwnerTable
  readonly owner: string
  readonly item: string
}

export function targetOf(owner: Pick<EvidenceOwner, 'table' | 'row' | 'item'>): Target {
  return { ownerTable: owner.table, owner: owner.row, item: owner.item }
}

/** One key for each place that evidence goes to. */
export function placeOf({ owner, item }: Pick<Target, 'owner' | 'item'>): string {
  return `${owner}/${item}`
}

export const EvidenceContext = createContext<EvidenceOwner | null>(null)

/** The owner of the evidence on screen. Only inside its panel. */
export function useEvidence(): EvidenceOwner {
  const owner = useContext(EvidenceContext)
  if (!owner) throw new Error('outside an evidence panel')
  return owner
}
