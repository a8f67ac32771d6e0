import { epochOf, type Instant } from '../time/instant.ts'
import type { FaultFacts } from './facts.ts'
import { currentRound, standing } from './timeline.ts'

const ending = new Set(['repaired', 'resolved', 'handled', 'workaround'])

/**
 * What a recurrence at `at` is (A14): `reopen` – the same symptom within `reopenDays` of 24 hours after the closing,
 * else after the repair, the limit included; `fresh` – a fault of its own; `early` – before the closing or repair.
 */
export function reopens(
  { events, setting }: Pick<FaultFacts, 'events' | 'setting'>,
  at: Instant,
  sameSymptom: boolean,
): 'reopen' | 'fresh' | 'early' {
  const done = standing(events, 'closed') ?? currentRound(events).findLast((e) => ending.has(e.entry.type))
  const passed = done ? epochOf(at) - epochOf(done.entry.at) : 0
  if (passed < 0) return 'early'
  return sameSymptom && passed <= setting.reopenDays * 86_400_000 ? 'reopen' : 'fresh'
}
