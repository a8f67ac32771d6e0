import type { z } from 'zod'
import { fail } from '../../domain/failure.ts'
import { isBackdated, refusedTime } from '../../domain/fault/admission.ts'
import type { FaultFacts } from '../../domain/fault/facts.ts'
import { reportOf } from '../../domain/fault/timeline.ts'
import { faultEvent } from '../../domain/record/fault.ts'
import { epochOf, type Instant, instantOf } from '../../domain/time/instant.ts'
import type { CommandContext } from '../procedure.ts'
import { clockDoubt } from './clock.ts'
import { personName } from './people.ts'

type Entry = z.output<(typeof faultEvent.registers)['entry']>

/** An entry as somebody gives it; who, when it was typed and whether the clock can be trusted are added here. */
export type NewEntry = Pick<Entry, 'fault' | 'type' | 'at'> &
  Partial<Pick<Entry, 'to' | 'channel' | 'text' | 'by' | 'backdated' | 'detail'>>

/** Writes an entry of a timeline. Times are stored with +08:00 to the millisecond, so that they sort as text. */
export function writeEntry(ctx: CommandContext, scope: string, entry: NewEntry): string {
  const id = ctx.newId()
  ctx.write(faultEvent, id, scope, {
    entry: {
      fault: entry.fault,
      type: entry.type,
      at: stored(entry.at),
      to: entry.to ? stored(entry.to) : '',
      recordedAt: ctx.now(),
      by: entry.by || personName(ctx.db, ctx.author),
      channel: entry.channel ?? null,
      text: entry.text ?? '',
      backdated: entry.backdated ?? '',
      clockDoubt: clockDoubt(ctx.db, ctx.now()),
      detail: entry.detail ?? {},
    },
  })
  return id
}

/** The one way in which instants of faults are written. */
export function stored(at: Instant): Instant {
  return instantOf(epochOf(at))
}

/** Stops a time that is none or has not come yet. Fails as `invalid-input` at `field`. */
export function checkTime(ctx: CommandContext, at: string, what: string, field: string): void {
  const sentence = refusedTime(at, ctx.now(), what)
  if (sentence) fail('invalid-input', sentence, { [field]: sentence })
}

/**
 * The reason why an entry lies more than 24 h back: its own, or that of a report that was itself written late. Fails
 * as `incomplete` when there is none.
 */
export function backdatingOf(
  ctx: CommandContext,
  at: Instant,
  given: string,
  facts: Pick<FaultFacts, 'events'> | null,
): string {
  if (!isBackdated(at, ctx.now())) return ''
  const reason = given.trim() || (facts && reportOf(facts.events)?.entry.backdated) || ''
  if (reason === '') {
    const sentence = '这个时间比现在早了 24 小时以上，请写明为什么现在才登记。没有记录，您写的还在框里。'
    fail('incomplete', sentence, { backdated: '请写明补记原因' })
  }
  return reason
}
