/** A record as far as it matters for telling whether it was made twice. */
export interface Candidate {
  readonly table: string
  readonly row: string
  readonly contract: string
  /** What must be there once: a record's number; for an inspection also its checklist and period. */
  readonly keys: readonly { readonly kind: 'number' | 'period'; readonly value: string }[]
}

/** Records that may be the same thing, recorded twice. Nothing is merged: a person looks and declares one void. */
export interface PossibleDuplicate {
  readonly kind: 'number' | 'period'
  readonly table: string
  readonly contract: string
  readonly value: string
  readonly rows: readonly string[]
}

/** Two laptops that worked apart may give one number twice, or check the same period twice. Void records are left out before. */
export function possibleDuplicates(candidates: readonly Candidate[]): PossibleDuplicate[] {
  const groups = Map.groupBy(
    candidates.flatMap(({ table, row, contract, keys }) =>
      keys.filter(({ value }) => value !== '').map(({ kind, value }) => ({ kind, table, contract, value, row })),
    ),
    ({ kind, table, contract, value }) => JSON.stringify([kind, table, contract, value]),
  )
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const { kind, table, contract, value } = group[0]!
      return { kind, table, contract, value, rows: group.map(({ row }) => row).sort() }
    })
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}
