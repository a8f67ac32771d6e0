import { look } from './disk.ts'
import type { Db } from '../../../db/handle.ts'

/** What the simulator saw somebody do: kept apart from the product, so that it can be held against it. */
export interface Deed {
  readonly op: string
  readonly table: string
  readonly row: string
  readonly register: string
  readonly scope: string
  readonly value: string
  /** Ids of the values of this register that its author had on the screen. */
  readonly shown: readonly string[]
  /** For one that declares the row void: every operation of the row that its author's laptop held. */
  readonly known: ReadonlySet<string> | null
}

export interface Transaction {
  readonly hash: string
  readonly text: string
  readonly scope: string
  readonly deeds: readonly Deed[]
}

/** Everything that was ever acknowledged, by the hash of its transaction. */
export interface Witness {
  readonly transactions: ReadonlyMap<string, Transaction>
  note(transaction: Transaction): void
}

export function witness(): Witness {
  const transactions = new Map<string, Transaction>()
  return { transactions, note: (t) => void transactions.set(t.hash, t) }
}

/** Hashes of all transactions that a laptop holds, those kept aside too. */
export function heldBy(db: Db): Set<string> {
  const read = (table: string): string[] => look(db, `SELECT hash FROM ${table}`).pluck().all() as string[]
  return new Set([...read('tx'), ...read('quarantine')])
}
