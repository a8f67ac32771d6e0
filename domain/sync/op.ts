import { canonical } from './canonical.ts'

/**
 * An operation is immutable: what one user action set in one row. For each register it carries the value
 * and the ids of the operations whose values the user was shown (`bases`). A register is a group of fields
 * that must never be mixed from two people.
 */
export interface Op {
  /** Made on the device, unique by its 80 random bits, never renumbered. */
  readonly id: string
  readonly table: string
  readonly row: string
  readonly set: Readonly<Record<string, readonly [value: unknown, bases: readonly string[]]>>
  /**
   * For one that declares the record void: every head of the row that its author was shown, by register. An edit that is
   * not among them brings the record back, as a conflict.
   */
  readonly seen?: Readonly<Record<string, readonly string[]>>
}

/**
 * One user action: the unit of atomicity and of signature. Never split. `previous` is the SHA-256 of the
 * device's transaction before it, so that nobody can take one out of the middle of the audit trail.
 */
export interface Transaction {
  readonly id: string
  readonly device: string
  /** Id of the person who acted. */
  readonly author: string
  /** The contract it belongs to, or `org` for what all contracts share. */
  readonly scope: string
  readonly schemaVersion: number
  /** Hybrid clock; for display and for breaking ties, never for deciding what is kept. */
  readonly clock: string
  /** The procedure that wrote it. */
  readonly action: string
  readonly previous: string
  readonly ops: readonly Op[]
}

/** The text that is hashed and signed. */
export function signedText(tx: Transaction): string {
  return canonical(tx)
}

/** Version of the record types that this build writes. Raised by every additive change of a register. */
export const schemaVersion = 1

/** What all contracts of a device share: people, the firm, packs. */
export const orgScope = 'org'
