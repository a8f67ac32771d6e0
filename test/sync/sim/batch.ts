import type { Rules } from '../../../domain/sync/rules.ts'
import { type Outcome, runHistory } from './history.ts'

export interface Batch {
  readonly seed: number
  readonly histories: number
  readonly profile?: string | undefined
  readonly rules?: Rules
  /** Invariants that are not looked at, by name. */
  readonly except?: readonly string[]
  /** Stop at the first violation. */
  readonly first?: boolean
  readonly told?: (outcome: Outcome) => void
}

/** Histories with consecutive seeds; those that violate something. */
export async function runBatch({
  seed,
  histories,
  profile,
  rules,
  except = [],
  first,
  told,
}: Batch): Promise<Outcome[]> {
  const bad: Outcome[] = []
  for (let n = 0; n < histories; n++) {
    const outcome = await runHistory(seed + n, { ...(rules ? { rules } : {}), profile, except })
    told?.(outcome)
    // Statements and copies of databases are freed by the event loop, which a history of awaited values never reaches.
    await new Promise((turned) => setImmediate(turned))
    if (outcome.violation) bad.push(outcome)
    if (outcome.violation && first) break
  }
  return bad
}

/** How to see it again. */
export function replay({ seed, profile, violation }: Outcome): string {
  return `${violation!.message} — npm run sim -- --histories 1 --seed ${seed} --profile ${profile}`
}
