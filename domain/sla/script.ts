import { epochOf, type Instant, instantOf } from '../time/instant.ts'
import { evaluateSla } from './evaluate.ts'
import type { Policy } from './policy.ts'
import type { SlaScript } from './script-input.ts'
import type { MilestoneState, SlaRow } from './state.ts'

/** A judged milestone as a script prints it: times with +08:00, to the second. */
interface ScriptRow {
  readonly policy: string
  readonly milestone: string
  readonly deadline: Instant | null
  readonly nominal_deadline: Instant | null
  readonly met_at: Instant | null
  readonly state: MilestoneState
  readonly clause: string
}
/** The answer to a script, in its order; `now` as the script wrote it. */
export interface ScriptResult {
  readonly cases: readonly {
    readonly id: string
    readonly evaluations: readonly { readonly now: Instant; readonly rows: readonly ScriptRow[] }[]
  }[]
}

const toSecond = (instant: Instant | null): Instant | null =>
  instant === null ? null : instantOf(epochOf(instant)).replace(/\.\d+/, '')

const rowOf = (row: SlaRow): ScriptRow => ({
  policy: row.policy,
  milestone: row.milestone,
  deadline: toSecond(row.deadline),
  nominal_deadline: toSecond(row.nominalDeadline),
  met_at: toSecond(row.metAt),
  state: row.state,
  clause: row.clause,
})

/** Evaluates every case with the default reading of A1–A19. 立即 has no limit and is left out. */
export function runScript(script: SlaScript, policies: readonly Policy[]): ScriptResult {
  return {
    cases: script.cases.map(({ id, policy, events, evaluations }) => ({
      id,
      evaluations: evaluations.map(({ now }) => ({
        now,
        rows: evaluateSla({ policies, tier: policy, events, now })
          .rows.filter((row) => row.milestone !== 'team')
          .map(rowOf),
      })),
    })),
  }
}
