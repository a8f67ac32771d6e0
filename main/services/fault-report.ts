import { fail } from '../../domain/failure.ts'
import { refusedTime } from '../../domain/fault/admission.ts'
import type { FaultFacts } from '../../domain/fault/facts.ts'
import { faultEventName } from '../../domain/fault/event-name.ts'
import { reportOf } from '../../domain/fault/timeline.ts'
import { faultEvent } from '../../domain/record/fault.ts'
import { dateTimeOf, epochOf, type Instant } from '../../domain/time/instant.ts'
import type { CommandContext } from '../procedure.ts'
import { backdatingOf, writeEntry } from './fault-write.ts'
import { personName } from './people.ts'

/** What is said of a report (T0) that replaces the one that stands. */
interface NewReport {
  readonly at: Instant
  readonly text: string
  readonly backdated: string
}

/**
 * Corrects T0: the report that stands is struck with the reason and written again, so that both versions stay. Nothing
 * but the occurrence may lie before it. Fails as `invalid-input` or `incomplete`. Returns the new entry.
 */
export function correctReport(ctx: CommandContext, scope: string, facts: FaultFacts, input: NewReport): string {
  const there = reportOf(facts.events)
  const refuse = (sentence: string): never => fail('invalid-input', sentence, { at: sentence })
  const bad = refusedTime(input.at, ctx.now(), '报障时间')
  if (bad) refuse(bad)
  if (there && input.text.trim() === '')
    fail('incomplete', '更正报障时间要写明原因，原来的时间会保留。没有改，您写的还在框里。', { text: '请写明原因' })
  const held = facts.events.find(
    (e) => !['occurred', 'reported', 'note'].includes(e.entry.type) && epochOf(e.entry.at) < epochOf(input.at),
  )
  if (held)
    refuse(
      `报障时间不能晚于“${faultEventName(held.entry.type)}” ${dateTimeOf(held.entry.at)}。没有改，您写的还在框里。`,
    )
  const occurred = facts.events.find((e) => e.entry.type === 'occurred')
  if (occurred && epochOf(input.at) < epochOf(occurred.entry.at))
    refuse(`报障时间不能早于故障发生 ${dateTimeOf(occurred.entry.at)}。没有改，您写的还在框里。`)
  const backdated = backdatingOf(ctx, input.at, input.backdated || (there ? input.text : ''), null)
  if (there) {
    const struck = { reason: input.text, at: ctx.now(), by: personName(ctx.db, ctx.author) }
    ctx.write(faultEvent, there.id, scope, { struck })
  }
  return writeEntry(ctx, scope, {
    fault: facts.id,
    type: 'reported',
    at: input.at,
    channel: there?.entry.channel ?? null,
    text: there?.entry.text ?? input.text,
    backdated,
  })
}
