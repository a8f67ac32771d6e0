import { instantOf } from '../time/instant.ts'
import { limitOf } from './deadline.ts'
import { stateOf } from './judge.ts'
import { type Achieved, earliest } from './milestone-met.ts'
import type { SlaSetting } from './setting.ts'
import type { InternalTarget } from './state.ts'
import { naturalHours } from './working-hours.ts'

/**
 * What the firm set itself where the contract names no hours. Natural hours from T0 that nothing stops; always called
 * 内部目标, never a contractual limit. Empty where none is set.
 */
export function internalTargets(start: number, now: number, done: Achieved, setting: SlaSetting): InternalTarget[] {
  const target = (id: InternalTarget['id'], name: string, hours: number | null, at: number | null) => {
    if (hours === null) return []
    const limit = limitOf(start, hours * 3_600_000, naturalHours, [])
    return [
      {
        id,
        name,
        hours,
        deadline: instantOf(limit.deadline),
        metAt: at === null ? null : instantOf(at),
        state: stateOf(limit, at, now),
      },
    ]
  }
  const settled = earliest(done.resolved, done.restored, done.repaired, done.handled)
  return [
    ...target('response', '内部目标：响应', setting.internal.response, done.response),
    ...target('resolved', '内部目标：解决', setting.internal.resolved, settled),
  ]
}
