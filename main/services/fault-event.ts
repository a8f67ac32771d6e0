import { z } from 'zod'
import { readRecord } from '../../db/records.ts'
import { fail } from '../../domain/failure.ts'
import { overlapOf, refusalOf, refusedEnd, type Refusal } from '../../domain/fault/admission.ts'
import { faultEventName } from '../../domain/fault/event-name.ts'
import type { FaultEntry, FaultFacts } from '../../domain/fault/facts.ts'
import { endOf } from '../../domain/fault/timeline.ts'
import { fault, faultChannels, faultEvent, faultEventTypes } from '../../domain/record/fault.ts'
import type { Db } from '../../db/handle.ts'
import { command } from '../procedure.ts'
import { loadFault } from './fault-facts.ts'
import { correctReport } from './fault-report.ts'
import { backdatingOf, stored, writeEntry } from './fault-write.ts'
import { openOwner } from './owner.ts'
import { personName } from './people.ts'

const text = z.string().max(20_000)
const instant = z.string().max(40)
const entryFields = faultEvent.registers.entry.shape

/** Kinds that have procedures of their own, because they follow rules of their own. */
const apart = new Set(['accepted', 'closed', 'reopened'])

function refuse(refusal: Refusal | null): void {
  if (refusal) fail('invalid-input', refusal.sentence, { [refusal.field]: refusal.sentence })
}

/** An entry that must exist and stand. Fails as `not-found`. */
function entryOf(db: Db, id: string): FaultEntry {
  const row = readRecord(db, faultEvent, id)
  if (!row?.entry || row.struck) fail('not-found', '找不到这条经过，它可能已被划去。')
  return row as FaultEntry
}

/** Stops a tier that the contract does not have, and a change of tier without a reason; the first choice needs none. */
function checkTier({ pack, fault: row }: FaultFacts, tier: string | undefined, reason: string): void {
  if (!pack.faults.policies.some((p) => p.key === tier && p.kind !== 'general'))
    fail('invalid-input', '合同里没有这个层级，没有改。请重新选择，您写的还在框里。', { tier: '请重新选择' })
  if (row.tier?.policy !== '' && reason.trim() === '')
    fail('incomplete', '改层级要写明原因。没有改，您写的还在框里。', { text: '请写明原因' })
}

export const faultEvents = {
  /**
   * Adds an entry to the timeline. `andResponse` writes a first response of the same instant where none stands.
   * Refuses with a sentence what cannot have happened so; what is typed late or out of order is taken. `reported`
   * corrects T0, with a reason. `reclassified` chooses the tier where none was chosen yet, which needs no entry:
   * `event` is empty then.
   */
  addEvent: command(
    z.strictObject({
      fault: z.string(),
      type: z.enum(faultEventTypes),
      at: instant,
      to: instant.default(''),
      channel: z.enum(faultChannels).nullable().default(null),
      text: text.default(''),
      backdated: text.default(''),
      detail: entryFields.detail.default({}),
      andResponse: z.boolean().default(false),
    }),
    (ctx, input) => {
      const facts = loadFault(ctx, input.fault)
      const scope = openOwner(ctx.db, 'fault', input.fault)
      const { type } = input
      if (apart.has(type)) fail('invalid-input', `“${faultEventName(type)}”不在这里记录，请用它自己的按钮。`)
      if (type === 'reported' && facts.state !== 'closed') return { event: correctReport(ctx, scope, facts, input) }
      refuse(refusalOf(input, facts.events, facts.state, ctx.now()))
      if (type === 'reclassified') {
        checkTier(facts, input.detail.tier, input.text)
        if (facts.fault.tier?.policy === '') {
          ctx.write(fault, facts.id, scope, { tier: { policy: input.detail.tier!, quote: facts.fault.tier.quote } })
          return { event: '' }
        }
      }
      if (type === 'workaround' && input.detail.businessRestored === undefined)
        fail('incomplete', '请说明临时措施后业务是否已恢复。没有记录，您写的还在框里。', {
          businessRestored: '请选择',
        })
      const backdated = backdatingOf(ctx, input.at, input.backdated, facts)
      const { andResponse, ...entry } = input
      const event = writeEntry(ctx, scope, { ...entry, backdated })
      if (andResponse && !facts.events.some((e) => e.entry.type === 'first_response') && type !== 'first_response')
        writeEntry(ctx, scope, {
          fault: input.fault,
          type: 'first_response',
          at: input.at,
          channel: input.channel,
          backdated,
        })
      return { event }
    },
  ),
  /** Says when a wait or a transport ended. */
  endInterval: command(z.strictObject({ event: z.string(), to: instant }), (ctx, input) => {
    const row = entryOf(ctx.db, input.event)
    const scope = openOwner(ctx.db, 'fault', row.entry.fault)
    const { type, at } = row.entry
    if (type !== 'waiting' && type !== 'transport') fail('invalid-input', `“${faultEventName(type)}”没有结束时间。`)
    if (endOf(row) !== '') fail('invalid-input', '这一段已经结束了。记错了请划去重记，两个版本都会保留。')
    if (input.to === '') fail('invalid-input', '请写结束时间。', { to: '请填写' })
    refuse(refusedEnd(input.to, at, ctx.now(), faultEventName(type)))
    const { events } = loadFault(ctx, row.entry.fault)
    if (type === 'waiting') refuse(overlapOf({ from: at, to: input.to }, events, row.id))
    ctx.write(faultEvent, row.id, scope, { until: { to: stored(input.to) } })
  }),
  /** Strikes an entry that was wrong: it no longer counts, and stays with the reason. */
  strike: command(z.strictObject({ event: z.string(), reason: text }), (ctx, input) => {
    const row = entryOf(ctx.db, input.event)
    const scope = openOwner(ctx.db, 'fault', row.entry.fault)
    if (input.reason.trim() === '') fail('incomplete', '划去要写明原因，原来的内容会保留。', { reason: '请写明原因' })
    const { events, state } = loadFault(ctx, row.entry.fault)
    if (state === 'closed' && row.entry.type !== 'closed' && row.entry.type !== 'note')
      fail('read-only', '故障已关闭，经过不能再改。要更正请先“重开”。')
    if (row.entry.type === 'reported' && events.filter((e) => e.entry.type === 'reported').length === 1) {
      const sentence = '报障时间是时限的起点，不能只划去。请重新记录“报障”并写明原因，新旧两个版本都会保留。'
      fail('invalid-input', sentence)
    }
    ctx.write(faultEvent, row.id, scope, {
      struck: { reason: input.reason, at: ctx.now(), by: personName(ctx.db, ctx.author) },
    })
  }),
}
